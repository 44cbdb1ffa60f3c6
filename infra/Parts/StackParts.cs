using GeoRegistry.Azure;
using Pulumi;
using Pulumi.Utilities;

namespace GeoRegistry.Parts;

/// <summary>
/// The resources that the registries of a stack have declared so far, by id. Registries that come after refer to them, and so wait for just the
/// resources that they need.
/// </summary>
internal sealed class StackParts
{
    private readonly Dictionary<string, Resource> _byPath = new(ResourceIds.Comparer);

    /// <summary>Makes a resource known by its id.</summary>
    /// <param name="resourceGroup">The resource group's name.</param>
    /// <param name="path">As for <see cref="ResourceIds.InGroup"/>.</param>
    /// <param name="resource">The resource.</param>
    internal void Add(string resourceGroup, string path, Resource resource) => _byPath[$"{resourceGroup}/{path}"] = resource;

    /// <summary>An id from the settings, depending on the resource, or on what it is in, where that is declared in this stack.</summary>
    /// <param name="id">The id.</param>
    /// <param name="subscription">The subscription that is deployed to; null where it is not known, and ids of any may be meant.</param>
    internal Output<string> IdOf(string id, string? subscription)
        => Find(id, subscription) is { } declared ? OutputUtilities.WithDependency(Output.Create(id), declared) : Output.Create(id);

    private Resource? Find(string id, string? subscription)
    {
        if (id.Split('/', 7) is not ["", _, var given, _, var group, _, var path])
            return null;
        if (subscription is not null && !ResourceIds.Comparer.Equals(given, subscription))
            return null;
        for (; path.Count(character => character is '/') > 1; path = ResourceIds.Parent(path))
        {
            if (_byPath.TryGetValue($"{group}/{path}", out var found))
                return found;
        }

        return null;
    }
}
