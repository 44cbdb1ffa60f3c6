using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Resolves dependencies: to depend on a component is to depend on its contents, since a component is complete only after them.</summary>
internal static class DependencyUrns
{
    /// <summary>The URNs of the resources to wait for. A resource in a component that it depends on waits forever.</summary>
    /// <param name="resources">The resources that a value or option names.</param>
    public static async Task<SortedSet<string>> OfAsync(IEnumerable<Resource> resources)
    {
        var urns = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var resource in Expand(resources))
        {
            if ((await resource.Urn.Data.ConfigureAwait(false)).Value is string { Length: > 0 } urn)
            {
                urns.Add(urn);
            }
        }

        return urns;
    }

    /// <summary>The resources with components replaced by the resources in them, down to the first that providers manage.</summary>
    public static HashSet<Resource> Expand(IEnumerable<Resource> resources)
    {
        var found = new HashSet<Resource>();
        var seen = new HashSet<Resource>();
        var left = new System.Collections.Generic.Stack<Resource>(resources);
        while (left.TryPop(out var resource))
        {
            if (!seen.Add(resource))
            {
                continue;
            }

            if (resource.IsCustom || resource.IsRemote)
            {
                found.Add(resource);
                continue;
            }

            foreach (var child in resource.Children)
            {
                left.Push(child);
            }
        }

        return found;
    }

    /// <summary>The resources in a list option, with those that the list itself was computed from.</summary>
    public static async Task<HashSet<Resource>> GatherAsync(InputList<Resource> list)
    {
        var data = await list.ToOutput().Data.ConfigureAwait(false);
        var resources = new HashSet<Resource>(data.Resources);
        resources.UnionWith((ImmutableArray<Resource>?)data.Value ?? []);
        return resources;
    }
}
