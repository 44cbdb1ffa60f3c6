namespace Pulumi;

/// <summary>Everything that a program has under way, so that its end and its failures are noticed.</summary>
internal sealed class ProgramWork
{
    private readonly Lock _lock = new();
    private readonly List<Exception> _failures = [];
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _pending = 1;

    /// <summary>Completes when nothing is under way any more, after <see cref="ProgramReturned"/>.</summary>
    public Task Idle => _idle.Task;

    /// <summary>Completes with the first failure.</summary>
    public Task Failed => _failed.Task;

    /// <summary>What went wrong; an exception that reached several outputs is there once.</summary>
    public IReadOnlyList<Exception> Failures
    {
        get
        {
            lock (_lock)
            {
                return [.. _failures];
            }
        }
    }

    public void Track(Task task)
    {
        if (!task.IsCompletedSuccessfully)
        {
            Interlocked.Increment(ref _pending);
            _ = ObserveAsync(task);
        }
    }

    /// <summary>Says that the program itself has nothing more to start.</summary>
    public void ProgramReturned() => Complete();

    public void Fail(Exception exception)
    {
        lock (_lock)
        {
            if (!_failures.Exists(known => ReferenceEquals(known, exception)
                || (known.InnerException is { } inner && ReferenceEquals(inner, exception.InnerException))))
            {
                _failures.Add(exception);
            }
        }

        _failed.TrySetResult();
    }

    private async Task ObserveAsync(Task task)
    {
        try
        {
            await task.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            Fail(exception);
        }
        finally
        {
            Complete();
        }
    }

    private void Complete()
    {
        if (Interlocked.Decrement(ref _pending) == 0)
        {
            _idle.TrySetResult();
        }
    }
}
