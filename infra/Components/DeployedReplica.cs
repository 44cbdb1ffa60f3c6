using System.Collections.Immutable;
using GeoRegistry.Azure;
using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;
using AzureDeployment = Pulumi.AzureNative.Resources.Deployment;

namespace GeoRegistry.Components;

/// <summary>A region's replica as it was deployed.</summary>
/// <param name="Region">Where it is.</param>
/// <param name="Id">Its id in Azure Resource Manager.</param>
/// <param name="RegionEndpointEnabled">Whether the global endpoint sends clients to it.</param>
/// <param name="ZoneRedundancy"><c>Enabled</c> or <c>Disabled</c>.</param>
/// <param name="ProvisioningState">How the last change to it ended, such as <c>Succeeded</c>; null where Azure does not say.</param>
public sealed record DeployedReplica(
    Region Region,
    Output<string> Id,
    Output<bool> RegionEndpointEnabled,
    Output<string> ZoneRedundancy,
    Output<string?> ProvisioningState)
{
    /// <summary>A replica outside the home region.</summary>
    internal static DeployedReplica From(Region region, Replication replication) => new(
        region,
        replication.Id,
        replication.RegionEndpointEnabled.Apply(enabled => enabled ?? true),
        replication.ZoneRedundancy.Apply(redundancy => redundancy ?? DeployedRegistry.NotZoneRedundant),
        replication.ProvisioningState.Apply(state => (string?)state));

    /// <summary>
    /// The home region's replica. It is no resource of the stack, so what is said of it comes from the registry and from the deployment
    /// that wrote to it last, where there is one; looking it up instead would need a registry that exists, and so fail in the first preview.
    /// </summary>
    internal static DeployedReplica Home(RegistryScope scope, DeployedRegistry registry, AzureDeployment? routing) => new(
        scope.Settings.HomeRegion,
        Output.Format($"{registry.Id}/replications/{scope.Settings.HomeRegion.Name}"),
        Output.Create(scope.Settings.HomeRegionEndpointEnabled ?? true),
        registry.ZoneRedundancy,
        routing?.Properties.Apply(properties => properties?.ProvisioningState) ?? registry.ProvisioningState.Apply(state => (string?)state));

    /// <summary>The replica as part of a stack's outputs.</summary>
    internal ImmutableDictionary<string, object?> Describe() => new Dictionary<string, object?>
    {
        ["region"] = Region.Name,
        ["id"] = Id,
        ["regionEndpointEnabled"] = RegionEndpointEnabled,
        ["zoneRedundancy"] = ZoneRedundancy,
        ["provisioningState"] = ProvisioningState,
    }.ToImmutableDictionary();
}
