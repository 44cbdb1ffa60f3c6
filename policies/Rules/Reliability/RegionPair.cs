using GeoRegistry.Azure;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>A registry's home region and the region that Azure pairs it with.</summary>
internal static class RegionPair
{
    /// <summary>Whether at least one of a registry's regions is neither of the two.</summary>
    internal static Decision HasRegionOutside(DeclaredResource registry, RegistryRegions regions) => registry.Region is { } home
        ? regions.Any(region => region != home && region.Name != home.PairedRegion)
        : Decision.Undecided;
}
