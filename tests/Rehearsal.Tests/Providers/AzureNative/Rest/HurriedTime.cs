namespace Rehearsal.Tests.Providers.AzureNative.Rest;

/// <summary>
/// A clock that jumps to the end of each wait at once, and records the wait. Time limits (<see cref="CancellationTokenSource"/>) expire when it passes
/// them.
/// </summary>
/// <remarks>
/// <c>FakeTimeProvider</c> advances only when a test calls it. The code under test waits several times in one call, for times that are what the tests check.
/// </remarks>
internal sealed class HurriedTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<Alarm> _limits = [];
    private readonly List<TimeSpan> _waits = [];
    private DateTimeOffset _now = DateTimeOffset.UnixEpoch;

    /// <summary>How long each wait took.</summary>
    internal IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (_gate)
            {
                return [.. _waits];
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            var alarm = new Alarm(this, () => callback(state), _now + dueTime);
            if (state is CancellationTokenSource)
            {
                _limits.Add(alarm);
            }
            else
            {
                _waits.Add(dueTime);
                _ = Task.Run(() => Reach(alarm));
            }

            return alarm;
        }
    }

    private void Reach(Alarm awaited)
    {
        List<Alarm> due;
        lock (_gate)
        {
            _now = awaited.Due > _now ? awaited.Due : _now;
            due = [.. _limits.Where(limit => limit.Due <= _now)];
            _limits.RemoveAll(due.Contains);
        }

        foreach (var alarm in due.Append(awaited))
        {
            alarm.Ring();
        }
    }

    private sealed record Alarm(HurriedTime Clock, Action Ring, DateTimeOffset Due) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => throw new NotSupportedException("no one changes a timer here");

        public void Dispose()
        {
            lock (Clock._gate)
            {
                Clock._limits.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
