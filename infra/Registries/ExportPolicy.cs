using GeoRegistry.Configuration;
using GeoRegistry.PublicAccess;

namespace GeoRegistry.Registries;

/// <summary>Azure takes a ban on export only from a registry that the public network does not reach.</summary>
internal static class ExportPolicy
{
    internal static void Check(ConfigNode registry)
    {
        var export = registry["policies"]["export"];
        if (export.Flag is false && PublicAccessChecks.IsEnabled(registry))
        {
            export.Report(
                "must be true while the registry is reachable from the public network: images could be pulled from there anyway",
                "add privateAccess.endpoints, or set publicAccess.enabled: false");
        }
    }
}
