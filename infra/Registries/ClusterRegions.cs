using GeoRegistry.Configuration;

namespace GeoRegistry.Registries;

/// <summary>The nodes of a cluster pull fastest from a replica in their own region. Says where there is none.</summary>
internal static class ClusterRegions
{
    internal static void Check(ConfigNode registry)
    {
        var regions = registry["replicas"].Items.Select(replica => replica["region"]).Append(registry["homeRegion"]).Select(place => place.FindRegion()).ToHashSet();
        foreach (var place in registry["access"].Items.SelectMany(entry => entry["kubelets"].Items).Select(kubelet => kubelet["region"]))
        {
            if (place.FindRegion() is { } region && !regions.Contains(region))
                place.Warn($"is {region.Name}, where the registry has no replica: the cluster's nodes will pull from another region");
        }
    }
}
