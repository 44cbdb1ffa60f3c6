using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Parts;

namespace GeoRegistry.PrivateAccess;

/// <summary>Reads an entry of <c>privateAccess.endpoints</c>.</summary>
internal static class PrivateEndpointSection
{
    private const string ApplicationSecurityGroup = "Microsoft.Network/applicationSecurityGroups";
    private const int MaximumMessageLength = 140;
    private const int MostUsedAddresses = 65_536;

    /// <param name="endpoint">The entry.</param>
    /// <param name="context">The registry.</param>
    internal static PrivateEndpointSettings? Read(ConfigNode endpoint, RegistryContext context) => endpoint.AsMap(map =>
    {
        var longest = NetworkNames.MaximumEndpointLength - 1 - context.NameLength;
        var name = map.Required("name")?.AsNetworkName(
            1, longest, $": the private endpoint is named after the registry and this, with at most {NetworkNames.MaximumEndpointLength} characters");
        var subnet = map.Required("subnet")?.AsSubnet(context.Registry, context.Networks);
        CheckSubscription(map.Node["subnet"], context.Networks.Subscription);
        ReadExistingSubnet(map);
        var region = ReadRegion(map, context.Networks.FindSubnet(subnet, context.Registry)?.Network, context);
        var resourceGroup = map.ReadResourceGroup(region);
        var connectionName = map.Optional("connectionName")?.AsNetworkName(1, NetworkNames.MaximumLength);
        var networkInterfaceName = map.Optional("networkInterfaceName")?.AsNetworkName(1, NetworkNames.MaximumLength);
        var securityGroups = map.Optional("applicationSecurityGroups")?
            .AsList("application security groups", "remove the key", group => group.AsResourceId(ApplicationSecurityGroup)) ?? [];
        var message = map.Optional("approval") is { } approval ? ReadMessage(approval) : null;
        var addresses = StaticAddressSection.Read(map.Optional("addresses"), Prefix(endpoint, context), context);
        _ = map.Optional("zone");
        var tags = map.Optional("tags").AsTags();
        var adopt = map.Optional("adopt")?.AsBoolean() ?? false;
        var adoptZoneGroup = map.Optional("adoptZoneGroup")?.AsBoolean() ?? adopt;
        return name is null || subnet is null || region is null
            ? null
            : new PrivateEndpointSettings
            {
                Name = name,
                Subnet = subnet,
                Region = region,
                ResourceGroup = resourceGroup,
                ConnectionName = connectionName,
                NetworkInterfaceName = networkInterfaceName,
                ApplicationSecurityGroups = [.. securityGroups.Order(StringComparer.Ordinal)],
                ApprovalMessage = message,
                Addresses = addresses,
                Tags = tags,
                Adopt = adopt,
                AdoptZoneGroup = adoptZoneGroup,
            };
    });

    /// <summary>The range of the endpoint's subnet: as declared, or as said of one that exists; null when neither is known.</summary>
    internal static ConfigNode Prefix(ConfigNode endpoint, RegistryContext context)
        => context.Networks.FindSubnet(endpoint["subnet"].Text, context.Registry) is { } declared ? declared.Node["prefix"] : endpoint["subnetPrefix"];

    /// <summary>
    /// An endpoint is in the region and subscription of its network; only what it leads to may be elsewhere. Source:
    /// https://learn.microsoft.com/azure/private-link/private-endpoint-overview#private-endpoint-properties.
    /// </summary>
    private static void CheckSubscription(ConfigNode subnet, string? subscription)
    {
        if (subscription is not null && subnet.Text is { } id && SubnetPlace.IsId(id) && id.Split('/') is ["", _, var given, ..]
            && Guid.TryParse(given, out _) && !ResourceIds.Comparer.Equals(given, subscription))
        {
            subnet.Report(
                $"must be in the subscription that the stack is deployed to, {subscription}: a private endpoint is in the region and subscription of its "
                    + "network",
                "deploy the endpoint from a stack of that subscription, and name it here in networkRoles.connectedEndpoints");
        }
    }

    /// <summary>What is said of a subnet that exists serves only the check of its size; of a declared one it is known.</summary>
    private static void ReadExistingSubnet(ConfigMap map)
    {
        var prefix = map.Optional("subnetPrefix");
        var used = map.Optional("usedAddresses");
        if (map.Node["subnet"].Text is { } subnet && !SubnetPlace.IsId(subnet))
        {
            foreach (var key in new[] { prefix, used }.OfType<ConfigNode>())
                key.Report("must be left out for a subnet that is declared in this stack", "remove the key");
            return;
        }

        _ = prefix?.AsRange(SubnetArithmetic.SmallestSubnet);
        _ = used?.AsInteger(0, MostUsedAddresses);
        if (used is not null && prefix is null)
            used.Report("must be given together with subnetPrefix", "add subnetPrefix, or remove the key");
    }

    private static Region? ReadRegion(ConfigMap map, DeclaredNetwork? network, RegistryContext context)
    {
        var ofNetwork = network is null ? context.HomeRegion : network.Region;
        if (map.Optional("region") is not { } node)
            return ofNetwork;
        var region = node.AsRegion();
        if (network is not null && region is not null && ofNetwork is not null && region != ofNetwork)
            node.Report($"must be the region of the network it is in, {ofNetwork.Name}", ofNetwork.Name);
        return region;
    }

    private static string? ReadMessage(ConfigNode approval)
    {
        string? message = null;
        _ = approval.AsMap(map =>
        {
            message = map.Required("message")?.AsText();
            if (message is "" or { Length: > MaximumMessageLength })
                map.Node["message"].Report($"must be 1 to {MaximumMessageLength} characters");
            return map;
        });
        return message;
    }
}
