namespace Pulumi;

/// <summary>All running work of a program, by which its end and its failures are noticed.</summary>
internal sealed class ProgramWork
{
    private readonly Lock _lock = new();
    private readonly List<Exception> _failures = [];
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _failed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _pending = 1;

    /// <summary>Completes when no work is running any more, after <see cref="ProgramReturned"/>.</summary>
    public Task Idle => _idle.Task;

    /// <summary>Completes with the first failure.</summary>
    public Task Failed => _failed.Task;

    /// <summary>All failures. An exception that reached several outputs is there once.</summary>
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

    /// <summary>Signals that the program itself starts nothing more.</summary>
    public void ProgramReturned() => Complete();

    public void Fail(Exception exception)
    {
        lock (_lock)
        {
            if (!_failures.Exists(IsSame))
            {
                _failures.Add(exception);
            }
        }

        _failed.TrySetResult();

        bool IsSame(Exception known)
            => ReferenceEquals(known, exception) || (known.InnerException is { } inner && ReferenceEquals(inner, exception.InnerException));
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
