using System.Collections.Concurrent;

namespace Rehearsal.Engine.Protocol;

/// <summary>The calls that are being answered. They outlive the program's connection, because operations in the cloud continue without it.</summary>
internal sealed class RunningCalls
{
    private readonly ConcurrentDictionary<Task, bool> _calls = new();

    internal async Task<T> FollowAsync<T>(Task<T> call)
    {
        _calls[call] = true;
        try
        {
            return await call;
        }
        finally
        {
            _calls.TryRemove(call, out _);
        }
    }

    /// <summary>Waits for the end of all calls; their callers get to know how they ended.</summary>
    internal async Task EndAsync() => await Task.WhenAny(Task.WhenAll(_calls.Keys));
}
