using GeoRegistry.Stacks;
using Infra.Tests.Mocks;

namespace Infra.Tests.PrivateAccess;

public class PrivateNetworkTests
{
    private const string Network = "azure-native:network:VirtualNetwork";
    private const string Subnet = "azure-native:network:Subnet";
    private const string Zone = "azure-native:privatedns:PrivateZone";
    private const string Link = "azure-native:privatedns:VirtualNetworkLink";
    private const string Hub = "/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/hub";

    private const string Settings = $$"""
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: westeurope
          tags: { owner: platform }
          privateAccess:
            networks:
              - name: vnet-eus
                region: eastus
                resourceGroup: rg-net
                existingResourceGroup: false
                addressSpace: [10.10.0.0/16]
                subnets: [{ name: snet-b, prefix: 10.10.1.0/26 }, { name: snet-a, prefix: 10.10.0.0/26 }]
                tags: { cost: '7' }
            endpoints: [{ name: eus, subnet: vnet-eus/snet-a }]
            dns: { zones: [{ name: eus, links: [vnet-eus, {{Hub}}] }] }
        """;

    private const string Declared = $"{AzureMocks.ResourceGroups}/rg-net/providers/Microsoft.Network/virtualNetworks/vnet-eus";

    [Fact]
    public async Task A_network_is_declared_with_its_subnets_beside_it()
    {
        var mocks = await StackRun.StackAsync(Settings);

        Assert.Equal(
            PlainJson.Normalize("""
                {
                  "virtualNetworkName": "vnet-eus",
                  "resourceGroupName": "rg-net",
                  "location": "eastus",
                  "addressSpace": { "addressPrefixes": ["10.10.0.0/16"] },
                  "enableDdosProtection": false,
                  "enableVmProtection": false,
                  "tags": { "owner": "platform", "cost": "7" }
                }
                """),
            mocks.Inputs(Network, "contoso-network-vnet-eus"));
        Assert.Equal(
            PlainJson.Normalize("""
                {
                  "subnetName": "snet-a",
                  "virtualNetworkName": "vnet-eus",
                  "resourceGroupName": "rg-net",
                  "addressPrefix": "10.10.0.0/26",
                  "privateEndpointNetworkPolicies": "Disabled",
                  "privateLinkServiceNetworkPolicies": "Enabled",
                  "defaultOutboundAccess": false
                }
                """),
            mocks.Inputs(Subnet, "contoso-network-vnet-eus-snet-a"));
        Assert.Contains("Subnet contoso-network-vnet-eus-snet-b", mocks.Registered);
        Assert.Equal(
            PlainJson.Normalize(PrivateEndpointTests.InSubnet($"{Declared}/subnets/snet-a")),
            mocks.Input("azure-native:network:PrivateEndpoint", "contoso-endpoint-eus", "subnet"));
    }

    [Fact]
    public async Task A_resource_group_is_declared_where_the_settings_say_that_it_does_not_exist()
    {
        var mocks = await StackRun.StackAsync(Settings);

        Assert.Equal(
            PlainJson.Normalize("""{ "resourceGroupName": "rg-net", "location": "eastus", "tags": { "owner": "platform" } }"""),
            mocks.Inputs("azure-native:resources:ResourceGroup", "rg-net"));
    }

    [Fact]
    public async Task A_zone_is_declared_with_links_to_its_networks()
    {
        var mocks = await StackRun.StackAsync(Settings);

        Assert.Equal(
            PlainJson.Normalize("""
                { "privateZoneName": "privatelink.azurecr.io", "resourceGroupName": "rg-registry", "location": "global", "tags": { "owner": "platform" } }
                """),
            mocks.Inputs(Zone, "contoso-zone-rg-registry/privatelink.azurecr.io"));
        Assert.Equal(Expected("vnet-eus", Declared), mocks.Inputs(Link, "contoso-zone-rg-registry/vnet-eus"));
        var hub = Assert.Single(mocks.Registered, label => label.StartsWith("VirtualNetworkLink "
            + "contoso-zone-rg-registry/hub-", StringComparison.Ordinal)).Split(' ')[1];
        Assert.Equal(Expected(hub["contoso-zone-rg-registry/".Length..], Hub), mocks.Inputs(Link, hub));

        static string Expected(string name, string network) => PlainJson.Normalize($$"""
            {
              "virtualNetworkLinkName": "{{name}}",
              "privateZoneName": "privatelink.azurecr.io",
              "resourceGroupName": "rg-registry",
              "location": "global",
              "virtualNetwork": { "id": "{{network}}" },
              "registrationEnabled": false,
              "tags": { "owner": "platform" }
            }
            """);
    }
}
