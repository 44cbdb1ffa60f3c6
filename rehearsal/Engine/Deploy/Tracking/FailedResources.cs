using System.Collections.Concurrent;

namespace Rehearsal.Engine.Deploy.Tracking;

/// <summary>The resources that failed or were skipped in this run.</summary>
internal sealed class FailedResources
{
    private readonly ConcurrentDictionary<string, bool> _failed = new(StringComparer.Ordinal);

    internal bool Any => !_failed.IsEmpty;

    /// <summary>Notes that a resource is not as the program wants it; what depends on it is not tried.</summary>
    internal void Add(string urn) => _failed.TryAdd(urn, true);

    /// <summary>The first of the given resources that failed or was skipped; null when none did.</summary>
    internal string? FirstOf(IEnumerable<string> urns) => urns.FirstOrDefault(_failed.ContainsKey);
}
