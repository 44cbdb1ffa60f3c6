using Rehearsal.Azure.Setup;
using static Rehearsal.Tests.Azure.Network.PrivateRegistry;
using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.Network;

public class PrivateEndpointTests
{
    private const string Preview = "2026-01-01-preview";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Endpoint_takes_an_address_for_the_registry_and_for_the_data_endpoint_of_each_replica()
    {
        await using var azure = await StartWithNetworkAsync();
        _ = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));

        _ = await azure.SucceedAsync("PUT", EndpointId("pe"), EndpointBody());

        var expected = new Dictionary<string, string>
        {
            ["contoso.azurecr.io"] = "10.0.0.4",
            ["contoso.northeurope.data.azurecr.io"] = "10.0.0.5",
            ["contoso.westeurope.data.azurecr.io"] = "10.0.0.6",
        };
        Assert.Equal(expected, await azure.HostsAsync("pe"));
    }

    [Fact]
    public async Task Regional_endpoints_take_one_more_address_for_each_replica()
    {
        await using var azure = await StartWithNetworkAsync();
        _ = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));
        _ = await azure.SucceedAsync("PUT", EndpointId("pe"), EndpointBody());

        _ = await azure.SucceedAsync("PATCH", Registry, """{ "properties": { "regionalEndpoints": "Enabled" } }""", Preview);

        var hosts = await azure.HostsAsync("pe");
        Assert.Equal(5, hosts.Count);
        Assert.Equal(("10.0.0.7", "10.0.0.8"), (hosts["contoso.northeurope.geo.azurecr.io"], hosts["contoso.westeurope.geo.azurecr.io"]));
        _ = await azure.SucceedAsync("PATCH", Registry, """{ "properties": { "regionalEndpoints": "Disabled" } }""", Preview);
        Assert.Equal(3, (await azure.HostsAsync("pe")).Count);
    }

    [Fact]
    public async Task Regional_endpoints_stay_off_where_an_endpoints_subnet_is_full()
    {
        await using var azure = await StartWithNetworkAsync("10.0.0.0/29");
        _ = await azure.SucceedAsync("PUT", EndpointId("pe"), EndpointBody());
        _ = await azure.SucceedAsync("PATCH", Registry, """{ "properties": { "regionalEndpoints": "Enabled" } }""", Preview);
        _ = await azure.SucceedAsync("PATCH", Registry, """{ "properties": { "regionalEndpoints": "Disabled" } }""", Preview);
        _ = await azure.GrantAsync();
        _ = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));

        var accepted = await azure.SendAsync("PATCH", Registry, """{ "properties": { "regionalEndpoints": "Enabled" } }""", Preview);

        var status = await azure.StatusAsync(accepted);
        Assert.Equal(("Failed", "SubnetIsFull"), ((string?)status["status"], (string?)status["error"]!["code"]));
        Assert.Equal("Disabled", (string?)(await azure.GetAsync(Registry, Preview)).Properties["regionalEndpoints"]);
        Assert.Equal(3, (await azure.HostsAsync("pe")).Count);
    }

    [Fact]
    public async Task Network_interface_of_an_endpoint_can_be_read_but_not_deleted()
    {
        await using var azure = await StartWithNetworkAsync();

        _ = await azure.SucceedAsync("PUT", EndpointId("pe"), EndpointBody(", \"customNetworkInterfaceName\": \"nic\""));

        var id = (string)(await azure.GetAsync(EndpointId("pe"))).Properties["networkInterfaces"]![0]!["id"]!;
        Assert.Equal($"{Group}/providers/Microsoft.Network/networkInterfaces/nic", id);
        var configuration = (await azure.GetAsync(id)).Properties["ipConfigurations"]![1]!["properties"]!;
        Assert.Equal(
            ("10.0.0.5", "Dynamic", "registry_data_westeurope", "contoso.westeurope.data.azurecr.io"),
            ((string?)configuration["privateIPAddress"],
                (string?)configuration["privateIPAllocationMethod"],
                (string?)configuration["privateLinkConnectionProperties"]!["requiredMemberName"],
                (string?)configuration["privateLinkConnectionProperties"]!["fqdns"]![0]));
        Assert.Equal("NicInUseWithPrivateEndpoint", (await azure.SendAsync("DELETE", id)).ErrorCode);
        _ = await azure.SucceedAsync("DELETE", EndpointId("pe"));
        Assert.Equal(404, (await azure.GetAsync(id)).Status);
    }

    [Fact]
    public async Task Five_addresses_of_a_subnet_are_reserved_and_a_full_subnet_is_refused()
    {
        await using var azure = await StartWithNetworkAsync("10.0.0.0/29");
        _ = await azure.SucceedAsync("PUT", EndpointId("first"), EndpointBody());

        var refused = await azure.SendAsync("PUT", EndpointId("second"), EndpointBody());

        Assert.Equal((400, "SubnetIsFull"), (refused.Status, refused.ErrorCode));
        Assert.Equal(404, (await azure.GetAsync(EndpointId("second"))).Status);
        _ = await azure.SucceedAsync("DELETE", EndpointId("first"));
        _ = await azure.SucceedAsync("PUT", EndpointId("second"), EndpointBody());
        Assert.Equal(["10.0.0.4", "10.0.0.5"], (await azure.HostsAsync("second")).Values);
    }

    [Fact]
    public async Task Endpoint_has_to_be_where_its_network_is()
    {
        await using var azure = await StartWithNetworkAsync();

        var refused = await azure.SendAsync("PUT", EndpointId("pe"), EndpointBody(location: "northeurope"));

        Assert.Equal((400, "InvalidResourceReference", "properties.subnet.id"), (refused.Status, refused.ErrorCode, refused.ErrorTarget));
    }

    [Fact]
    public async Task Endpoint_to_a_registry_needs_the_group_id_registry()
    {
        await using var azure = await StartWithNetworkAsync();

        var refused = await azure.SendAsync("PUT", EndpointId("pe"), EndpointBody(group: "registries"));

        Assert.Equal((400, "InvalidPrivateLinkServiceConnectionGroupIds"), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task Endpoint_needs_the_Premium_SKU()
    {
        await using var azure = await StartWithNetworkAsync();
        _ = await azure.SucceedAsync("PUT", Registry, RegistryBody("Standard"));

        var refused = await azure.SendAsync("PUT", EndpointId("pe"), EndpointBody());

        Assert.Equal((400, "SkuNotSupported"), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task Connection_is_approved_at_once_and_turns_on_the_data_endpoints()
    {
        await using var azure = await StartWithNetworkAsync();

        _ = await azure.SucceedAsync("PUT", EndpointId("pe"), EndpointBody());

        var registry = (await azure.GetAsync(Registry)).Properties;
        var connection = Assert.Single(registry["privateEndpointConnections"]!.AsArray())!;
        Assert.Equal(EndpointId("pe"), (string?)connection["properties"]!["privateEndpoint"]!["id"]);
        Assert.Equal("Approved", (string?)connection["properties"]!["privateLinkServiceConnectionState"]!["status"]);
        Assert.Equal(200, (await azure.GetAsync((string)connection["id"]!)).Status);
        Assert.True((bool)registry["dataEndpointEnabled"]!);
        _ = await azure.SucceedAsync("PUT", Registry, RegistryBody(properties: """{ "dataEndpointEnabled": false }"""));
        Assert.True((bool)(await azure.GetAsync(Registry)).Properties["dataEndpointEnabled"]!);
        _ = await azure.SucceedAsync("DELETE", EndpointId("pe"));
        Assert.Empty((await azure.GetAsync(Registry)).Properties["privateEndpointConnections"]!.AsArray());
    }

    [Fact]
    public async Task An_endpoint_says_its_host_names_until_a_zone_group_is_attached_and_its_network_interface_always()
    {
        await using var azure = await StartWithNetworkAsync();
        _ = await azure.SucceedAsync("PUT", EndpointId("pe"), EndpointBody());
        string[] names = ["contoso.azurecr.io", "contoso.westeurope.data.azurecr.io"];
        Assert.Equal(names, await azure.CustomHostsAsync("pe"));

        await azure.CreateZoneGroupAsync("pe");

        Assert.Empty(await azure.CustomHostsAsync("pe"));
        Assert.Equal(names, (await azure.HostsAsync("pe")).Keys);
    }

    [Fact]
    public async Task Manual_connection_waits_for_approval()
    {
        await using var azure = await StartWithNetworkAsync();
        _ = await azure.SucceedAsync("PUT", EndpointId("pe"), EndpointBody(manual: true));

        var connection = (await azure.GetAsync(Registry)).Properties["privateEndpointConnections"]![0]!;
        var state = connection["properties"]!["privateLinkServiceConnectionState"]!;
        Assert.Equal(("Pending", "please"), ((string?)state["status"], (string?)state["description"]));
        Assert.Empty(await azure.HostsAsync("pe"));

        _ = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));

        _ = await azure.SucceedAsync(
            "PUT", (string)connection["id"]!, """{ "properties": { "privateLinkServiceConnectionState": { "status": "Approved" } } }""");

        Assert.Equal(3, (await azure.HostsAsync("pe")).Count);
        Assert.True((bool)(await azure.GetAsync(Registry)).Properties["dataEndpointEnabled"]!);
        _ = await azure.SucceedAsync("DELETE", (string)connection["id"]!);
        var manual = (await azure.GetAsync(EndpointId("pe"))).Properties["manualPrivateLinkServiceConnections"]![0]!["properties"]!;
        Assert.Equal("Disconnected", (string?)manual["privateLinkServiceConnectionState"]!["status"]);
        Assert.Empty(await azure.HostsAsync("pe"));
    }

    [Fact]
    public async Task Endpoint_created_beside_a_replica_or_another_endpoint_fails()
    {
        await using var azure = await StartWithNetworkAsync(options: new SimulatedAzureOptions(null, 0, Minute));
        _ = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));

        var besideReplica = await azure.SendAsync("PUT", EndpointId("pe"), EndpointBody());
        azure.Time.Advance(Minute);
        _ = await azure.SucceedAsync("PUT", EndpointId("pe"), EndpointBody());
        var besideEndpoint = await azure.SendAsync("PUT", EndpointId("second"), EndpointBody());
        azure.Time.Advance(Minute);

        Assert.Equal((409, "AnotherOperationInProgress"), (besideReplica.Status, besideReplica.ErrorCode));
        Assert.Equal((409, "AnotherOperationInProgress"), (besideEndpoint.Status, besideEndpoint.ErrorCode));
        _ = await azure.SucceedAsync("PUT", EndpointId("second"), EndpointBody());
    }

    [Theory]
    [InlineData("registry_data_westeurope", "10.0.0.4", "10.0.0.4", "InvalidRequestFormat")]
    [InlineData("registry_data_westeurope", "10.0.0.3", "10.0.0.10", "PrivateIPAddressInReservedRange")]
    [InlineData("registry_data_westeurope", "10.0.0.255", "10.0.0.10", "PrivateIPAddressInReservedRange")]
    [InlineData("registry_data_westeurope", "10.0.1.4", "10.0.0.10", "PrivateIPAddressNotInSubnet")]
    [InlineData("registry_data_northeurope", "10.0.0.11", "10.0.0.10", "MissingMemberNames")]
    [InlineData("registry_data_westeurope", "10.0.0.5", "10.0.0.10", "PrivateIPAddressIsAllocated")]
    public async Task Static_addresses_have_to_be_free_and_cover_every_member(string member, string address, string registryAddress, string code)
    {
        await using var azure = await StartWithNetworkAsync();
        _ = await azure.SucceedAsync("PUT", EndpointId("other"), EndpointBody());

        var refused = await azure.SendAsync("PUT", EndpointId("pe"), EndpointBody(StaticAddresses(("registry", registryAddress), (member, address))));

        Assert.Equal((400, code), (refused.Status, refused.ErrorCode));
        Assert.Equal(404, (await azure.GetAsync(EndpointId("pe"))).Status);
    }

    [Fact]
    public async Task Static_addresses_are_the_ones_an_endpoint_has()
    {
        await using var azure = await StartWithNetworkAsync();
        var body = EndpointBody(StaticAddresses(("registry", "10.0.0.20"), ("registry_data_westeurope", "10.0.0.21")));

        _ = await azure.SucceedAsync("PUT", EndpointId("pe"), body);
        _ = await azure.SucceedAsync("PUT", EndpointId("pe"), body);

        Assert.Equal(["10.0.0.20", "10.0.0.21"], (await azure.HostsAsync("pe")).Values);
    }

    [Fact]
    public async Task Subnet_of_an_endpoint_cannot_be_changed()
    {
        await using var azure = await StartWithNetworkAsync();
        _ = await azure.SucceedAsync("PUT", $"{NetworkId}/subnets/other", SubnetBody("10.0.1.0/24"));
        _ = await azure.SucceedAsync("PUT", EndpointId("pe"), EndpointBody());

        var refused = await azure.SendAsync("PUT", EndpointId("pe"), EndpointBody(subnet: $"{NetworkId}/subnets/other"));

        Assert.Equal((400, "PropertyChangeNotAllowed", "properties.subnet.id"), (refused.Status, refused.ErrorCode, refused.ErrorTarget));
    }

    [Fact]
    public async Task Endpoint_of_a_deleted_registry_is_disconnected()
    {
        await using var azure = await StartWithNetworkAsync();
        _ = await azure.SucceedAsync("PUT", EndpointId("pe"), EndpointBody());

        _ = await azure.SucceedAsync("DELETE", Registry);

        var connection = (await azure.GetAsync(EndpointId("pe"))).Properties["privateLinkServiceConnections"]![0]!["properties"]!;
        Assert.Equal("Disconnected", (string?)connection["privateLinkServiceConnectionState"]!["status"]);
        _ = await azure.SucceedAsync("DELETE", EndpointId("pe"));
    }
}
