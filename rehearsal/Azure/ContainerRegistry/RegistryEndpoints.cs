using Rehearsal.Azure.Network;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.ContainerRegistry;

/// <summary>Keeps the addresses of private endpoints up to date with the registry's replicas.</summary>
internal static class RegistryEndpoints
{
    /// <summary>Addresses for the current members of the registry.</summary>
    /// <exception cref="ArmException">An endpoint cannot be extended.</exception>
    internal static IReadOnlyList<(StoredResource Endpoint, IReadOnlyList<MemberAddress> Addresses)> Plan(
        CloudSession session, StoredResource registry, IEnumerable<StoredResource> endpoints)
    {
        var plan = new AddressPlan(session);
        return [.. endpoints.Select(endpoint =>
        {
            var groups = PrivateEndpoints.GroupIds(PrivateEndpoints.Connection(endpoint.Properties)!);
            return (endpoint, plan.Assign(endpoint.ArmId, endpoint.Properties, RegistryPrivateLink.MembersOf(session, registry, groups)));
        })];
    }

    /// <summary>Extends endpoints to the current members of the registry: all endpoints or, if one cannot be extended, none.</summary>
    /// <exception cref="ArmException">An endpoint cannot be extended.</exception>
    internal static void Update(CloudSession session, StoredResource registry, IEnumerable<StoredResource> endpoints)
    {
        foreach (var (endpoint, addresses) in Plan(session, registry, endpoints))
        {
            NetworkInterfaces.Write(session, endpoint, addresses);
            ZoneGroupBehaviour.WriteRecords(session, endpoint.ArmId);
        }
    }
}
