using System.Text.Json.Nodes;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Authorization;
using Rehearsal.Azure.Network;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Setup;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.ContainerRegistry;

/// <summary>
/// A new replica extends the private endpoints of its registry with an address each, in the name of the identity that creates it. Without
/// the permission the replica is stuck in <c>Creating</c>; without a free address it is rolled back.
/// </summary>
internal static class NewReplica
{
    private const string NeededAction = "Microsoft.Network/privateEndpoints/privateLinkServiceProxies/write";

    /// <summary>Extends each private endpoint to a replica that was just stored.</summary>
    /// <returns>Why the replica's creation fails; null when it succeeds.</returns>
    internal static JsonObject? Join(CloudSession session, StoredResource replica)
    {
        var registry = session.Find(replica.ArmId.Parent!)!;
        if (MissingPermission(session, registry.ArmId) is { } missing)
        {
            session.Put(replica with { Pending = replica.Pending! with { Due = PendingWork.Never } });
            return new ArmError(
                "ReplicationProvisioningStuck",
                $"The replica '{replica.ArmId.Name}' is stuck in provisioning state {PendingWork.Creating}: {missing} "
                    + "Delete the replica, assign a role with this permission, wait until the assignment has taken effect, and create the replica again.",
                replica.Id).ToJson();
        }

        try
        {
            RegistryEndpoints.Update(session, registry, PrivateEndpoints.ConnectedTo(session, registry.ArmId));
            return null;
        }
        catch (ArmException)
        {
            session.Put(replica with { Pending = replica.Pending! with { RollsBack = true } });
            return new ArmError(
                "ReplicationProvisioningFailed",
                $"The replica '{replica.ArmId.Name}' could not be provisioned and was rolled back: a private endpoint of the registry cannot be extended "
                    + "to the new region. "
                    + "Either a subnet has no free address, or an endpoint has static addresses and none for the new region's data endpoint.",
                replica.Id).ToJson();
        }
    }

    /// <summary>Why a replica of the registry stays in Creating.</summary>
    internal static string WhyStuck(CloudSession session, ArmId registry)
        => MissingPermission(session, registry)
            ?? $"When it was created, the identity {SimulatedTenant.PrincipalId} did not have the permission '{NeededAction}' on all private endpoints "
                + "of the registry; by now it has.";

    private static string? MissingPermission(CloudSession session, ArmId registry)
    {
        var denied = PrivateEndpoints.ConnectedTo(session, registry)
            .Where(endpoint => !Permissions.Allows(session, SimulatedTenant.PrincipalId, NeededAction, endpoint.ArmId))
            .Select(endpoint => endpoint.Id)
            .ToList();
        return denied is []
            ? null
            : $"the identity {SimulatedTenant.PrincipalId} does not have the permission '{NeededAction}' on {string.Join(", ", denied)}.";
    }
}
