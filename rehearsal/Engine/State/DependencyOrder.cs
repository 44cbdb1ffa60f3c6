namespace Rehearsal.Engine.State;

/// <summary>The order that Pulumi's engine expects of a state: each resource after all that it refers to.</summary>
internal static class DependencyOrder
{
    /// <summary>Orders resources; keeps the given order where it is possible.</summary>
    internal static IReadOnlyList<ResourceState> Of(IReadOnlyList<ResourceState> resources)
    {
        var byUrn = resources.ToLookup(state => state.Urn, StringComparer.Ordinal);
        var seen = new HashSet<long>();
        var ordered = new List<ResourceState>(resources.Count);
        var waiting = new Stack<(ResourceState State, bool IsReady)>();
        foreach (var first in resources)
        {
            waiting.Push((first, false));
            while (waiting.TryPop(out var next))
            {
                if (next.IsReady)
                {
                    ordered.Add(next.State);
                    continue;
                }
                if (!seen.Add(next.State.Key))
                    continue;
                waiting.Push((next.State, true));
                foreach (var needed in next.State.References().Reverse().SelectMany(Needed))
                {
                    waiting.Push((needed, false));
                }
            }
        }
        return ordered;

        // A reference means a resource that waits to be deleted only where nothing has replaced it.
        IEnumerable<ResourceState> Needed(string urn)
            => byUrn[urn].Where(state => !state.PendingDeletion).DefaultIfEmpty(byUrn[urn].FirstOrDefault()).OfType<ResourceState>();
    }
}
