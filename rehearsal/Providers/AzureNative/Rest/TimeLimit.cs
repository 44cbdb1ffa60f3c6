namespace Rehearsal.Providers.AzureNative.Rest;

/// <summary>The time that an operation may take.</summary>
internal sealed class TimeLimit : IDisposable
{
    private static readonly TimeSpan Default = TimeSpan.FromHours(1);

    private readonly TimeSpan _given;
    private readonly CancellationToken _outer;
    private readonly CancellationTokenSource _over;
    private readonly CancellationTokenSource _either;

    /// <param name="given">The resource's custom timeout; null for an hour.</param>
    /// <param name="outer">Ends the operation for other reasons.</param>
    internal TimeLimit(TimeSpan? given, TimeProvider time, CancellationToken outer)
    {
        (_given, _outer) = (given ?? Default, outer);
        _over = new CancellationTokenSource(_given, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_over.Token, outer);
    }

    internal CancellationToken Token => _either.Token;

    /// <summary>Whether the time is over and nothing else has ended the operation.</summary>
    internal bool IsOver => _over.IsCancellationRequested && !_outer.IsCancellationRequested;

    /// <summary>Waits for an operation that ends with <see cref="Token"/>.</summary>
    /// <exception cref="ProviderException">The time is over.</exception>
    internal async Task<T> KeepAsync<T>(string action, string id, Func<Task<T>> operation)
    {
        try
        {
            return await operation().ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (IsOver)
        {
            throw Failure(action, id);
        }
    }

    /// <summary>The failure of an operation that took too long.</summary>
    internal ProviderException Failure(string action, string id)
        => new($"{action} of {id} has not ended in the {DurationText.Of(_given)} that it was given. Azure may still be at it: run again later, or give it longer with 'customTimeouts'.");

    public void Dispose()
    {
        _either.Dispose();
        _over.Dispose();
    }
}
