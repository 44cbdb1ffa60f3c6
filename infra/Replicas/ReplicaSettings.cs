using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;

namespace GeoRegistry.Replicas;

/// <summary>A replica outside the home region: an entry of <c>replicas</c>, checked, with every default filled in.</summary>
/// <param name="Region">Where the replica is (<c>region</c>): another region than the home region, and one that no other entry has.</param>
/// <param name="RegionEndpointEnabled">
/// Whether the global endpoint sends clients to this replica (<c>regionEndpointEnabled</c> or <c>globalEndpointRouting</c>). Default true. With false it still
/// receives every image, and is still paid for.
/// </param>
/// <param name="ZoneRedundant">
/// Whether the replica is spread over availability zones (<c>zoneRedundancy</c>: <c>Enabled</c> or <c>Disabled</c>). Default: enabled
/// where the region has zones. Enabling it elsewhere is a mistake. It counts when the replica is created, and never again.
/// </param>
/// <param name="Name">
/// The replica's name in Azure (<c>name</c>): 5 to 50 letters and digits. Default: the region's name. It counts when the replica is
/// created, and never again.
/// </param>
/// <param name="Tags">
/// The replica's own tags (<c>tags</c>), which go before the registry's where both give one. Default none.
/// </param>
/// <param name="Adopt">Whether the replica exists in Azure and is taken over into the stack (<c>adopt</c>). Default: as the registry.</param>
public sealed record ReplicaSettings(
    Region Region,
    bool RegionEndpointEnabled,
    bool ZoneRedundant,
    string Name,
    ImmutableSortedDictionary<string, string> Tags,
    bool Adopt)
{
    /// <summary>Where the entry is in the configuration, as <see cref="ConfigurationFinding.Path"/>.</summary>
    internal string Path { get; init; } = "";
}
