using System.Collections.Concurrent;
using Rehearsal.Engine.State;

namespace Rehearsal.Engine.Planning;

/// <summary>The resources that a run, or an edit of the state, is limited to.</summary>
/// <param name="targets">The resources; without any there is no limit.</param>
/// <param name="withDependents">Also takes in what depends on them.</param>
internal sealed class RunTargets(UrnPatterns targets, bool withDependents)
{
    private readonly ConcurrentDictionary<string, bool> _included = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _leftOut = new(StringComparer.Ordinal);

    /// <param name="references">What the resource depends on; each of these has been asked about before.</param>
    internal bool Include(string urn, IEnumerable<string> references)
    {
        if (targets.IsEmpty)
            return true;
        var included = targets.Match(urn) || (withDependents && references.Any(_included.ContainsKey));
        if (included)
            _included[urn] = true;
        return included;
    }

    /// <summary>Notes that a resource does not come into being, because it is not included.</summary>
    internal void LeaveOut(string urn) => _leftOut[urn] = true;

    /// <summary>The first of the given resources that does not come into being; null when all do.</summary>
    internal string? FirstLeftOut(IEnumerable<string> urns) => urns.FirstOrDefault(_leftOut.ContainsKey);

    /// <summary>Those of the given resources that are included.</summary>
    internal IReadOnlyList<ResourceState> Of(IReadOnlyCollection<ResourceState> states)
    {
        var found = new List<ResourceState>();
        // A resource may depend on one that came into being after it, so one pass over them is not enough.
        for (var before = -1; before != found.Count;)
        {
            before = found.Count;
            found = [.. states.Where(state => Include(state.Urn, state.References()))];
        }
        return found;
    }
}
