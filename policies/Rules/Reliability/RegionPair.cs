using GeoRegistry.Azure;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>A registry's home region and the one that Azure pairs it with.</summary>
internal static class RegionPair
{
    /// <summary>Whether one of a registry's regions is neither of them.</summary>
    internal static Truth IsLeft(DeclaredResource registry, RegistryRegions regions) => registry.Region is { } home
        ? regions.Any(region => region != home && region.Name != home.PairedRegion)
        : Truth.Unknown;
}
