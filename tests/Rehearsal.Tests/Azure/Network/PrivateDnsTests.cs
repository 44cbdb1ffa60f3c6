using static Rehearsal.Tests.Azure.Network.PrivateRegistry;
using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.Network;

public class PrivateDnsTests
{
    [Fact]
    public async Task Zone_group_writes_the_endpoints_records()
    {
        await using var azure = await StartWithNetworkAsync();
        _ = await azure.SucceedAsync("PUT", EndpointId("pe"), EndpointBody());

        await azure.CreateZoneGroupAsync("pe");

        Assert.Equal(["contoso", "contoso.westeurope.data"], (await azure.GetAsync($"{ZoneId}/A")).Names);
        var record = (await azure.GetAsync($"{ZoneId}/A/contoso")).Properties;
        Assert.Equal(("contoso.privatelink.azurecr.io.", 10), ((string?)record["fqdn"], (int)record["ttl"]!));
        Assert.Equal("10.0.0.4", await azure.RecordAsync("contoso"));
        var sets = (await azure.GetAsync(ZoneGroupId("pe"))).Properties["privateDnsZoneConfigs"]![0]!["properties"]!["recordSets"]!.AsArray();
        Assert.Equal(["contoso", "contoso.westeurope.data"], sets.Select(set => (string)set!["recordSetName"]!));
        Assert.Equal(3, (int)(await azure.GetAsync(ZoneId)).Properties["numberOfRecordSets"]!);
    }

    [Fact]
    public async Task Second_endpoint_on_a_zone_overwrites_the_firsts_records_and_deleting_one_clears_them()
    {
        await using var azure = await StartWithNetworkAsync();
        _ = await azure.SucceedAsync("PUT", EndpointId("first"), EndpointBody());
        _ = await azure.SucceedAsync("PUT", EndpointId("second"), EndpointBody());

        await azure.CreateZoneGroupAsync("first");
        await azure.CreateZoneGroupAsync("second");

        Assert.Equal("10.0.0.6", await azure.RecordAsync("contoso"));
        _ = await azure.SucceedAsync("DELETE", EndpointId("first"));
        Assert.Null(await azure.RecordAsync("contoso"));
        Assert.Equal(2, (await azure.HostsAsync("second")).Count);
    }

    [Fact]
    public async Task Endpoint_has_one_zone_group_with_at_most_five_zones()
    {
        await using var azure = await StartWithNetworkAsync();
        _ = await azure.SucceedAsync("PUT", EndpointId("pe"), EndpointBody());
        var zones = Enumerable.Range(0, 6).Select(index => $"{ZoneId[..ZoneId.LastIndexOf('/')]}/privatelink.zone{index}.io").ToList();
        foreach (var zone in zones)
        {
            _ = await azure.SucceedAsync("PUT", zone, """{ "location": "global" }""");
        }

        var six = await azure.SendAsync("PUT", ZoneGroupId("pe"), ZoneGroupBody(zones));
        _ = await azure.SucceedAsync("PUT", ZoneGroupId("pe"), ZoneGroupBody(zones.Take(5)));
        var second = await azure.SendAsync("PUT", $"{EndpointId("pe")}/privateDnsZoneGroups/another", ZoneGroupBody(zones[0]));

        Assert.Equal((400, "PrivateDnsZoneConfigsLimitExceeded"), (six.Status, six.ErrorCode));
        Assert.Equal((400, "MoreThanOnePrivateDnsZoneGroupPerPrivateEndpointNotAllowed"), (second.Status, second.ErrorCode));
    }

    [Fact]
    public async Task Zone_of_another_name_is_accepted_and_stays_empty()
    {
        await using var azure = await StartWithNetworkAsync();
        _ = await azure.SucceedAsync("PUT", EndpointId("pe"), EndpointBody());
        const string other = $"{Group}/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.us";
        _ = await azure.SucceedAsync("PUT", other, """{ "location": "global" }""");

        _ = await azure.SucceedAsync("PUT", ZoneGroupId("pe"), ZoneGroupBody(other));

        Assert.Empty((await azure.GetAsync($"{other}/A")).Names);
    }

    [Fact]
    public async Task Zone_group_that_moves_to_another_zone_takes_its_records_along()
    {
        await using var azure = await StartWithNetworkAsync();
        _ = await azure.SucceedAsync("PUT", EndpointId("pe"), EndpointBody());
        await azure.CreateZoneGroupAsync("pe");
        const string group = $"{Subscription}/resourceGroups/other";
        const string zone = $"{group}/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io";
        _ = await azure.SucceedAsync("PUT", group, """{ "location": "eastus" }""");
        _ = await azure.SucceedAsync("PUT", zone, """{ "location": "global" }""");

        _ = await azure.SucceedAsync("PUT", ZoneGroupId("pe"), ZoneGroupBody(zone));

        Assert.Null(await azure.RecordAsync("contoso"));
        Assert.Equal(["contoso", "contoso.westeurope.data"], (await azure.GetAsync($"{zone}/A")).Names);
    }

    [Fact]
    public async Task Zone_is_global()
    {
        await using var azure = await StartWithGroupAsync();

        var refused = await azure.SendAsync("PUT", ZoneId, """{ "location": "westeurope" }""");

        Assert.Equal((400, "LocationNotAvailableForResourceType", "location"), (refused.Status, refused.ErrorCode, refused.ErrorTarget));
    }

    [Fact]
    public async Task Zone_cannot_be_deleted_while_it_is_linked()
    {
        await using var azure = await StartWithNetworkAsync();
        _ = await azure.SucceedAsync("PUT", ZoneId, """{ "location": "global" }""");
        _ = await azure.SucceedAsync("PUT", Link(ZoneId), LinkBody());

        var refused = await azure.SendAsync("DELETE", ZoneId);

        Assert.Equal((409, "CannotDeleteResource"), (refused.Status, refused.ErrorCode));
        Assert.Equal(1, (int)(await azure.GetAsync(ZoneId)).Properties["numberOfVirtualNetworkLinks"]!);
        Assert.Equal("Completed", (string?)(await azure.GetAsync(Link(ZoneId))).Properties["virtualNetworkLinkState"]);
        _ = await azure.SucceedAsync("DELETE", Link(ZoneId));
        _ = await azure.SucceedAsync("DELETE", ZoneId);
    }

    [Fact]
    public async Task Network_is_linked_to_one_zone_of_a_name_and_registers_in_one_zone()
    {
        await using var azure = await StartWithNetworkAsync();
        const string other = $"{Group}/providers/Microsoft.Network/privateDnsZones/contoso.internal";
        _ = await azure.SucceedAsync("PUT", ZoneId, """{ "location": "global" }""");
        _ = await azure.SucceedAsync("PUT", other, """{ "location": "global" }""");
        _ = await azure.SucceedAsync("PUT", Link(ZoneId), LinkBody(registers: true));

        var twice = await azure.SendAsync("PUT", $"{Link(ZoneId)}2", LinkBody());
        var registers = await azure.SendAsync("PUT", Link(other), LinkBody(registers: true));
        _ = await azure.SucceedAsync("PUT", Link(other), LinkBody());

        Assert.Equal((400, "properties.virtualNetwork.id"), (twice.Status, twice.ErrorTarget));
        Assert.Equal((400, "properties.registrationEnabled"), (registers.Status, registers.ErrorTarget));
    }

    [Fact]
    public async Task Zone_and_link_have_at_most_15_tags()
    {
        await using var azure = await StartWithNetworkAsync();

        var zone = await azure.SendAsync("PUT", ZoneId, $$"""{ "location": "global", "tags": {{Tags(16)}} }""");
        _ = await azure.SucceedAsync("PUT", ZoneId, $$"""{ "location": "global", "tags": {{Tags(15)}} }""");
        var link = await azure.SendAsync("PUT", Link(ZoneId), LinkBody(members: $", \"tags\": {Tags(16)}"));

        Assert.Equal((400, "BadRequest", 400), (zone.Status, zone.ErrorCode, link.Status));
        Assert.Contains("A maximum of 15 tags", link.ErrorMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Zone_leaves_out_tags_whose_names_it_does_not_know()
    {
        await using var azure = await StartWithGroupAsync();

        _ = await azure.SucceedAsync("PUT", ZoneId, """{ "location": "global", "tags": { "cost center": "1", "a:b": "2", "1st": "3", "owner_1.x": "4" } }""");

        Assert.Equal(["owner_1.x"], (await azure.GetAsync(ZoneId)).Body!["tags"]!.AsObject().Select(tag => tag.Key));
    }

    private static string Tags(int count) => $"{{ {string.Join(", ", Enumerable.Range(1, count).Select(number => $"\"tag{number}\": \"x\""))} }}";

    private static string Link(string zone) => $"{zone}/virtualNetworkLinks/vnet";

    private static string LinkBody(bool registers = false, string members = "")
        => $$"""
            {
              "location": "global",
              "properties": { "virtualNetwork": { "id": "{{NetworkId}}" }, "registrationEnabled": {{(registers ? "true" : "false")}} }{{members}}
            }
            """;
}
