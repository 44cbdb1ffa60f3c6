using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Settings;
using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;

namespace GeoRegistry.Components;

/// <summary>
/// The replicas outside the home region. A replica is named after its region, in Azure and in the stack, so that adding, removing or
/// reordering one touches no other.
/// </summary>
internal static class Replications
{
    /// <param name="scope">What the parts of the registry are declared with.</param>
    /// <param name="registryName">The registry's name, as an output that depends on the registry.</param>
    /// <param name="dependsOn">What has to be there, or done, before any replica.</param>
    internal static ImmutableArray<Replication> Declare(RegistryScope scope, Output<string> registryName, params Resource[] dependsOn)
        => [.. scope.Settings.Replicas.Select(replica => Declare(scope, registryName, replica, dependsOn))];

    /// <summary>The replicas by region, for parts of the registry that belong to one of them.</summary>
    internal static ImmutableDictionary<Region, Replication> ByRegion(RegistryScope scope, ImmutableArray<Replication> replications)
        => scope.Settings.Replicas.Zip(replications).ToImmutableDictionary(pair => pair.First.Region, pair => pair.Second);

    private static Replication Declare(RegistryScope scope, Output<string> registryName, ReplicaSettings replica, Resource[] dependsOn) => new(
        scope.NameOf(replica.Region.Name),
        new ReplicationArgs
        {
            ReplicationName = replica.Region.Name,
            RegistryName = registryName,
            ResourceGroupName = scope.ResourceGroupName,
            Location = replica.Region.Name,
            RegionEndpointEnabled = replica.RegionEndpointEnabled,
            ZoneRedundancy = replica.ZoneRedundant ? ZoneRedundancy.Enabled : ZoneRedundancy.Disabled,
            Tags = scope.Tags(),
        },
        scope.Options(dependsOn));
}
