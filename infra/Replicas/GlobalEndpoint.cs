using GeoRegistry.Configuration;

namespace GeoRegistry.Replicas;

/// <summary>The global endpoint has at least one region to send clients to.</summary>
internal static class GlobalEndpoint
{
    internal static void Check(ConfigNode registry)
    {
        if (SwitchedOff(registry, "homeRegionEndpointEnabled", "homeGlobalEndpointRouting") is { } home
            && registry["replicas"].Items.All(replica => SwitchedOff(replica, "regionEndpointEnabled", "globalEndpointRouting") is not null))
        {
            home.Report(
                "must be true unless a replica has regionEndpointEnabled: true; otherwise the global endpoint leads nowhere",
                "true");
        }
    }

    private static ConfigNode? SwitchedOff(ConfigNode region, params IEnumerable<string> keys)
        => keys.Select(key => region[key]).FirstOrDefault(routing => routing.Flag is false);
}
