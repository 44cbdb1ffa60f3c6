namespace Rehearsal.Engine.Deploy.Tracking;

/// <summary>The end of a program that waits there until nothing needs it any more.</summary>
internal sealed class ProgramEnd
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the program has declared all that it wants and waits.</summary>
    internal Task Reached => _reached.Task;

    /// <summary>Lets the program wait.</summary>
    internal Task WaitAsync(CancellationToken cancellationToken)
    {
        _reached.TrySetResult();
        return _released.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Lets the program go.</summary>
    internal void Release() => _released.TrySetResult();
}
