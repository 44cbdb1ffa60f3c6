using GeoRegistry.Stacks;
using Infra.Tests.Mocks;

namespace Infra.Tests.PrivateAccess;

public class PrivateEndpointTests
{
    private const string Registry = "azure-native:containerregistry:Registry";
    private const string Endpoint = "azure-native:network:PrivateEndpoint";
    private const string ZoneGroup = "azure-native:network:PrivateDnsZoneGroup";
    private const string Subnet =
        "/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/rg-net/providers/Microsoft.Network/virtualNetworks/hub/subnets/snet";
    private const string SecurityGroup =
        "/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/rg-net/providers/Microsoft.Network/applicationSecurityGroups/asg";
    private const string RegistryId = $"{AzureMocks.ResourceGroups}/rg-registry/providers/Microsoft.ContainerRegistry/registries/contoso";

    [Fact]
    public async Task An_endpoint_leads_to_the_registry_and_is_approved_at_once()
    {
        var mocks = await StackRun.StackAsync(With($"endpoints: [{{ name: hub, subnet: {Subnet} }}]"));

        Assert.Equal(
            PlainJson.Normalize($$"""
                {
                  "privateEndpointName": "contoso-hub",
                  "resourceGroupName": "rg-registry",
                  "location": "westeurope",
                  "subnet": {{InSubnet(Subnet)}},
                  "privateLinkServiceConnections": [{ "name": "contoso-hub", "privateLinkServiceId": "{{RegistryId}}", "groupIds": ["registry"] }],
                  "applicationSecurityGroups": [],
                  "ipConfigurations": [],
                  "tags": { "owner": "platform" }
                }
                """),
            mocks.Inputs(Endpoint, "contoso-endpoint-hub"));
    }

    [Fact]
    public async Task An_endpoint_is_as_the_settings_say()
    {
        var mocks = await StackRun.StackAsync(With($$"""
            endpoints:
              - name: hub
                subnet: {{Subnet}}
                region: East US
                resourceGroup: rg-endpoints
                connectionName: to-registry
                networkInterfaceName: nic-registry
                applicationSecurityGroups: [{{SecurityGroup}}]
                approval: { message: Let us in. }
                addresses: { registry: 10.0.0.4, data: { westeurope: 10.0.0.5 } }
                tags: { owner: network }
            """));

        Assert.Equal(
            PlainJson.Normalize($$"""
                {
                  "privateEndpointName": "contoso-hub",
                  "resourceGroupName": "rg-endpoints",
                  "location": "eastus",
                  "subnet": {{InSubnet(Subnet)}},
                  "manualPrivateLinkServiceConnections": [
                    { "name": "to-registry", "privateLinkServiceId": "{{RegistryId}}", "groupIds": ["registry"], "requestMessage": "Let us in." }
                  ],
                  "customNetworkInterfaceName": "nic-registry",
                  "applicationSecurityGroups": [{ "id": "{{SecurityGroup}}" }],
                  "ipConfigurations": [
                    { "name": "registry", "groupId": "registry", "memberName": "registry", "privateIPAddress": "10.0.0.4" },
                    { "name": "registry_data_westeurope", "groupId": "registry", "memberName": "registry_data_westeurope", "privateIPAddress": "10.0.0.5" }
                  ],
                  "tags": { "owner": "network" }
                }
                """),
            mocks.Inputs(Endpoint, "contoso-endpoint-hub"));
    }

    [Fact]
    public async Task An_endpoints_records_are_in_its_zone()
    {
        const string zone =
            "/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/rg-dns/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io";
        var mocks = await StackRun.StackAsync(With($$"""
            endpoints: [{ name: hub, subnet: {{Subnet}}, resourceGroup: rg-endpoints }]
            dns: { zones: [{ name: hub, id: {{zone}} }] }
            """));

        Assert.Equal(
            PlainJson.Normalize($$"""
                {
                  "privateDnsZoneGroupName": "default",
                  "privateEndpointName": "contoso-hub",
                  "resourceGroupName": "rg-endpoints",
                  "privateDnsZoneConfigs": [{ "name": "privatelink-azurecr-io", "privateDnsZoneId": "{{zone}}" }]
                }
                """),
            mocks.Inputs(ZoneGroup, "contoso-endpoint-hub-zone-group"));
        Assert.DoesNotContain(mocks.Registered, label => label.StartsWith("PrivateZone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Records_that_are_left_to_others_have_no_zone_group()
    {
        var mocks = await StackRun.StackAsync(With($"endpoints: [{{ name: hub, subnet: {Subnet} }}]\ndns: {{ managedElsewhere: true }}"));

        Assert.DoesNotContain(mocks.Registered, label => label.Contains("Zone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_registry_with_endpoints_is_closed_to_the_internet_and_has_data_endpoints()
    {
        var mocks = await StackRun.StackAsync(With($"endpoints: [{{ name: hub, subnet: {Subnet} }}]"));

        Assert.Equal("\"Disabled\"", mocks.Input(Registry, "contoso", "publicNetworkAccess"));
        Assert.Equal("true", mocks.Input(Registry, "contoso", "dataEndpointEnabled"));
        Assert.Equal(PlainJson.Normalize("""{ "defaultAction": "Deny", "ipRules": [] }"""), mocks.Input(Registry, "contoso", "networkRuleSet"));
    }

    [Fact]
    public async Task A_registry_lets_in_the_addresses_that_its_rules_name()
    {
        var mocks = await StackRun.StackAsync("""
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: westeurope
              publicAccess: { ipRules: [203.0.113.0/24, 198.51.100.7], trustedServicesBypass: false }
            """);

        Assert.Equal("\"Enabled\"", mocks.Input(Registry, "contoso", "publicNetworkAccess"));
        Assert.Equal("\"None\"", mocks.Input(Registry, "contoso", "networkRuleBypassOptions"));
        Assert.Equal(
            PlainJson.Normalize("""
                {
                  "defaultAction": "Deny",
                  "ipRules": [{ "action": "Allow", "iPAddressOrRange": "198.51.100.7" }, { "action": "Allow", "iPAddressOrRange": "203.0.113.0/24" }]
                }
                """),
            mocks.Input(Registry, "contoso", "networkRuleSet"));
    }

    [Fact]
    public async Task The_stacks_outputs_name_each_endpoint_and_its_addresses()
    {
        var mocks = await StackRun.StackAsync(With($"endpoints: [{{ name: hub, subnet: {Subnet} }}]"));

        Assert.Equal(
            PlainJson.Normalize($$"""
                {
                  "hub": {
                    "id": "{{AzureMocks.ResourceGroups}}/rg-registry/providers/Microsoft.Network/privateEndpoints/contoso-hub",
                    "region": "westeurope",
                    "networkInterfaceId": "{{AzureMocks.ResourceGroups}}/rg-registry/providers/Microsoft.Network/networkInterfaces/contoso-hub",
                    "addresses": { "contoso.azurecr.io": "10.1.0.4" }
                  }
                }
                """),
            await mocks.RegistryOutputAsync("contoso", "privateEndpoints"));
    }

    /// <summary>An endpoint's reference to its subnet: the id, and what the package adds by itself.</summary>
    internal static string InSubnet(string id)
        => $$"""{ "id": "{{id}}", "privateEndpointNetworkPolicies": "Disabled", "privateLinkServiceNetworkPolicies": "Enabled" }""";

    private static string With(string privateAccess) => $"""
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: westeurope
          tags: {"{"} owner: platform {"}"}
          privateAccess:
            {privateAccess.ReplaceLineEndings("\n    ")}
        """;
}
