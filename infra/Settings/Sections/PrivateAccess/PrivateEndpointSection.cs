using GeoRegistry.Azure;
using GeoRegistry.Settings.PrivateAccess;
using GeoRegistry.Settings.Reading;

namespace GeoRegistry.Settings.Sections.PrivateAccess;

/// <summary>Reads an entry of <c>privateAccess.endpoints</c>.</summary>
internal static class PrivateEndpointSection
{
    private const string ApplicationSecurityGroup = "Microsoft.Network/applicationSecurityGroups";
    private const int MaximumMessageLength = 140;
    private const int MostUsedAddresses = 65_536;

    /// <param name="endpoint">The entry.</param>
    /// <param name="networks">The list of declared networks.</param>
    /// <param name="context">The registry.</param>
    internal static PrivateEndpointSettings? Read(ConfigNode endpoint, ConfigNode networks, RegistryContext context) => endpoint.AsMap(map =>
    {
        var longest = NetworkNames.MaximumEndpointLength - 1 - context.NameLength;
        var name = map.Required("name")?.AsNetworkName(
            1, longest, $": the private endpoint is named after the registry and this, with at most {NetworkNames.MaximumEndpointLength} characters");
        var subnet = map.Required("subnet")?.AsSubnet(networks);
        ReadExistingSubnet(map);
        var region = ReadRegion(map, SubnetPlace.Network(subnet, networks), context);
        var resourceGroup = map.ReadResourceGroup(region);
        var connectionName = map.Optional("connectionName")?.AsNetworkName(1, NetworkNames.MaximumLength);
        var networkInterfaceName = map.Optional("networkInterfaceName")?.AsNetworkName(1, NetworkNames.MaximumLength);
        var securityGroups = map.Optional("applicationSecurityGroups")?
            .AsList("application security groups", "remove the key", group => group.AsResourceId(ApplicationSecurityGroup)) ?? [];
        var message = map.Optional("approval") is { } approval ? ReadMessage(approval) : null;
        var addresses = StaticAddressSection.Read(map.Optional("addresses"), Prefix(endpoint, subnet, networks), context);
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
    internal static ConfigNode Prefix(ConfigNode endpoint, string? subnet, ConfigNode networks)
        => SubnetPlace.Declared(networks).FirstOrDefault(other => other.Name == subnet).Subnet is { } declared ? declared["prefix"] : endpoint["subnetPrefix"];

    /// <summary>What is said of a subnet that exists serves only the check of its size; of a declared one it is known.</summary>
    private static void ReadExistingSubnet(ConfigMap map)
    {
        var prefix = map.Optional("subnetPrefix");
        var used = map.Optional("usedAddresses");
        if (map.Node["subnet"].Text is { } subnet && !SubnetPlace.IsId(subnet))
        {
            foreach (var key in new[] { prefix, used }.OfType<ConfigNode>())
                key.Report("must be left out for a subnet that is declared here", "remove the key");
            return;
        }

        _ = prefix?.AsRange(SubnetArithmetic.SmallestSubnet);
        _ = used?.AsInteger(0, MostUsedAddresses);
        if (used is not null && prefix is null)
            used.Report("must be given together with subnetPrefix", "add subnetPrefix, or remove the key");
    }

    private static Region? ReadRegion(ConfigMap map, ConfigNode? network, RegistryContext context)
    {
        var ofNetwork = network?["region"].Text is { } text ? Regions.Find(text) : context.HomeRegion;
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
