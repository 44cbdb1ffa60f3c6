using GeoRegistry.Azure;
using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;

namespace GeoRegistry.Replicas;

/// <summary>
/// Replicas whose creation never finished. Azure does not change them; they have to be deleted and created again (Azure/acr issue 647,
/// Azure/ARO-HCP pull request 2366).
/// </summary>
internal static class StuckReplica
{
    private static readonly string[] Unfinished = ["Creating", "Failed", "Canceled"];

    /// <summary>Warns, on the replica, where the stack knows that it is stuck: only after a refresh, since Azure reports it only when read.</summary>
    internal static void Warn(Replication replication, Region region)
        => replication.ProvisioningState.Apply(state =>
        {
            if (Unfinished.Contains(state, StringComparer.OrdinalIgnoreCase))
            {
                Log.Warn(
                    $"the replica in {region.Name} is stuck: Azure says {state}, and does not change it any more. Causes: whoever added it may not write "
                        + "privateLinkServiceProxies on every private endpoint of the registry, a subnet of one of them is full, or one of them has "
                        + "static addresses. "
                        + "To replace it: name the region in allowReplicaRemoval and run 'pulumi up --refresh', remove it from replicas and run 'pulumi up', "
                        + "remove the cause, add it to replicas and run 'pulumi up' (docs/configuration.md, \"A replica that is stuck\")",
                    replication);
            }

            return state;
        });
}
