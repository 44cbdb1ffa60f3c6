using System.Collections.Immutable;
using GeoRegistry.Parts;
using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;
using Pulumi.Utilities;

namespace GeoRegistry.Replicas;

/// <summary>
/// The home region's replica. Azure makes it together with the registry, lists it among the registry's replicas and never deletes it
/// (https://learn.microsoft.com/azure/container-registry/container-registry-geo-replication). So it is imported as soon as the registry is there,
/// and only forgotten when it leaves the stack. All that is set of it is whether the global endpoint sends clients there.
/// </summary>
/// <param name="Replication">The replica; not known as long as the registry's id is not known.</param>
internal sealed record HomeReplica(Output<Replication> Replication)
{
    /// <summary>What belongs to the registry, or to whoever else writes to the replica: zone redundancy is the registry's, tags are Azure's.</summary>
    private static readonly string[] NotSetHere = ["zoneRedundancy", "tags"];

    /// <summary>
    /// The replica, for what waits for it. Always known, and empty in a preview in which the registry is yet to be created: an unknown dependency would
    /// hide what else a resource waits for.
    /// </summary>
    internal InputList<Resource> Dependency => Output.Create(KnownAsync(Replication));

    /// <param name="scope">What the parts of the registry are declared with.</param>
    /// <param name="registry">The registry.</param>
    /// <param name="registryName">The registry's name, as an output that depends on the registry.</param>
    /// <param name="dependsOn">What has to be there before the replica is written to.</param>
    internal static HomeReplica Declare(
        RegistryScope scope, DeployedRegistry registry, Output<string> registryName, params IEnumerable<Resource> dependsOn)
        => new(registry.Id.Apply(id => Import(scope, id, registryName, [.. dependsOn])));

    private static Replication Import(RegistryScope scope, string registryId, Output<string> registryName, ImmutableArray<Resource> dependsOn)
    {
        var region = scope.Settings.HomeRegion.Name;
        return new Replication(
            scope.NameOf(region),
            new ReplicationArgs
            {
                ReplicationName = region,
                RegistryName = registryName,
                ResourceGroupName = scope.ResourceGroupName,
                Location = region,
                RegionEndpointEnabled = scope.Settings.HomeRegionEndpointEnabled,
            },
            new CustomResourceOptions
            {
                Parent = scope.Component,
                DependsOn = dependsOn,
                ImportId = $"{registryId}/replications/{region}",
                IgnoreChanges = [.. NotSetHere],
                RetainOnDelete = true,
            });
    }

    private static async Task<ImmutableArray<Resource>> KnownAsync(Output<Replication> replication)
        => await OutputUtilities.GetValueAsync(replication).ConfigureAwait(false) is { } known ? [known] : [];
}
