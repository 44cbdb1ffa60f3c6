using Rehearsal.Tests.Azure.Requests;
using static Rehearsal.Tests.Azure.Network.PrivateRegistry;
using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.Network;

/// <summary>What refers to resources of other subscriptions: of those that this cloud has, and of those that it does not know.</summary>
public class OtherSubscriptionTests
{
    private const string Unknown = "/subscriptions/00000000-0000-4000-8000-00000000000b/resourceGroups/rg-hub";
    private const string Known = "/subscriptions/00000000-0000-4000-8000-00000000000c/resourceGroups/rg-hub";
    private const string Networks = "providers/Microsoft.Network/virtualNetworks/vnet-hub";
    private const string Zones = "providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io";

    [Theory]
    [InlineData(Unknown, 201)]
    [InlineData(Known, 400)]
    public async Task A_zone_is_linked_to_a_network_of_another_subscription_that_may_be_there(string group, int status)
    {
        await using var azure = await StartWithNetworkAsync();
        _ = await azure.SucceedAsync("PUT", Known, """{ "location": "westeurope" }""");
        _ = await azure.SucceedAsync("PUT", ZoneId, """{ "location": "global" }""");

        var answer = await azure.SendAsync("PUT", $"{ZoneId}/virtualNetworkLinks/hub", LinkBody($"{group}/{Networks}"));

        Assert.Equal(status, answer.Status);
        Assert.Equal(status is 400 ? "InvalidResourceReference" : null, answer.ErrorCode);
    }

    [Fact]
    public async Task A_network_of_another_subscription_is_linked_to_one_zone_of_a_name_as_well()
    {
        await using var azure = await StartWithNetworkAsync();
        _ = await azure.SucceedAsync("PUT", Known, """{ "location": "westeurope" }""");
        foreach (var zone in new[] { ZoneId, $"{Known}/{Zones}" })
        {
            _ = await azure.SucceedAsync("PUT", zone, """{ "location": "global" }""");
        }

        _ = await azure.SucceedAsync("PUT", $"{ZoneId}/virtualNetworkLinks/hub", LinkBody($"{Unknown}/{Networks}"));
        var second = await azure.SendAsync("PUT", $"{Known}/{Zones}/virtualNetworkLinks/hub", LinkBody($"{Unknown.ToUpperInvariant()}/{Networks}"));

        Assert.Contains("overlapping namespaces", second.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Records_go_to_a_zone_of_another_subscription()
    {
        await using var azure = await StartWithNetworkAsync();
        _ = await azure.SucceedAsync("PUT", Known, """{ "location": "westeurope" }""");
        _ = await azure.SucceedAsync("PUT", $"{Known}/{Zones}", """{ "location": "global" }""");
        _ = await azure.SucceedAsync("PUT", EndpointId("pe"), EndpointBody());

        _ = await azure.SucceedAsync("PUT", ZoneGroupId("pe"), ZoneGroupBody($"{Known}/{Zones}"));
        Assert.Equal(["contoso", "contoso.westeurope.data"], (await azure.GetAsync($"{Known}/{Zones}/A")).Names);
        _ = await azure.SucceedAsync("PUT", ZoneGroupId("pe"), ZoneGroupBody($"{Unknown}/{Zones}"));
        Assert.Empty((await azure.GetAsync($"{Known}/{Zones}/A")).Names);
    }

    [Theory]
    [InlineData(Unknown)]
    [InlineData(Known)]
    public async Task An_endpoint_is_in_the_subscription_of_its_network(string group)
    {
        await using var azure = await StartWithNetworkAsync();
        _ = await azure.SucceedAsync("PUT", Known, """{ "location": "westeurope" }""");
        _ = await azure.SucceedAsync("PUT", $"{Known}/{Networks}", NetworkBody());
        _ = await azure.SucceedAsync("PUT", $"{Known}/{Networks}/subnets/endpoints", SubnetBody("10.0.0.0/24"));

        var refused = await azure.SendAsync("PUT", EndpointId("pe"), EndpointBody(subnet: $"{group}/{Networks}/subnets/endpoints"));

        Assert.Equal((400, "InvalidResourceReference"), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task An_endpoint_leads_to_a_registry_of_another_subscription()
    {
        await using var azure = await StartWithNetworkAsync();
        _ = await azure.SucceedAsync("PUT", Known, """{ "location": "westeurope" }""");
        _ = await azure.SucceedAsync("PUT", $"{Known}/{Networks}", NetworkBody());
        _ = await azure.SucceedAsync("PUT", $"{Known}/{Networks}/subnets/endpoints", SubnetBody("10.0.0.0/24"));

        _ = await azure.SucceedAsync(
            "PUT", $"{Known}/providers/Microsoft.Network/privateEndpoints/pe", EndpointBody(subnet: $"{Known}/{Networks}/subnets/endpoints"));

        Assert.Single((await azure.GetAsync($"{Registry}/privateEndpointConnections")).Names);
    }

    [Fact]
    public async Task A_custom_role_is_assigned_in_a_subscription_that_is_not_known()
    {
        await using var azure = await StartWithNetworkAsync();
        const string endpoint = $"{Unknown}/providers/Microsoft.Network/privateEndpoints/pe";
        const string role = "11111111-2222-4333-8444-555555555555";
        _ = await azure.SucceedAsync("PUT", $"{Group}/providers/Microsoft.Authorization/roleDefinitions/{role}", $$"""
            {
              "properties": {
                "roleName": "extend endpoints", "assignableScopes": ["{{Group}}", "{{Unknown}}"],
                "permissions": [{ "actions": ["Microsoft.Network/privateEndpoints/privateLinkServiceProxies/write"] }]
              }
            }
            """);

        var assigned = await azure.GrantAsync(endpoint, role);

        Assert.Equal(endpoint, (string?)assigned.Properties["scope"]);
        Assert.Equal((404, "SubscriptionNotFound"), await CodeAsync(azure, endpoint));
    }

    private static async Task<(int, string?)> CodeAsync(AzureClient azure, string path)
    {
        var answer = await azure.SendAsync("PUT", path, EndpointBody());
        return (answer.Status, answer.ErrorCode);
    }

    private static string LinkBody(string network) => $$"""{ "location": "global", "properties": { "virtualNetwork": { "id": "{{network}}" } } }""";
}
