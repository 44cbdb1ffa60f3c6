using Rehearsal.Engine.Options;

namespace Rehearsal.Engine.Deploy.Steps;

/// <summary>Runs the operations of providers, no more at one time than the options allow.</summary>
internal sealed class ProviderOperations(RunOptions options, RunCancellation cancellation) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(options.Parallelism, options.Parallelism);

    /// <summary>Runs an operation as soon as there is a slot for it.</summary>
    /// <param name="operation">Takes the token that aborts it.</param>
    /// <param name="waiting">Ends the wait for a slot.</param>
    internal async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> operation, CancellationToken waiting)
    {
        await _slots.WaitAsync(waiting);
        try
        {
            cancellation.Ending.ThrowIfCancellationRequested();
            return await operation(cancellation.Abort);
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <summary>Gives the slot of a running operation to others while it does something else.</summary>
    /// <param name="meanwhile">What it does.</param>
    internal async Task<T> YieldSlotAsync<T>(Func<Task<T>> meanwhile)
    {
        _slots.Release();
        try
        {
            return await meanwhile();
        }
        finally
        {
            await _slots.WaitAsync(cancellation.Abort);
        }
    }

    public void Dispose() => _slots.Dispose();
}
