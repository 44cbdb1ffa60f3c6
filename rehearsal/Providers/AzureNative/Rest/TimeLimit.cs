namespace Rehearsal.Providers.AzureNative.Rest;

/// <summary>The time that an operation may take.</summary>
internal sealed class TimeLimit : IDisposable
{
    private static readonly TimeSpan Default = TimeSpan.FromHours(2);

    private readonly CancellationToken _outer;
    private readonly CancellationTokenSource _over;
    private readonly CancellationTokenSource _either;

    /// <param name="given">The resource's custom timeout; null for two hours.</param>
    /// <param name="outer">Ends the operation for other reasons.</param>
    internal TimeLimit(TimeSpan? given, TimeProvider time, CancellationToken outer)
    {
        _outer = outer;
        _over = new CancellationTokenSource(given ?? Default, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_over.Token, outer);
    }

    internal CancellationToken Token => _either.Token;

    /// <summary>Whether the time is over and nothing else has ended the operation.</summary>
    internal bool IsOver => _over.IsCancellationRequested && !_outer.IsCancellationRequested;

    /// <summary>The failure of an operation that took too long, in azure-native's words.</summary>
    internal static ProviderException Failure => new("operation timed out");

    /// <summary>Waits for an operation that ends with <see cref="Token"/>.</summary>
    /// <exception cref="ProviderException">The time is over.</exception>
    internal async Task<T> KeepAsync<T>(Func<Task<T>> operation)
    {
        try
        {
            return await operation();
        }
        catch (OperationCanceledException) when (IsOver)
        {
            throw Failure;
        }
    }

    public void Dispose()
    {
        _either.Dispose();
        _over.Dispose();
    }
}
