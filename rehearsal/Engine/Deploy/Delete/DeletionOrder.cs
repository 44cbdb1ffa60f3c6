using Rehearsal.Engine.State;

namespace Rehearsal.Engine.Deploy.Delete;

/// <summary>What has to be deleted before what.</summary>
internal sealed class DeletionOrder
{
    private readonly ILookup<string, ResourceState> _byUrn;
    private readonly Func<string, string> _current;
    private readonly Dictionary<long, List<ResourceState>> _needed = [];
    private readonly Dictionary<long, List<ResourceState>> _dependents = [];

    /// <param name="resources">The resources to delete.</param>
    /// <param name="current">Gives the URN by which a resource goes now.</param>
    internal DeletionOrder(IReadOnlyList<ResourceState> resources, Func<string, string> current)
    {
        _current = current;
        _byUrn = resources.ToLookup(state => current(state.Urn));
        foreach (var state in resources)
        {
            _dependents[state.Key] = [];
        }
        foreach (var state in resources)
        {
            // The old and the new one of a replacement share a URN; neither depends on the other.
            _needed[state.Key] = [.. state.References().Select(current).Distinct().SelectMany(urn => _byUrn[urn]).Where(needed => needed.Urn != state.Urn)];
            foreach (var needed in _needed[state.Key])
            {
                _dependents[needed.Key].Add(state);
            }
        }
        var depths = new Dictionary<long, int>();
        DeepestFirst = [.. resources.OrderByDescending(state => Depth(state, depths)).ThenByDescending(state => state.Key)];
    }

    /// <summary>The resources: first those that are the most steps away from one that needs no other, as in Pulumi's engine, then the youngest.</summary>
    internal IReadOnlyList<ResourceState> DeepestFirst { get; }

    internal IReadOnlyList<ResourceState> DependentsOf(ResourceState state) => _dependents[state.Key];

    /// <summary>Those of the resources that have a URN.</summary>
    internal IEnumerable<ResourceState> Of(string urn) => _byUrn[_current(urn)];

    private int Depth(ResourceState state, Dictionary<long, int> known)
    {
        if (known.TryGetValue(state.Key, out var depth))
            return depth;
        // States of different runs may depend on each other in a circle.
        known[state.Key] = 0;
        return known[state.Key] = _needed[state.Key].Select(needed => Depth(needed, known) + 1).DefaultIfEmpty(0).Max();
    }
}
