using GeoRegistry.Azure;
using GeoRegistry.Settings.Reading;

namespace GeoRegistry.Settings.Sections.PrivateAccess;

/// <summary>Finds the subnet that an endpoint or an agent pool names, among those declared here or by its id.</summary>
internal static class SubnetPlace
{
    private const string Type = "Microsoft.Network/virtualNetworks/subnets";

    /// <summary>Whether a text is meant to be the id of a subnet that exists.</summary>
    internal static bool IsId(string text) => text.StartsWith('/');

    /// <summary>The subnet, as <c>NETWORK/SUBNET</c> or an id; null, reported, when there is none of this name.</summary>
    /// <param name="node">What stands at <c>subnet</c>.</param>
    /// <param name="networks">The list of declared networks.</param>
    internal static string? AsSubnet(this ConfigNode node, ConfigNode networks)
    {
        if (node.AsText() is not { } text)
            return null;
        if (IsId(text))
            return node.AsResourceId(Type);
        var declared = Declared(networks).Select(subnet => subnet.Name).ToArray();
        if (declared.Contains(text))
            return text;
        node.Report(
            declared is []
                ? $"must be the id of a subnet, {ResourceIds.Example(Type)}, or NETWORK/SUBNET of one declared in {networks.Path}"
                : $"must be a subnet declared in {networks.Path} ({string.Join(", ", declared)}), or the id of one that exists",
            Nearest.To(text, declared));
        return null;
    }

    /// <summary>The declared network that a subnet is in; null for one that exists or cannot be found.</summary>
    internal static ConfigNode? Network(string? subnet, ConfigNode networks) => Declared(networks).FirstOrDefault(other => other.Name == subnet).Network;

    /// <summary>Every declared subnet, by the name that endpoints and agent pools give it.</summary>
    internal static IEnumerable<(string Name, ConfigNode Network, ConfigNode Subnet)> Declared(ConfigNode networks)
        => from network in networks.Items
           from subnet in network["subnets"].Items
           where network["name"].Text is not null && subnet["name"].Text is not null
           select ($"{network["name"].Text}/{subnet["name"].Text}", network, subnet);
}
