using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Stacks;
using Infra.Tests.Configuration;

namespace Infra.Tests.PrivateAccess;

public class EndpointTests
{
    internal const string Network = "/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/hub";
    internal const string Subnet = $"{Network}/subnets/snet";

    private const string Path = "geo-registry:registries[0].privateAccess";
    private const string Endpoint = $"{Path}.endpoints[0]";

    [Fact]
    public void One_endpoint_in_an_existing_subnet_needs_two_keys()
    {
        var registry = Assert.Single(
            SettingsFile.Read(SettingsFile.RegistryWith($"privateAccess: {{ endpoints: [{{ name: hub, subnet: {Subnet} }}] }}")).Registries);

        var endpoint = Assert.Single(registry.PrivateAccess.Endpoints);
        Assert.Equal(("hub", Subnet, "westeurope", "default"), (endpoint.Name, endpoint.Subnet, endpoint.Region.Name, endpoint.Zone));
        Assert.Null(endpoint.ResourceGroup);
        Assert.Null(endpoint.ApprovalMessage);
        Assert.Empty(endpoint.Addresses);
        var zone = Assert.Single(registry.PrivateAccess.Zones);
        Assert.Equal("default", zone.Name);
        Assert.Equal([Network], zone.Links.AsEnumerable());
        Assert.True(registry.DataEndpointEnabled);
        Assert.False(registry.PublicAccess.Enabled);
        Assert.False(registry.PublicAccess.AllowsOthers);
        Assert.True(registry.NetworkRoles.Enabled);
        Assert.Equal(TimeSpan.FromSeconds(120), registry.NetworkRoles.SettleTime);
    }

    [Fact]
    public void A_registry_without_private_access_is_open_and_has_no_network_roles()
    {
        var registry = Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith("tags: {}")).Registries);

        Assert.Equal((true, true, true), (registry.PublicAccess.Enabled, registry.PublicAccess.AllowsOthers, registry.PublicAccess.TrustedServicesBypass));
        Assert.Empty(registry.PublicAccess.IpRules);
        Assert.False(registry.NetworkRoles.Enabled);
        Assert.Empty(registry.PrivateAccess.Zones);
        Assert.False(registry.DataEndpointEnabled);
    }

    [Fact]
    public void An_endpoint_is_in_the_region_of_its_declared_network()
    {
        var registry = Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith("""
            privateAccess:
              networks: [{ name: vnet-eus, region: East US, addressSpace: [10.10.0.0/16], subnets: [{ name: snet, prefix: 10.10.0.0/26 }] }]
              endpoints: [{ name: eus, subnet: vnet-eus/snet, resourceGroup: rg-eus, existingResourceGroup: false }]
            """)).Registries);

        var endpoint = Assert.Single(registry.PrivateAccess.Endpoints);
        Assert.Equal("eastus", endpoint.Region.Name);
        Assert.Equal(["rg-registry in westeurope", "rg-eus in eastus"], registry.ResourceGroups.Select(group => $"{group.Name} in {group.Region.Name}"));
        Assert.Equal(["vnet-eus"], Assert.Single(registry.PrivateAccess.Zones).Links.AsEnumerable());
    }

    [Theory]
    [InlineData("{ subnet: SUBNET }", "name", null, "must be given", null)]
    [InlineData("{ name: hub }", "subnet", null, "must be given", null)]
    [InlineData("{ name: 'a b', subnet: SUBNET }", "name", "\"a b\"", LongName, "ab")]
    [InlineData("{ name: '-hub', subnet: SUBNET }", "name", "\"-hub\"", "must begin with a letter or digit, and not end in a period or hyphen", "hub")]
    [InlineData("{ name: hub, subnet: vnet/snet }", "subnet", "\"vnet/snet\"", NoSubnets, null)]
    [InlineData(
        "{ name: hub, subnet: /subscriptions/x }",
        "subnet",
        "\"/subscriptions/x\"",
        "must be the id of a Microsoft.Network/virtualNetworks/subnets: " + ExampleSubnet,
        null)]
    [InlineData("{ name: hub, subnet: SUBNET, subnetPrefix: 10.0.0.1/24 }", "subnetPrefix", "\"10.0.0.1/24\"", Range, "10.0.0.0/24")]
    [InlineData("{ name: hub, subnet: SUBNET, subnetPrefix: 10.0.0.0/30 }", "subnetPrefix", "\"10.0.0.0/30\"", Range, null)]
    [InlineData(
        "{ name: hub, subnet: SUBNET, usedAddresses: 3 }",
        "usedAddresses",
        "3",
        "must be given together with subnetPrefix",
        "add subnetPrefix, or remove the key")]
    [InlineData(
        "{ name: hub, subnet: SUBNET, region: nowhere at all }",
        "region",
        "\"nowhere at all\"",
        "must be an Azure region, such as westeurope or West Europe, or one that geo-registry:additionalRegions adds",
        null)]
    [InlineData("{ name: hub, subnet: SUBNET, approval: {} }", "approval.message", null, "must be given", null)]
    [InlineData("{ name: hub, subnet: SUBNET, approval: { message: '' } }", "approval.message", "\"\"", "must be 1 to 140 characters", null)]
    [InlineData("{ name: hub, subnet: SUBNET, existingResourceGroup: false }", "existingResourceGroup", "false", OwnGroup, "remove the key")]
    [InlineData("{ name: hub, subnet: SUBNET, connectionName: 'a/b' }", "connectionName", "\"a/b\"", Name80, "ab")]
    [InlineData("{ name: hub, subnet: SUBNET, networkInterfaceName: 'a/b' }", "networkInterfaceName", "\"a/b\"", Name80, "ab")]
    [InlineData("{ name: hub, subnet: SUBNET, applicationSecurityGroups: [asg] }", "applicationSecurityGroups[0]", "\"asg\"", SecurityGroup, null)]
    [InlineData("{ name: hub, subnet: SUBNET, zone: other }", "zone", "\"other\"", "must be the name of one of dns.zones", null)]
    public void An_endpoint_that_Azure_would_not_take_is_refused(string endpoint, string key, string? value, string rule, string? suggestion)
        => Assert.Equal(
            new ConfigurationError($"{Endpoint}.{key}", value, rule, suggestion),
            Assert.Single(SettingsFile.MistakesWith($"privateAccess: {{ endpoints: [{endpoint.Replace("SUBNET", Subnet, StringComparison.Ordinal)}] }}")));

    [Fact]
    public void A_message_of_more_than_140_characters_is_refused()
        => Assert.Equal(
            $"{Endpoint}.approval.message: must be 1 to 140 characters",
            Only(SettingsFile.MistakesWith(
                $"privateAccess: {{ endpoints: [{{ name: hub, subnet: {Subnet}, approval: {{ message: {new string('a', 141)} }} }}] }}")));

    [Fact]
    public void What_is_known_of_a_declared_subnet_is_not_said_again()
        => Assert.Equal(
            new[] { "subnetPrefix", "usedAddresses" }.Select(
                key => $"{Endpoint}.{key}: must be left out for a subnet that is declared in this stack"),
            SettingsFile.MistakesWith("""
                privateAccess:
                  networks: [{ name: vnet, addressSpace: [10.10.0.0/16], subnets: [{ name: snet, prefix: 10.10.0.0/26 }] }]
                  endpoints: [{ name: hub, subnet: vnet/snet, subnetPrefix: 10.10.0.0/26, usedAddresses: 1 }]
                """).Select(Text));

    [Theory]
    [InlineData("region: eastus", "region", "\"eastus\"", "must be the region of the network it is in, westeurope", "westeurope")]
    [InlineData("subnet: vnet/snt", "subnet", "\"vnet/snt\"", "must be a subnet declared in this stack (vnet/snet), or the id of one that exists", "vnet/snet")]
    public void An_endpoint_that_does_not_fit_its_declared_network_is_refused(string line, string key, string value, string rule, string suggestion)
        => Assert.Equal(
            new ConfigurationError($"{Endpoint}.{key}", value, rule, suggestion),
            Assert.Single(SettingsFile.MistakesWith($"""
                privateAccess:
                  networks: [{"{"} name: vnet, addressSpace: [10.10.0.0/16], subnets: [{"{"} name: snet, prefix: 10.10.0.0/26 {"}"}] {"}"}]
                  endpoints: [{"{"} name: hub, {(key is "subnet" ? "" : "subnet: vnet/snet, ")}{line} {"}"}]
                """)));

    [Fact]
    public void Two_endpoints_of_one_name_are_refused()
        => Assert.Equal(
            [$"{Path}.endpoints[1].name: must be in the list once; {Endpoint}.name has it as well, and letter case does not tell names apart"],
            SettingsFile.MistakesWith(
                $"privateAccess: {{ endpoints: [{{ name: hub, subnet: {Subnet} }}, {{ name: Hub, subnet: {Subnet} }}], dns: {{ managedElsewhere: true }} }}")
                .Select(Text));

    [Fact]
    public void More_endpoints_than_Azure_gives_a_registry_are_refused()
        => Assert.Equal(
            [$"{Path}.endpoints: must be at most 200 private endpoints; Azure gives a registry no more"],
            SettingsFile.MistakesWith($$"""
                privateAccess:
                  dns: { managedElsewhere: true }
                  endpoints: [{{string.Join(", ", Enumerable.Range(0, 201).Select(number => $"{{ name: pe{number}, subnet: {Subnet} }}"))}}]
                """).Select(Text));

    [Fact]
    public void Data_endpoints_cannot_be_off_beside_private_endpoints()
        => Assert.Equal(
            new ConfigurationError(
                "geo-registry:registries[0].dataEndpointEnabled",
                "false",
                "must be true or left out beside privateAccess.endpoints: Azure turns data endpoints on with the first of them",
                "remove the key"),
            Assert.Single(SettingsFile.MistakesWith($"dataEndpointEnabled: false\nprivateAccess: {{ endpoints: [{{ name: hub, subnet: {Subnet} }}] }}")));

    internal static string Text(ConfigurationError mistake) => $"{mistake.Path}: {mistake.Rule}";

    internal static string Only(IEnumerable<ConfigurationError> mistakes) => Text(Assert.Single(mistakes));

    private const string ExampleSubnet = "/subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.Network/virtualNetworks/NAME/subnets/NAME";
    private const string NoSubnets = $"must be the id of a subnet, {ExampleSubnet}, or NETWORK/SUBNET of one declared in {Path}.networks";
    private const string Range = "must be a range of IPv4 addresses with zeros behind the prefix, at most /29, such as 10.10.0.0/24";
    private const string Name80 = "must be 1 to 80 letters, digits, underscores, periods and hyphens";
    private const string OwnGroup = "must be left out where resourceGroup is: the registry says whether its own group exists";
    private const string SecurityGroup = "must be the id of a Microsoft.Network/applicationSecurityGroups: "
        + "/subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.Network/applicationSecurityGroups/NAME";
    private const string LongName = "must be 1 to 56 letters, digits, underscores, periods and hyphens: the private endpoint is named after the registry "
        + "and this, with at most 64 characters";
}
