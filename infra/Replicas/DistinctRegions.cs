using GeoRegistry.Azure;
using GeoRegistry.Configuration;

namespace GeoRegistry.Replicas;

/// <summary>A region holds one replica of a registry, and the home region holds one from the beginning.</summary>
internal static class DistinctRegions
{
    internal static void Check(ConfigNode registry)
    {
        var homeRegion = registry["homeRegion"].FindRegion();
        var seen = new Dictionary<Region, ConfigNode>();
        foreach (var place in registry["replicas"].Items.Select(replica => replica["region"]))
        {
            if (place.FindRegion() is not { } region)
                continue;
            if (region == homeRegion)
            {
                place.Report(
                    $"must be another region than the home region, {region.Name}, which always holds a replica",
                    "remove this entry; homeRegionEndpointEnabled and zoneRedundancy of the registry are the home replica's");
            }
            else if (!seen.TryAdd(region, place))
            {
                place.Report($"must be in the list once; {seen[region].Path} is {region.Name} as well", "remove one of the two entries");
            }
        }
    }
}
