using GeoRegistry.Settings.Reading;

namespace GeoRegistry.Settings.Checks;

/// <summary>The global endpoint has at least one region to send clients to.</summary>
internal static class GlobalEndpoint
{
    internal static void Check(ConfigNode registry)
    {
        var home = registry["homeRegionEndpointEnabled"];
        if (home.Flag is false && registry["replicas"].Items.All(replica => replica["regionEndpointEnabled"].Flag is false))
        {
            home.Report(
                "must be true unless a replica has regionEndpointEnabled: true; otherwise the global endpoint leads nowhere",
                "true");
        }
    }
}
