using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Parts;
using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;

namespace GeoRegistry.Replicas;

/// <summary>The replicas of a registry, the home region's among them.</summary>
/// <param name="Replicas">The replicas as they were deployed, by region.</param>
/// <param name="ByRegion">The replicas outside the home region.</param>
/// <param name="Written">All replicas, for what waits until every one has been written.</param>
internal sealed record GeoReplication(
    ImmutableSortedDictionary<string, DeployedReplica> Replicas, ImmutableDictionary<Region, Replication> ByRegion, InputList<Resource> Written)
{
    /// <summary>
    /// Declares the replicas. The home region is taken off the global endpoint after all other replicas have been written, and is put back on it before any
    /// of them is, so that the endpoint always has a region to send clients to.
    /// </summary>
    /// <param name="scope">Shared context of the registry's parts.</param>
    /// <param name="settings">The replicas outside the home region.</param>
    /// <param name="homeEndpointEnabled">Whether the global endpoint sends clients to the home region.</param>
    /// <param name="registry">The registry.</param>
    /// <param name="registryName">The registry's name, as an output that depends on the registry.</param>
    /// <param name="nameForNew">The same for replicas outside the home region: available only when the roles have taken effect.</param>
    /// <param name="roles">The roles that replicas wait for.</param>
    internal static GeoReplication Declare(
        RegistryScope scope,
        ImmutableArray<ReplicaSettings> settings,
        bool homeEndpointEnabled,
        DeployedRegistry registry,
        Output<string> registryName,
        Output<string> nameForNew,
        ImmutableArray<Resource> roles)
    {
        var first = homeEndpointEnabled ? HomeReplica.Declare(scope, homeEndpointEnabled, registry, registryName) : null;
        var replications = Replications.Declare(scope, settings, nameForNew, first is null ? roles : first.Dependency.Concat(roles));
        var home = first ?? HomeReplica.Declare(scope, homeEndpointEnabled, registry, registryName, replications);
        var replicas = settings
            .Zip(replications, (replica, replication) => DeployedReplica.From(replica.Region, Output.Create(replication)))
            .Prepend(DeployedReplica.From(scope.Settings.HomeRegion, home.Replication))
            .ToImmutableSortedDictionary(replica => replica.Region.Name, replica => replica, StringComparer.Ordinal);
        scope.Outputs.AddParts("replicas", replicas, replica => replica.Key, replica => replica.Value.Outputs);
        return new(
            replicas,
            settings.Zip(replications).ToImmutableDictionary(pair => pair.First.Region, pair => pair.Second),
            home.Dependency.Concat(ImmutableArray<Resource>.CastUp(replications)));
    }
}
