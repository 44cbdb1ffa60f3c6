using Infra.Tests.Mocks;

namespace Infra.Tests.Components;

/// <summary>The ids by which resources that exist are imported.</summary>
public class AdoptionTests
{
    private const string Subscription = "00000000-0000-0000-0000-000000000001";
    private const string Here = $"/subscriptions/{Subscription}/resourceGroups/rg-registry";
    private const string There = $"/subscriptions/{Subscription}/resourceGroups/rg-net";
    private const string Hub = $"{There}/providers/Microsoft.Network/virtualNetworks/hub";

    [Fact]
    public async Task Whatever_is_adopted_is_imported_by_its_id()
    {
        var imported = await ImportedAsync($$"""
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: westeurope
              adopt: true
              adoptResourceGroup: true
              replicas: [{ region: eastus, name: ContosoUs }]
              workspaces: [{ name: logs-here, adopt: true }, { name: logs-there, resourceGroup: rg-net, adopt: true }]
              privateAccess:
                networks:
                  - name: vnet
                    adopt: true
                    resourceGroup: rg-net
                    existingResourceGroup: false
                    adoptResourceGroup: true
                    addressSpace: [10.10.0.0/16]
                    subnets: [{ name: snet, prefix: 10.10.0.0/26 }]
                endpoints: [{ name: weu, subnet: vnet/snet, adopt: true }]
                dns: { zones: [{ name: weu, links: [vnet, {{Hub}}], adopt: true }] }
            """);

        const string endpoint = $"{Here}/providers/Microsoft.Network/privateEndpoints/contoso-weu";
        const string registry = $"{Here}/providers/Microsoft.ContainerRegistry/registries/contoso";
        const string zone = $"{Here}/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io";
        var hubLink = Assert.Single(imported.Keys, label => label.StartsWith("VirtualNetworkLink contoso-zone-rg-registry/hub-", StringComparison.Ordinal));
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["PrivateDnsZoneGroup contoso-endpoint-weu-zone-group"] = $"{endpoint}/privateDnsZoneGroups/default",
                ["PrivateEndpoint contoso-endpoint-weu"] = endpoint,
                ["PrivateZone contoso-zone-rg-registry/privatelink.azurecr.io"] = zone,
                ["Registry contoso"] = registry,
                ["Replication contoso-eastus"] = $"{registry}/replications/ContosoUs",
                ["Replication contoso-westeurope"] = $"{registry}/replications/westeurope",
                ["ResourceGroup rg-net"] = There,
                ["ResourceGroup rg-registry"] = Here,
                ["Subnet contoso-network-vnet-snet"] = $"{There}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/snet",
                ["VirtualNetwork contoso-network-vnet"] = $"{There}/providers/Microsoft.Network/virtualNetworks/vnet",
                [hubLink] = $"{zone}/virtualNetworkLinks/{hubLink.Split('/')[1]}",
                ["VirtualNetworkLink contoso-zone-rg-registry/vnet"] = $"{zone}/virtualNetworkLinks/vnet",
                ["Workspace contoso-workspace-logs-here"] = $"{Here}/providers/Microsoft.OperationalInsights/workspaces/logs-here",
                ["Workspace contoso-workspace-logs-there"] = $"{There}/providers/Microsoft.OperationalInsights/workspaces/logs-there",
            },
            imported);
    }

    [Fact]
    public async Task Parts_of_what_is_adopted_may_be_left_to_be_created()
    {
        var imported = await ImportedAsync("""
            - name: contoso
              resourceGroup: rg-registry
              existingResourceGroup: true
              homeRegion: westeurope
              adopt: true
              replicas: [{ region: eastus, adopt: false }]
              privateAccess:
                networks: [{ name: vnet, adopt: true, addressSpace: [10.10.0.0/16], subnets: [{ name: snet, adopt: false, prefix: 10.10.0.0/26 }] }]
                endpoints: [{ name: weu, subnet: vnet/snet, adopt: true, adoptZoneGroup: false }]
                dns: { zones: [{ name: weu, adopt: true, adoptLinks: [] }] }
            """);

        Assert.Equal(
            [
                "PrivateEndpoint contoso-endpoint-weu", "PrivateZone contoso-zone-rg-registry/privatelink.azurecr.io", "Registry contoso",
                "Replication contoso-westeurope", "VirtualNetwork contoso-network-vnet",
            ],
            imported.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Parts_may_be_adopted_alone()
    {
        var imported = await ImportedAsync("""
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: westeurope
              replicas: [{ region: eastus, adopt: true }]
              privateAccess:
                networks:
                  - name: vnet
                    addressSpace: [10.10.0.0/16]
                    subnets: [{ name: snet, adopt: true, prefix: 10.10.0.0/26 }, { name: snet-b, prefix: 10.10.1.0/26 }]
                endpoints: [{ name: weu, subnet: vnet/snet, adoptZoneGroup: true }]
                dns: { zones: [{ name: weu, adoptLinks: [vnet] }] }
            """);

        Assert.Equal(
            [
                "PrivateDnsZoneGroup contoso-endpoint-weu-zone-group", "Replication contoso-eastus", "Replication contoso-westeurope",
                "Subnet contoso-network-vnet-snet", "VirtualNetworkLink contoso-zone-rg-registry/vnet",
            ],
            imported.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_shared_resource_group_is_imported_where_one_of_its_registries_says_so()
    {
        var imported = await ImportedAsync("""
            - { name: contoso, resourceGroup: rg-registry, homeRegion: westeurope }
            - { name: fabrikam, resourceGroup: rg-registry, homeRegion: westeurope, adoptResourceGroup: true }
            """);

        Assert.Equal(Here, imported["ResourceGroup rg-registry"]);
    }

    private static async Task<IReadOnlyDictionary<string, string>> ImportedAsync(string settings)
        => (await StackRun.StackAsync(settings, subscription: Subscription)).Imported;
}
