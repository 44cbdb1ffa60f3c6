using System.Collections.Immutable;
using GeoRegistry.Parts;
using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;

namespace GeoRegistry.Replicas;

/// <summary>
/// The replicas outside the home region. In the stack a replica is named after its region, so that adding, removing or reordering one
/// changes no other; none waits for another, so that they are created in parallel and one that fails does not stop the rest.
/// </summary>
internal static class Replications
{
    /// <summary>
    /// What Azure cannot change in a replica. Pulumi would delete and recreate the replica to change it: the region would lose its images for
    /// nothing, and creating a replica right after its deletion can fail (Azure/azure-rest-api-specs issue 18934).
    /// </summary>
    private static readonly string[] FixedAtCreation = ["zoneRedundancy", "replicationName"];

    /// <param name="scope">Shared context of the registry's parts.</param>
    /// <param name="settings">The replicas.</param>
    /// <param name="registryName">The registry's name, as an output that depends on the registry.</param>
    /// <param name="dependsOn">What has to be deployed before any replica.</param>
    internal static ImmutableArray<Replication> Declare(
        RegistryScope scope, ImmutableArray<ReplicaSettings> settings, Output<string> registryName, InputList<Resource> dependsOn)
        => [.. settings.Select(replica => Declare(scope, registryName, replica, dependsOn))];

    private static Replication Declare(RegistryScope scope, Output<string> registryName, ReplicaSettings replica, InputList<Resource> dependsOn)
    {
        var zoneRedundancy = replica.ZoneRedundant ? "Enabled" : "Disabled";
        var options = scope.Options();
        options.DependsOn.AddRange(dependsOn);
        options.Protect = scope.ProtectsReplica(replica.Region);
        options.IgnoreChanges = [.. FixedAtCreation];
        options.ImportId = scope.AdoptedPartId(replica.Adopt, $"replications/{replica.Name}");
        var replication = new Replication(
            scope.NameOf(replica.Region.Name),
            new ReplicationArgs
            {
                ReplicationName = replica.Name,
                RegistryName = registryName,
                ResourceGroupName = scope.ResourceGroupName,
                Location = replica.Region.Name,
                RegionEndpointEnabled = replica.RegionEndpointEnabled,
                ZoneRedundancy = zoneRedundancy,
                Tags = scope.AdoptedTags(AdoptedReplicas.KeyOf(replica.Region), replica.Tags),
            },
            options);
        if (scope.Settings.Protect && !options.Protect.Value)
        {
            Log.Info(
                $"the replica in {replica.Region.Name} is no longer protected, because allowReplicaRemoval names its region; "
                    + "this run changes nothing in it, and the next can remove it from replicas",
                replication);
        }

        StuckReplica.Warn(replication, replica.Region);
        FixedValue.Warn(
            replication,
            "zoneRedundancy",
            replication.ZoneRedundancy.Apply(actual => actual ?? zoneRedundancy),
            zoneRedundancy,
            FixedValue.ZoneRedundancyIsLegacy);
        FixedValue.Warn(
            replication,
            "name",
            replication.Name,
            replica.Name,
            "Azure does not rename replicas; to have one under another name, remove it in one run and add it in the next, "
                + "for creating a replica right after its deletion can fail (Azure/azure-rest-api-specs issue 18934)");
        return replication;
    }
}
