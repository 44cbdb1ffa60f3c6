using Rehearsal.Engine.Options;

namespace Rehearsal.Engine.Protocol;

/// <summary>Ends a program that hangs: one that neither ends nor asks the engine for anything, although it waits for no answer.</summary>
internal sealed class ProgramWatch : IDisposable
{
    private readonly TimeSpan _limit;
    private readonly CancellationTokenSource _end;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private int _calls;

    /// <param name="options">Say how long the program may be silent.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellation">Ends the program for other reasons.</param>
    public ProgramWatch(RunOptions options, TimeProvider time, RunCancellation cancellation)
    {
        _limit = options.ProgramTimeout;
        _end = CancellationTokenSource.CreateLinkedTokenSource(cancellation.Ending);
        _timer = time.CreateTimer(_ => GiveUp(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Starts to watch the program.</summary>
    internal void Start() => Count(0);

    /// <summary>Ends the program.</summary>
    internal CancellationToken End => _end.Token;

    internal bool HasHung { get; private set; }

    /// <summary>Runs a call of the program; while one runs, the program waits for the engine and does not hang.</summary>
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
