using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;

namespace Rehearsal.Azure.Network;

/// <summary>Address prefixes in CIDR notation, as networks and subnets have them.</summary>
internal static class AddressPrefixes
{
    /// <summary>The address space of a virtual network.</summary>
    /// <param name="network">The network's properties.</param>
    /// <param name="name">The network's name, for errors.</param>
    /// <exception cref="ArmException">A prefix is malformed, or there is none.</exception>
    internal static IReadOnlyList<IPNetwork> OfNetwork(JsonObject network, string name)
    {
        const string target = "properties.addressSpace.addressPrefixes";
        return network["addressSpace"]?["addressPrefixes"] is JsonArray { Count: > 0 } prefixes
            ? [.. prefixes.Select(prefix => Parse((string)prefix!, name, target))]
            : throw ArmException.BadRequest("InvalidRequestFormat", $"The virtual network '{name}' needs at least one address prefix.", target);
    }

    /// <summary>The prefixes of a subnet: one, or one for each version of IP.</summary>
    /// <param name="subnet">The subnet's properties.</param>
    /// <param name="name">The subnet's name, for errors.</param>
    /// <exception cref="ArmException">A prefix is malformed, or there is none.</exception>
    internal static IReadOnlyList<IPNetwork> OfSubnet(JsonObject subnet, string name)
    {
        var prefixes = subnet["addressPrefixes"] is JsonArray { Count: > 0 } several
            ? several.Select(prefix => (string)prefix!)
            : subnet.TextAt("addressPrefix") is { } one ? [one] : [];
        IReadOnlyList<IPNetwork> parsed = [.. prefixes.Select(prefix => Parse(prefix, name, "properties.addressPrefix"))];
        return parsed.Count > 0
            ? parsed
            : throw ArmException.BadRequest("InvalidRequestFormat", $"The subnet '{name}' needs an address prefix.", "properties.addressPrefix");
    }

    extension(IPNetwork network)
    {
        /// <summary>Whether its addresses are those of version 4 of IP.</summary>
        internal bool IsIPv4 => network.BaseAddress.AddressFamily == AddressFamily.InterNetwork;
    }

    private static IPNetwork Parse(string text, string name, string target)
        => IPNetwork.TryParse(text, out var network) && IPAddress.Parse(text.Split('/')[0]).Equals(network.BaseAddress)
            ? network
            : throw ArmException.BadRequest(
                "InvalidCIDRNotation",
                $"The address prefix {text} in resource {name} has an invalid CIDR notation. It is an address with zeros behind the prefix, "
                    + "a slash and the prefix's length, such as 10.0.1.0/24.",
                target);
}
