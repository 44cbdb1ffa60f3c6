namespace Pulumi;

/// <summary>Watches the thread that creates it, and calls back once when that thread waits for something.</summary>
internal sealed class WatchedThread : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    private readonly Thread _thread = Thread.CurrentThread;
    private readonly Action _whenWaiting;
    private readonly Timer _timer;
    private bool _waits;

    /// <param name="whenWaiting">Called on another thread.</param>
    public WatchedThread(Action whenWaiting)
    {
        _whenWaiting = whenWaiting;
        _timer = new(_ => Look());
        Again();
    }

    public void Dispose() => _timer.Dispose();

    // Every thread waits for a moment now and then. A thread that waits at two checks in a row waits for something.
    private void Look()
    {
        var waits = _thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin);
        if (waits && _waits)
        {
            _whenWaiting();
            return;
        }

        _waits = waits;
        Again();
    }

    private void Again()
    {
        try
        {
            _timer.Change(Interval, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // It need not be watched any longer.
        }
    }
}
