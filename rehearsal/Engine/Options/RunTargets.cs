using System.Collections.Concurrent;
using Rehearsal.Engine.State;

namespace Rehearsal.Engine.Options;

/// <summary>The resources that a run, or an edit of the state, is limited to.</summary>
/// <param name="options">Which are targets and which are excluded, and whether what depends on them is too. Without targets all are.</param>
internal sealed class RunTargets(RunOptions options)
{
    private readonly ConcurrentDictionary<string, bool> _included = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _excluded = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _leftOut = new(StringComparer.Ordinal);

    /// <param name="references">What the resource depends on; each of these has been asked about before.</param>
    internal bool Include(string urn, IEnumerable<string> references)
    {
        if (Exclude(urn, references))
            return false;
        if (options.Targets.IsEmpty)
            return true;
        var included = options.Targets.Match(urn) || (options.TargetDependents && references.Any(_included.ContainsKey));
        if (included)
            _included[urn] = true;
        return included;
    }

    /// <summary>True when the options ask for the replacement of a resource.</summary>
    internal bool IsReplacementRequested(string urn) => options.Replace.Match(urn);

    /// <summary>Notes that a resource is not created, because it is not included.</summary>
    internal void LeaveOut(string urn) => _leftOut[urn] = true;

    /// <summary>The first of the given resources that is not created; null when all are.</summary>
    internal string? FirstLeftOut(IEnumerable<string> urns) => urns.FirstOrDefault(_leftOut.ContainsKey);

    /// <summary>Why a resource is not included, and what helps, as the end of a sentence about it and another one that is.</summary>
    internal string WhyNot(string urn) => _excluded.ContainsKey(urn)
        ? "is excluded; take it out of --exclude, or exclude this one as well, with --exclude-dependents all such"
        : $"is no target; add --target '{urn}', or --target-dependents for all such";

    /// <summary>Those of the given resources that are included.</summary>
    internal IReadOnlyList<ResourceState> Of(IReadOnlyCollection<ResourceState> states)
    {
        FindExcluded(states);
        var found = new List<ResourceState>();
        // A resource may depend on one that was created after it, so one pass over them is not enough.
        for (var before = -1; before != found.Count;)
        {
            before = found.Count;
            found = [.. states.Where(state => Include(state.Urn, state.References()))];
        }
        return found;
    }

    /// <summary>URNs of what must not be deleted: what is excluded, what is protected where that is to stay, and everything that one of these needs.</summary>
    /// <param name="states">All resources.</param>
    internal IReadOnlySet<string> Held(IReadOnlyCollection<ResourceState> states)
    {
        FindExcluded(states);
        var held = states
            .Where(state => !state.PendingDeletion && (_excluded.ContainsKey(state.Urn) || (options.ExcludeProtected && state.Protect)))
            .Select(state => state.Urn)
            .ToHashSet(StringComparer.Ordinal);
        for (var before = -1; before != held.Count;)
        {
            before = held.Count;
            held.UnionWith([.. states.Where(state => !state.PendingDeletion && held.Contains(state.Urn)).SelectMany(state => state.References())]);
        }
        return held;
    }

    private void FindExcluded(IReadOnlyCollection<ResourceState> states)
    {
        for (var before = -1; before != _excluded.Count;)
        {
            before = _excluded.Count;
            foreach (var state in states)
            {
                Exclude(state.Urn, state.References());
            }
        }
    }

    private bool Exclude(string urn, IEnumerable<string> references)
    {
        var excluded = options.Exclude.Match(urn) || (options.ExcludeDependents && references.Any(_excluded.ContainsKey));
        if (excluded)
            _excluded[urn] = true;
        return excluded;
    }
}
