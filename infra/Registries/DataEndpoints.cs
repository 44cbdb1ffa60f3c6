using GeoRegistry.Configuration;

namespace GeoRegistry.Registries;

/// <summary>The first private endpoint turns data endpoints on: a private network has nothing but them to download from.</summary>
internal static class DataEndpoints
{
    internal static void Check(ConfigNode registry)
    {
        var enabled = registry["dataEndpointEnabled"];
        if (enabled.Flag is false && registry["privateAccess"]["endpoints"].Items.Any())
            enabled.Report("must be true or left out beside privateAccess.endpoints: Azure turns data endpoints on with the first of them", "remove the key");
    }
}
