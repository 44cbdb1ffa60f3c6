using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Parts;

namespace GeoRegistry.Replicas;

/// <summary>Reads an entry of <c>replicas</c>.</summary>
internal static class ReplicaSection
{
    /// <param name="replica">The entry.</param>
    /// <param name="adoptedByDefault">Whether the replica is taken over where the entry does not say so.</param>
    internal static ReplicaSettings? Read(ConfigNode replica, bool adoptedByDefault) => replica.AsMap(map =>
    {
        var region = map.Required("region")?.AsOwnRegion();
        var regionEndpointEnabled = map.AsRouting("regionEndpointEnabled", "globalEndpointRouting");
        var zoneRedundant = map.Optional("zoneRedundancy").AsZoneRedundancy(region);
        // Azure has the same rule for the names of replicas as for those of registries.
        var name = map.Optional("name")?.AsName(RegistryNames.MinimumLength, RegistryNames.MaximumLength, RegistryNames.IsAllowed, "letters and digits");
        var tags = map.Optional("tags").AsTags();
        var adopt = map.Optional("adopt")?.AsBoolean() ?? adoptedByDefault;
        return region is null
            ? null
            : new ReplicaSettings(region, regionEndpointEnabled, zoneRedundant, name ?? region.Name, tags, adopt) { Path = replica.Path };
    }, mainKey: "region");
}
