using System.Collections.Immutable;
using GeoRegistry.Azure;
using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;

namespace GeoRegistry.Replicas;

/// <summary>A region's replica as it was deployed.</summary>
/// <param name="Region">Where it is.</param>
/// <param name="Id">Its id in Azure Resource Manager.</param>
/// <param name="RegionEndpointEnabled">Whether the global endpoint sends clients to it.</param>
/// <param name="ProvisioningState">How the last change to it ended, such as <c>Succeeded</c>; null where Azure does not say.</param>
public sealed record DeployedReplica(
    Region Region,
    Output<string> Id,
    Output<bool> RegionEndpointEnabled,
    Output<string?> ProvisioningState)
{
    /// <summary>A replica as Azure has it.</summary>
    /// <param name="region">Where it is.</param>
    /// <param name="replication">The replica; the home region's is known only once the registry exists.</param>
    internal static DeployedReplica From(Region region, Output<Replication> replication) => new(
        region,
        replication.Apply(known => known.Id),
        replication.Apply(known => known.RegionEndpointEnabled).Apply(enabled => enabled ?? true),
        replication.Apply(known => known.ProvisioningState).Apply(state => (string?)state));

    /// <summary>
    /// The replica as the registry puts it out. Azure spreads it over the zones of its region where that has any, whatever the legacy property
    /// <c>zoneRedundancy</c> says (https://learn.microsoft.com/azure/container-registry/zone-redundancy), so this is a property of the region.
    /// </summary>
    internal ImmutableDictionary<string, object?> Outputs => new Dictionary<string, object?>
    {
        ["region"] = Region.Name,
        ["id"] = Id,
        ["regionEndpointEnabled"] = RegionEndpointEnabled,
        ["zones"] = Region.HasAvailabilityZones,
        ["provisioningState"] = ProvisioningState,
    }.ToImmutableDictionary();
}
