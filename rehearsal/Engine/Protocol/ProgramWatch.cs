namespace Rehearsal.Engine.Protocol;

/// <summary>Notices a program that hangs: one that neither comes to its end nor asks the engine for anything, with nothing to wait for.</summary>
internal sealed class ProgramWatch : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly CancellationTokenSource _end;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private int _calls;

    /// <param name="limit">The longest that it may be silent.</param>
    /// <param name="cancellationToken">Ends the program for other reasons.</param>
    internal ProgramWatch(TimeSpan limit, TimeProvider time, CancellationToken cancellationToken)
    {
        _limit = limit;
        _end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _timer = time.CreateTimer(_ => GiveUp(), null, limit, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ends the program.</summary>
    internal CancellationToken End => _end.Token;

    internal bool HasHung { get; private set; }

    /// <summary>Runs a call of the program; while one runs, it is the program that waits.</summary>
    internal async Task<T> WhileAsync<T>(Func<Task<T>> call)
    {
        Count(1);
        try
        {
            return await call();
        }
        finally
        {
            Count(-1);
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _end.Dispose();
    }

    private void Count(int more)
    {
        lock (_gate)
        {
            _calls += more;
            _timer.Change(_calls > 0 ? Timeout.InfiniteTimeSpan : _limit, Timeout.InfiniteTimeSpan);
        }
    }

    private void GiveUp()
    {
        lock (_gate)
        {
            if (_calls > 0)
                return;
            HasHung = true;
        }
        _end.Cancel();
    }
}
