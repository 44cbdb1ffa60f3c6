using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Network;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.ContainerRegistry;

/// <summary>Private endpoints to registries.</summary>
internal sealed class RegistryPrivateLink : IPrivateLinkService
{
    private const string RegistryGroup = "registry";

    public string ResourceType => RegistryBehaviour.Type;

    /// <inheritdoc/>
    public void CheckOffered(StoredResource resource, string target)
    {
        if (!RegistryBehaviour.IsPremium(resource.Body))
        {
            throw RegistryRules.NeedsPremium("A private endpoint", resource.Body, target);
        }
    }

    /// <summary>Refuses a new endpoint while a replica of the registry or another of its endpoints is being created or changed.</summary>
    /// <exception cref="ArmException">One is being created or changed.</exception>
    public void CheckReady(CloudSession session, StoredResource resource)
    {
        var busy = RegistryBehaviour.Replicas(session, resource.ArmId).Concat(PrivateEndpoints.To(session, resource.ArmId))
            .FirstOrDefault(other => other.Pending is not null);
        if (busy is not null)
        {
            throw new ArmException(
                409,
                "AnotherOperationInProgress",
                $"The registry '{resource.ArmId.Name}' cannot take a private endpoint while {busy.Id} is in provisioning state {busy.Pending!.State}. "
                    + "Create private endpoints one after another and after all replicas.",
                resource.Id)
            {
                RetryAfter = busy.Pending.IsStuck ? null : busy.Pending.Due - session.Now,
            };
        }
    }

    public IReadOnlyList<PrivateLinkMember> Members(CloudSession session, StoredResource resource, IReadOnlyList<string> groupIds)
        => MembersOf(session, resource, groupIds);

    public void Connect(CloudSession session, StoredResource endpoint) => PrivateEndpointConnectionBehaviour.Write(session, endpoint);

    public void Disconnect(CloudSession session, StoredResource endpoint) => PrivateEndpointConnectionBehaviour.Remove(session, endpoint);

    /// <summary>
    /// The global endpoint, the data endpoint of each replica, the home region's included, and with regional endpoints that of each replica too.
    /// </summary>
    /// <param name="session">The cloud.</param>
    /// <param name="registry">The registry.</param>
    /// <param name="groupIds">The kinds of service that the endpoint asks for: only <c>registry</c> exists.</param>
    /// <exception cref="ArmException">Another kind is asked for.</exception>
    internal static IReadOnlyList<PrivateLinkMember> MembersOf(CloudSession session, StoredResource registry, IReadOnlyList<string> groupIds)
    {
        if (groupIds is not [var only] || !only.Equals(RegistryGroup, StringComparison.OrdinalIgnoreCase))
        {
            throw ArmException.BadRequest(
                "InvalidPrivateLinkServiceConnectionGroupIds",
                $"A private endpoint to the registry '{registry.ArmId.Name}' needs exactly the group id '{RegistryGroup}', "
                    + $"not '{string.Join(", ", groupIds)}'.",
                "properties.privateLinkServiceConnections");
        }

        return [.. AllMembers(session, registry)];
    }

    private static IEnumerable<PrivateLinkMember> AllMembers(CloudSession session, StoredResource registry)
    {
        var name = registry.ArmId.Name.ToLowerInvariant();
        var regions = RegistryBehaviour.Replicas(session, registry.ArmId)
            .Where(replica => replica.Pending is not { IsStuck: true } and not { RollsBack: true })
            .Select(replica => replica.Location!)
            .ToList();
        yield return new(RegistryGroup, RegistryGroup, $"{name}.azurecr.io");
        foreach (var region in regions)
        {
            yield return new(RegistryGroup, $"{RegistryGroup}_data_{region}", $"{name}.{region}.data.azurecr.io");
        }

        if (registry.Properties.Says("regionalEndpoints", "Enabled"))
        {
            foreach (var region in regions)
            {
                yield return new(RegistryGroup, $"{RegistryGroup}_{region}", $"{name}.{region}.geo.azurecr.io");
            }
        }
    }
}
