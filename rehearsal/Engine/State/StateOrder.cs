namespace Rehearsal.Engine.State;

/// <summary>The order of a state: each resource behind all that it refers to, as Pulumi's own states have them; otherwise as they came into being.</summary>
internal static class StateOrder
{
    /// <param name="resources">The resources by key. Of two with one URN, which a replacement leaves, neither waits for the other.</param>
    internal static IReadOnlyList<ResourceState> Of(IReadOnlyCollection<ResourceState> resources)
    {
        var ordered = new List<ResourceState>(resources.Count);
        var byUrn = resources.ToLookup(resource => resource.Urn, StringComparer.Ordinal);
        var begun = new HashSet<long>();
        foreach (var resource in resources)
        {
            Add(resource);
        }
        return ordered;

        void Add(ResourceState resource)
        {
            // States of different runs may refer to each other in a circle, since the old and the new one of a replacement share a URN.
            if (!begun.Add(resource.Key))
                return;
            foreach (var needed in resource.References().SelectMany(urn => byUrn[urn]).Where(needed => needed.Urn != resource.Urn))
            {
                Add(needed);
            }
            ordered.Add(resource);
        }
    }
}
