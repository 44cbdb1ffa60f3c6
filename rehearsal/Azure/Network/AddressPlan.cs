using System.Net;
using System.Text.Json.Nodes;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Network;

/// <summary>Assigns addresses to private endpoints, which may share a subnet, before any of them is written.</summary>
internal sealed class AddressPlan(CloudSession session)
{
    private readonly Dictionary<string, SubnetAddresses> _subnets = [];

    /// <summary>Addresses for the members of an endpoint. One that it has for a member already stays.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="properties">Its properties.</param>
    /// <param name="members">The members it shall have.</param>
    /// <exception cref="ArmException">The subnet is full, or static addresses are wrong or do not cover all members.</exception>
    internal IReadOnlyList<MemberAddress> Assign(ArmId endpoint, JsonObject properties, IReadOnlyList<PrivateLinkMember> members)
    {
        var current = NetworkInterfaces.Addresses(session, properties).ToDictionary(address => address.Member.Name, address => address.Address);
        var subnet = Subnet(properties);
        var given = PrivateEndpoints.StaticAddresses(properties);
        if (given.Count > 0)
        {
            return [.. members.Select(member => new MemberAddress(member, Static(endpoint, subnet, given, member, current.GetValueOrDefault(member.Name))))];
        }

        var taken = new Queue<IPAddress>(subnet.Take(members.Count(member => !current.ContainsKey(member.Name)), endpoint.Text));
        return [.. members.Select(member => new MemberAddress(member, current.GetValueOrDefault(member.Name) ?? taken.Dequeue()))];
    }

    private static IPAddress Static(
        ArmId endpoint, SubnetAddresses subnet, IReadOnlyDictionary<string, IPAddress> given, PrivateLinkMember member, IPAddress? current)
    {
        if (!given.TryGetValue(member.Name, out var address))
        {
            throw ArmException.BadRequest(
                "MissingMemberNames",
                "Private Endpoint needs to be reconfigured with missing memberNames: "
                    + $"'{endpoint.Name}' has static IP configurations, but none for '{member.Name}'.",
                "properties.ipConfigurations");
        }

        return address.Equals(current) ? address : subnet.Claim(address, endpoint.Text);
    }

    private SubnetAddresses Subnet(JsonObject properties)
    {
        var id = ArmId.Parse(properties.TextAt("subnet.id")!);
        if (!_subnets.TryGetValue(id.Key, out var subnet))
        {
            _subnets[id.Key] = subnet = new SubnetAddresses(session, session.Find(id)!);
        }

        return subnet;
    }
}
