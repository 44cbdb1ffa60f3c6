using System.Net;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.ContainerRegistry;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Network;

/// <summary>One part of a service that a private endpoint gives an address of its own.</summary>
/// <param name="GroupId">The kind of service, such as <c>registry</c>.</param>
/// <param name="Name">The part, such as <c>registry_data_westeurope</c>.</param>
/// <param name="HostName">The host name that leads to it; null when it is not known here.</param>
internal sealed record PrivateLinkMember(string GroupId, string Name, string? HostName);

/// <summary>A member and the address that an endpoint has for it.</summary>
internal sealed record MemberAddress(PrivateLinkMember Member, IPAddress Address);

/// <summary>Which members a private endpoint has, by what it leads to.</summary>
internal static class PrivateLinkMembers
{
    private const string RegistryGroup = "registry";

    /// <summary>
    /// The members of a registry are its global endpoint, the data endpoint of each replica, the home region's included, and with
    /// regional endpoints that of each replica too. Any other service counts as one member without a host name.
    /// </summary>
    /// <param name="session">The cloud.</param>
    /// <param name="target">What the endpoint leads to.</param>
    /// <param name="groupIds">The kinds of service asked for.</param>
    /// <exception cref="ArmException">The target has no such kind of service.</exception>
    internal static IReadOnlyList<PrivateLinkMember> Of(CloudSession session, StoredResource target, IReadOnlyList<string> groupIds)
    {
        if (!target.ArmId.Is(RegistryBehaviour.Type))
        {
            return [.. groupIds.Select(group => new PrivateLinkMember(group, "default", null))];
        }

        if (groupIds is not [var only] || !only.Equals(RegistryGroup, StringComparison.OrdinalIgnoreCase))
        {
            throw ArmException.BadRequest(
                "InvalidPrivateLinkServiceConnectionGroupIds",
                $"A private endpoint to the registry '{target.ArmId.Name}' needs exactly the group id '{RegistryGroup}', not '{string.Join(", ", groupIds)}'.",
                "properties.privateLinkServiceConnections");
        }

        return [.. OfRegistry(session, target)];
    }

    private static IEnumerable<PrivateLinkMember> OfRegistry(CloudSession session, StoredResource registry)
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
