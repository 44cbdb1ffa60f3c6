using System.Collections.Immutable;
using GeoRegistry.Parts;
using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;
using Pulumi.Utilities;

namespace GeoRegistry.Replicas;

/// <summary>
/// The home region's replica. Azure creates it together with the registry, lists it among the registry's replicas and never deletes it
/// (https://learn.microsoft.com/azure/container-registry/container-registry-geo-replication). So it is imported once the registry exists, and is kept
/// in Azure when it leaves the stack. The program sets only whether the global endpoint sends clients there.
/// </summary>
/// <param name="Replication">The replica; unknown as long as the registry's id is.</param>
internal sealed record HomeReplica(Output<Replication> Replication)
{
    /// <summary>The inputs that are set elsewhere: zone redundancy by the registry, tags by whoever else writes to the replica.</summary>
    private static readonly string[] NotSetHere = ["zoneRedundancy", "tags"];

    /// <summary>
    /// The replica, for what waits for it. Always known; empty in a preview before the registry is created, since an unknown dependency would hide what
    /// else a resource waits for.
    /// </summary>
    internal InputList<Resource> Dependency => Output.Create(KnownAsync(Replication));

    /// <param name="scope">Shared context of the registry's parts.</param>
    /// <param name="endpointEnabled">Whether the global endpoint sends clients to the home region.</param>
    /// <param name="registry">The registry.</param>
    /// <param name="registryName">The registry's name, as an output that depends on the registry.</param>
    /// <param name="dependsOn">What has to exist before the replica is written to.</param>
    internal static HomeReplica Declare(
        RegistryScope scope, bool endpointEnabled, DeployedRegistry registry, Output<string> registryName, params IEnumerable<Resource> dependsOn)
        => new(registry.Id.Apply(id => Import(scope, endpointEnabled, id, registryName, [.. dependsOn])));

    private static Replication Import(
        RegistryScope scope, bool endpointEnabled, string registryId, Output<string> registryName, ImmutableArray<Resource> dependsOn)
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
                RegionEndpointEnabled = endpointEnabled,
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
        => await OutputUtilities.GetValueAsync(replication) is { } known ? [known] : [];
}
