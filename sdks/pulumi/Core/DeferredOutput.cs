namespace Pulumi;

/// <summary>An output that is handed out before it is known where its value comes from: for components that refer to each other.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class DeferredOutput<T>
{
    private readonly TaskCompletionSource<Output<T>> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Creates an output that waits for <see cref="Resolve"/>.</summary>
    public DeferredOutput() => Output = new(ResolvedAsync());

    /// <summary>The output; never resolves when <see cref="Resolve"/> is not called.</summary>
    public Output<T> Output { get; }

    /// <summary>Says where the value comes from.</summary>
    /// <param name="output">The output to take over, with its dependencies and secrecy.</param>
    /// <exception cref="InvalidOperationException">It was said before.</exception>
    public void Resolve(Output<T> output) => _source.SetResult(output);

    private async Task<OutputData> ResolvedAsync()
    {
        var output = await _source.Task.ConfigureAwait(false);
        return await output.Data.ConfigureAwait(false);
    }
}
