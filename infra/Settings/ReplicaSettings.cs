using GeoRegistry.Azure;

namespace GeoRegistry.Settings;

/// <summary>A replica outside the home region: an entry of <c>replicas</c>, checked, with every default filled in.</summary>
/// <param name="Region">Where the replica is (<c>region</c>): another region than the home region, and one that no other entry has.</param>
/// <param name="RegionEndpointEnabled">
/// Whether the global endpoint sends clients to this replica (<c>regionEndpointEnabled</c>). Default true. With false it still
/// receives every image, and is still paid for.
/// </param>
/// <param name="ZoneRedundant">
/// Whether the replica is spread over availability zones (<c>zoneRedundancy</c>: <c>Enabled</c> or <c>Disabled</c>). Default: enabled
/// where the region has zones. Enabling it elsewhere is a mistake.
/// </param>
public sealed record ReplicaSettings(Region Region, bool RegionEndpointEnabled, bool ZoneRedundant);
