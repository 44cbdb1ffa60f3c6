using GeoRegistry.Configuration;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Reports;

/// <summary>Finds the line of a stack's file that a resource comes from.</summary>
internal static class ResourceLines
{
    /// <summary>
    /// The line, from 1, that a resource comes from; 1 if there is none. A resource's name begins with that of its registry and ends with its own, such as
    /// a region.
    /// </summary>
    internal static int LineOf(this StackFile file, DeclaredResource resource)
    {
        var ends = file.Names.Where(place => resource.Name.EndsWith($"-{place.Name}", StringComparison.Ordinal));
        var begins = file.Names.Where(place => resource.Name == place.Name || resource.Name.StartsWith($"{place.Name}-", StringComparison.Ordinal));
        return ends.Concat(begins).Select(place => place.Line).FirstOrDefault(1);
    }
}
