using Infra.Tests.PrivateAccess;
using Rehearsal.Azure;

namespace Infra.Tests.EndToEnd;

/// <summary>Registries of one stack in one network: what waits for what, whichever of them comes first in the file or by name.</summary>
public class SharedNetworkTests
{
    private const string Groups = $"/subscriptions/{SimulatedAzure.SubscriptionId}/resourceGroups/rg-one/providers";
    private const string SubnetId = $"{Groups}/Microsoft.Network/virtualNetworks/vnet/subnets/pe";
    private const string ZoneId = $"{Groups}/Microsoft.Network/privateDnsZones/privatelink.azurecr.io";

    [Theory]
    [InlineData("zcontoso/vnet/pe", "zone: zcontoso/default", false)]
    [InlineData("zcontoso/vnet/pe", "zone: zcontoso/default", true)]
    [InlineData(SubnetId, $"id: {ZoneId}", false)]
    public async Task An_endpoint_waits_for_the_subnet_and_the_zone_of_another_registry_and_for_nothing_else_of_it(string subnet, string zone, bool ownerFirst)
    {
        await using var stack = await TestStack.StartAsync();
        var settings = Settings($"endpoints: [{{ name: two, subnet: {subnet} }}]", $"dns: {{ zones: [{{ name: shared, {zone} }}] }}", ownerFirst);

        var run = await stack.UpAsync(settings);

        Assert.Equal(["Subnet zcontoso-network-vnet-pe"], ForeignDependencies(stack, "PrivateEndpoint acontoso-endpoint-two"));
        Assert.Equal(
            ["PrivateZone zcontoso-zone-rg-one/privatelink.azurecr.io"], ForeignDependencies(stack, "PrivateDnsZoneGroup acontoso-endpoint-two-zone-group"));
        Assert.Empty(ForeignDependencies(stack, "Registry acontoso"));
        run.AssertOrder(
            "Create Subnet zcontoso-network-vnet-pe",
            "Create PrivateEndpoint acontoso-endpoint-two",
            "Create PrivateDnsZoneGroup acontoso-endpoint-two-zone-group");
        Assert.Equal(["acontoso", "acontoso.westeurope.data", "zcontoso", "zcontoso.westeurope.data"], await stack.RecordsAsync("rg-one"));
        Assert.Empty((await stack.UpAsync(settings)).Changes);
        Assert.Empty((await stack.DestroyAsync()).Errors);
        Assert.Empty(await stack.NamesInAzureAsync());
    }

    [Fact]
    public async Task A_network_of_ones_own_is_linked_to_the_zone_of_another_registry()
    {
        await using var stack = await TestStack.StartAsync();

        _ = await stack.UpAsync(Settings(
            "networks: [{ name: vnet-two, addressSpace: [10.1.0.0/16], subnets: [{ name: pe, prefix: 10.1.1.0/24 }] }]",
            "endpoints: [{ name: two, subnet: vnet-two/pe }]\n    dns: { zones: [{ name: shared, zone: zcontoso/default, links: [vnet-two] }] }",
            ownerFirst: true));

        Assert.Equal(
            ["PrivateZone zcontoso-zone-rg-one/privatelink.azurecr.io", "ResourceGroup rg-one"],
            ForeignDependencies(stack, "VirtualNetworkLink acontoso-zone-rg-one/vnet-two"));
        Assert.Empty((await stack.DestroyAsync()).Errors);
    }

    [Fact]
    public async Task A_zone_of_ones_own_is_linked_to_the_network_of_another_registry()
    {
        await using var stack = await TestStack.StartAsync();

        _ = await stack.UpAsync(Settings("dns: { zones: [{ name: own, links: [zcontoso/vnet-other] }] }", "endpoints: []", ownerFirst: true));

        Assert.Equal(
            ["VirtualNetwork zcontoso-network-vnet-other"],
            ForeignDependencies(
                stack,
                stack.State.Select(resource => TestStack.Label(resource.Urn))
                    .Single(label => label.StartsWith("VirtualNetworkLink acontoso", StringComparison.Ordinal))));
        Assert.Empty((await stack.DestroyAsync()).Errors);
    }

    [Fact]
    public async Task The_id_of_a_workspace_and_of_an_action_group_of_another_registry_give_the_dependency()
    {
        await using var stack = await TestStack.StartAsync();

        _ = await stack.UpAsync($"""
            - name: acontoso
              resourceGroup: rg-two
              homeRegion: westeurope
              diagnostics: [{"{"} name: logs, workspace: {Groups}/Microsoft.OperationalInsights/workspaces/logs {"}"}]
              alerts: {"{"} actionGroups: [{Groups}/microsoft.insights/actionGroups/oncall], storage: {"{}"} {"}"}
            {Owner}
            """);

        Assert.Equal(["Workspace zcontoso-workspace-logs"], ForeignDependencies(stack, "DiagnosticSetting acontoso-diagnostics-logs"));
        Assert.Equal(["ActionGroup zcontoso-action-group-oncall"], ForeignDependencies(stack, "MetricAlert acontoso-alert-storage"));
    }

    [Fact]
    public async Task What_Azure_allows_across_subscriptions_is_deployed_and_destroyed()
    {
        const string hub = "/subscriptions/00000000-0000-4000-8000-00000000000b/resourceGroups/rg-hub/providers";
        await using var stack = await TestStack.StartAsync();
        var settings = $$"""
            - name: contoso
              resourceGroup: rg-one
              homeRegion: westeurope
              identity:
                userAssigned:
                  - name: pull
                    id: {{hub}}/Microsoft.ManagedIdentity/userAssignedIdentities/pull
                    principalId: 11111111-2222-3333-4444-555555555555
                    clientId: 11111111-2222-3333-4444-555555555556
                    tenantId: 11111111-2222-3333-4444-555555555557
              diagnostics: [{ name: logs, workspace: {{hub}}/Microsoft.OperationalInsights/workspaces/logs }]
              alerts: { actionGroups: [{{hub}}/Microsoft.Insights/actionGroups/oncall], storage: {} }
              networkRoles: { connectedEndpoints: [{{hub}}/Microsoft.Network/privateEndpoints/registry] }
              privateAccess:
                networks: [{ name: vnet, addressSpace: [10.0.0.0/16], subnets: [{ name: pe, prefix: 10.0.1.0/24 }] }]
                endpoints: [{ name: one, subnet: vnet/pe, zone: hub }]
                dns:
                  zones:
                    - { name: hub, id: {{hub}}/Microsoft.Network/privateDnsZones/privatelink.azurecr.io }
                    - { name: own, links: [{{hub}}/Microsoft.Network/virtualNetworks/vnet-hub] }
            """;

        _ = await stack.UpAsync(settings);

        Assert.Empty((await stack.UpAsync(settings)).Changes);
        Assert.Empty((await stack.DestroyAsync()).Errors);
    }

    private const string Owner = """
        - name: zcontoso
          resourceGroup: rg-one
          homeRegion: westeurope
          workspaces: [{ name: logs }]
          actionGroups: [{ name: oncall, emails: [oncall@contoso.com] }]
          privateAccess:
            networks:
              - { name: vnet, addressSpace: [10.0.0.0/16], subnets: [{ name: pe, prefix: 10.0.1.0/24 }] }
              - { name: vnet-other, addressSpace: [10.9.0.0/16], subnets: [{ name: pe, prefix: 10.9.1.0/24 }] }
            endpoints: [{ name: one, subnet: vnet/pe }]
        """;

    private static string Settings(string first, string second, bool ownerFirst)
    {
        var user = $"""
            - name: acontoso
              resourceGroup: rg-two
              homeRegion: westeurope
              privateAccess:
                {first}
                {second}
            """;
        return ownerFirst ? $"{Owner}\n{user}" : $"{user}\n{Owner}";
    }

    private static IEnumerable<string> ForeignDependencies(TestStack stack, string label)
        => stack.Find(label).Dependencies.Select(TestStack.Label).Where(
            other => other.Contains("zcontoso", StringComparison.Ordinal) || other is "ResourceGroup rg-one")
            .Order(StringComparer.Ordinal);
}
