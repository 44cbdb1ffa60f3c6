using GeoRegistry.Configuration;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Reports;

/// <summary>Finds the line of a stack's file that a resource comes from.</summary>
internal static class ResourceLines
{
    /// <summary>
    /// The line, from 1 on, that names what a resource was declared for. Resources are named after their registry, and end in
    /// their own name, such as a region. The first line where nothing in the file is named so.
    /// </summary>
    internal static int LineOf(this StackFile file, DeclaredResource resource)
    {
        var ends = file.Names.Where(place => resource.Name.EndsWith($"-{place.Name}", StringComparison.Ordinal));
        var begins = file.Names.Where(place => resource.Name == place.Name || resource.Name.StartsWith($"{place.Name}-", StringComparison.Ordinal));
        return ends.Concat(begins).Select(place => place.Line).FirstOrDefault(1);
    }
}
