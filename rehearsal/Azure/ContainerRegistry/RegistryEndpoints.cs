using Rehearsal.Azure.Network;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.ContainerRegistry;

/// <summary>What a registry and the private endpoints that lead to it mean for each other.</summary>
internal static class RegistryEndpoints
{
    /// <summary>Addresses for the members that the registry has now.</summary>
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

    /// <summary>Gives endpoints the members that the registry has now: all of them or, where one cannot take any more, none.</summary>
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
