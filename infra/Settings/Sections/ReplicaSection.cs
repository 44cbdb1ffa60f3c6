using GeoRegistry.Settings.Reading;

namespace GeoRegistry.Settings.Sections;

/// <summary>Reads an entry of <c>replicas</c>.</summary>
internal static class ReplicaSection
{
    internal static ReplicaSettings? Read(ConfigNode replica) => replica.AsMap(map =>
    {
        var region = map.Required("region")?.AsRegion();
        var regionEndpointEnabled = map.Optional("regionEndpointEnabled")?.AsBoolean() ?? true;
        var zoneRedundant = map.Optional("zoneRedundancy").AsZoneRedundancy(region);
        return region is null ? null : new ReplicaSettings(region, regionEndpointEnabled, zoneRedundant);
    });
}
