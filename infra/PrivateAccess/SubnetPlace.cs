using GeoRegistry.Azure;
using GeoRegistry.Configuration;

namespace GeoRegistry.PrivateAccess;

/// <summary>Reads the subnet that an endpoint or an agent pool names, among those declared in the stack or by its id.</summary>
internal static class SubnetPlace
{
    private const string Type = "Microsoft.Network/virtualNetworks/subnets";

    /// <summary>Whether a text is meant to be the id of a resource.</summary>
    internal static bool IsId(string text) => text.StartsWith('/');

    /// <summary>
    /// The subnet, as <c>NETWORK/SUBNET</c>, <c>REGISTRY/NETWORK/SUBNET</c> for another registry's, or an id; null, reported, when there is none of this
    /// name.
    /// </summary>
    /// <param name="node">What stands at <c>subnet</c>.</param>
    /// <param name="registry">The registry whose settings have the reference.</param>
    /// <param name="networks">What is declared in the stack.</param>
    internal static string? AsSubnet(this ConfigNode node, ConfigNode registry, DeclaredNetworks networks)
    {
        if (node.AsText() is not { } text)
            return null;
        if (IsId(text))
            return node.AsResourceId(Type);
        if (networks.FindSubnet(text, registry) is { } subnet)
            return subnet.NameFor(registry);
        string[] declared = [.. networks.Subnets.Select(other => other.NameFor(registry))];
        node.Report(
            declared is []
                ? $"must be the id of a subnet, {ResourceIds.Example(Type)}, or NETWORK/SUBNET of one declared in {registry["privateAccess"]["networks"].Path}"
                : $"must be a subnet declared in this stack ({string.Join(", ", declared)}), or the id of one that exists",
            Nearest.To(text, declared));
        return null;
    }
}
