namespace Rehearsal.Engine.Options;

/// <summary>The two ways to end a run early.</summary>
/// <param name="Ending">Nothing new begins, and running operations go on to their end.</param>
/// <param name="Abort">Running operations stop at once.</param>
internal sealed record RunCancellation(CancellationToken Ending, CancellationToken Abort)
{
    /// <summary>True when the run was cancelled in one of the two ways.</summary>
    internal bool IsRequested => Ending.IsCancellationRequested || Abort.IsCancellationRequested;

    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    internal void ThrowIfRequested()
    {
        Ending.ThrowIfCancellationRequested();
        Abort.ThrowIfCancellationRequested();
    }
}
