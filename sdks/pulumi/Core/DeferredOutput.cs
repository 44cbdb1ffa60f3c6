namespace Pulumi;

/// <summary>An output that can be used before the source of its value is known: for components that refer to each other.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class DeferredOutput<T>
{
    private readonly TaskCompletionSource<Output<T>> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Creates an output that waits for <see cref="Resolve"/>.</summary>
    public DeferredOutput() => Output = new(ResolvedAsync());

    /// <summary>The output. It never resolves if <see cref="Resolve"/> is not called.</summary>
    public Output<T> Output { get; }

    /// <summary>Sets the source of the value.</summary>
    /// <param name="output">The output to take over, with its dependencies and secrecy.</param>
    /// <exception cref="InvalidOperationException">It has been set already.</exception>
    public void Resolve(Output<T> output) => _source.SetResult(output);

    private async Task<OutputData> ResolvedAsync()
    {
        var output = await _source.Task.ConfigureAwait(false);
        return await output.Data.ConfigureAwait(false);
    }
}
