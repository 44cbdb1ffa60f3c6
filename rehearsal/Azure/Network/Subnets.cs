using System.Net;
using System.Text.Json.Nodes;
using Rehearsal.ArmRules;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Network;

/// <summary>The rules for subnets, whether they are part of a virtual network's body or resources of their own.</summary>
internal static class Subnets
{
    internal const string Type = "Microsoft.Network/virtualNetworks/subnets";

    /// <summary>Azure reserves five addresses in each subnet: the smallest that leaves any is a /29.</summary>
    private const int LongestIPv4Prefix = 29;

    /// <summary>The subnets of a network.</summary>
    internal static IEnumerable<StoredResource> Of(CloudSession session, ArmId network) => session.Contents.Children(network, Type);

    /// <summary>Checks a subnet against its network and the other subnets, and completes it.</summary>
    /// <param name="session">The cloud.</param>
    /// <param name="id">The subnet.</param>
    /// <param name="properties">The subnet's properties.</param>
    /// <param name="space">The network's address space.</param>
    /// <param name="others">The prefixes of the network's other subnets.</param>
    /// <exception cref="ArmException">The subnet is refused.</exception>
    internal static void Complete(
        CloudSession session, ArmId id, JsonObject properties, IReadOnlyList<IPNetwork> space, IReadOnlyList<(string Name, IPNetwork Prefix)> others)
    {
        var prefixes = AddressPrefixes.OfSubnet(properties, id.Name);
        var network = id.Parent!.Name;
        if (!prefixes.Any(prefix => prefix.IsIPv4))
        {
            throw Refused(id, "NetcfgInvalidSubnet", $"Subnet '{id.Name}' is not valid in virtual network '{network}': it needs an IPv4 prefix.");
        }

        foreach (var prefix in prefixes)
        {
            if (!space.Any(range => range.Covers(prefix)))
            {
                throw Refused(
                    id, "NetcfgInvalidSubnet", $"Subnet '{id.Name}' is not valid in virtual network '{network}': {prefix} is not in its address space.");
            }

            if (prefix.IsIPv4 && prefix.PrefixLength > LongestIPv4Prefix)
            {
                throw Refused(id, "NetcfgInvalidSubnet", $"Subnet '{id.Name}' is not valid in virtual network '{network}': {prefix} is smaller than /29.");
            }

            if (others.FirstOrDefault(other => other.Prefix.Overlaps(prefix)) is { Name: { } other })
            {
                throw Refused(
                    id,
                    "NetcfgSubnetRangesOverlap",
                    $"Subnet '{id.Name}' is not valid because its IP address range overlaps with that of an existing subnet '{other}' "
                        + $"in virtual network '{network}'.");
            }
        }

        if (session.Find(id) is { } existing && IsInUse(session, id) && !prefixes.SequenceEqual(AddressPrefixes.OfSubnet(existing.Properties, id.Name)))
        {
            throw ArmException.BadRequest(
                "InUseSubnetCannotBeUpdated", $"Subnet {id.Name} is in use and its address prefix cannot be changed.", "properties.addressPrefix");
        }

        References.Check(session, id, properties, "networkSecurityGroup");
        properties.Complete(new()
        {
            ["delegations"] = new JsonArray(),
            ["privateEndpointNetworkPolicies"] = "Disabled",
            ["privateLinkServiceNetworkPolicies"] = "Enabled",
        });
        properties["provisioningState"] = "Succeeded";
    }

    /// <summary>Whether anything has addresses in a subnet.</summary>
    internal static bool IsInUse(CloudSession session, ArmId subnet) => PrivateEndpoints.In(session, subnet).Any();

    /// <exception cref="ArmException">A subnet is in use.</exception>
    internal static void CheckUnused(CloudSession session, ArmId subnet)
    {
        if (PrivateEndpoints.In(session, subnet).FirstOrDefault() is { } endpoint)
        {
            throw ArmException.BadRequest(
                "InUseSubnetCannotBeDeleted",
                $"Subnet {subnet.Name} is in use by {endpoint.Id} and cannot be deleted. "
                    + "In order to delete the subnet, delete all the resources within the subnet.",
                subnet.Text);
        }
    }

    /// <summary>Adds the private endpoints that use a subnet.</summary>
    internal static void Present(CloudSession session, ArmId subnet, JsonObject properties)
    {
        var endpoints = PrivateEndpoints.In(session, subnet).ToList();
        properties["privateEndpoints"] = References.To(endpoints.Select(endpoint => endpoint.Id));
        properties["ipConfigurations"] = References.To(endpoints.SelectMany(endpoint => NetworkInterfaces.ConfigurationIds(session, endpoint.Properties)));
    }

    private static ArmException Refused(ArmId id, string code, string message) => ArmException.BadRequest(code, message, id.Text);
}
