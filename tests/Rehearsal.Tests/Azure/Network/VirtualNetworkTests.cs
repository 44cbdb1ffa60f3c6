using static Rehearsal.Tests.Azure.Network.PrivateRegistry;
using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.Network;

public class VirtualNetworkTests
{
    private const string TwoSubnets =
        """, "subnets": [{ "name": "one", "properties": { "addressPrefix": "10.0.1.0/24" } }, { "name": "two", "properties": """
            + """{ "addressPrefix": "10.0.2.0/24" } }]""";

    [Fact]
    public async Task Subnets_given_with_a_network_can_be_read_as_resources()
    {
        await using var azure = await StartWithGroupAsync();

        _ = await azure.SucceedAsync("PUT", NetworkId, NetworkBody(TwoSubnets));

        var subnet = await azure.GetAsync($"{NetworkId}/subnets/two");
        Assert.Equal(("10.0.2.0/24", "Succeeded"), ((string?)subnet.Properties["addressPrefix"], (string?)subnet.Properties["provisioningState"]));
        Assert.Equal(["one", "two"], (await azure.GetAsync($"{NetworkId}/subnets")).Names);
    }

    [Fact]
    public async Task Network_shows_the_subnets_that_were_created_as_resources()
    {
        await using var azure = await StartWithNetworkAsync();

        var subnet = Assert.Single((await azure.GetAsync(NetworkId)).Properties["subnets"]!.AsArray())!;

        Assert.Equal((SubnetId, "endpoints", "10.0.0.0/24"), ((string?)subnet["id"], (string?)subnet["name"], (string?)subnet["properties"]!["addressPrefix"]));
    }

    [Fact]
    public async Task Network_without_subnets_in_its_body_keeps_those_it_has()
    {
        await using var azure = await StartWithNetworkAsync();

        _ = await azure.SucceedAsync("PUT", NetworkId, NetworkBody());

        Assert.Equal(200, (await azure.GetAsync(SubnetId)).Status);
    }

    [Fact]
    public async Task Subnets_missing_from_a_networks_body_are_deleted()
    {
        await using var azure = await StartWithNetworkAsync();

        _ = await azure.SucceedAsync("PUT", NetworkId, NetworkBody(TwoSubnets));

        Assert.Equal(["one", "two"], (await azure.GetAsync($"{NetworkId}/subnets")).Names);
    }

    [Fact]
    public async Task Subnet_in_use_is_not_deleted_by_a_networks_body()
    {
        await using var azure = await StartWithNetworkAsync();
        _ = await azure.SucceedAsync("PUT", EndpointId("pe"), EndpointBody());

        var refused = await azure.SendAsync("PUT", NetworkId, NetworkBody(TwoSubnets));

        Assert.Equal((400, "InUseSubnetCannotBeDeleted"), (refused.Status, refused.ErrorCode));
        Assert.Equal(["endpoints"], (await azure.GetAsync($"{NetworkId}/subnets")).Names);
    }

    [Theory]
    [InlineData("10.0.0.0/33", "InvalidCIDRNotation")]
    [InlineData("10.0.1.1/24", "InvalidCIDRNotation")]
    [InlineData("10.1.0.0/24", "NetcfgInvalidSubnet")]
    [InlineData("10.0.1.0/30", "NetcfgInvalidSubnet")]
    [InlineData("10.0.0.128/25", "NetcfgSubnetRangesOverlap")]
    public async Task Subnet_has_to_fit_into_its_network_beside_the_others(string prefix, string code)
    {
        await using var azure = await StartWithNetworkAsync();

        var alone = await azure.SendAsync("PUT", $"{NetworkId}/subnets/other", SubnetBody(prefix));
        var within = await azure.SendAsync("PUT", NetworkId, NetworkBody($$"""
            , "subnets": [{ "name": "endpoints", "properties": { "addressPrefix": "10.0.0.0/24" } }, { "name": "other",
              "properties": { "addressPrefix": "{{prefix}}" } }]
            """));

        Assert.Equal((400, code), (alone.Status, alone.ErrorCode));
        Assert.Equal((400, code), (within.Status, within.ErrorCode));
        Assert.Equal(["endpoints"], (await azure.GetAsync($"{NetworkId}/subnets")).Names);
    }

    [Fact]
    public async Task Subnet_needs_an_IPv4_prefix_beside_one_of_IPv6()
    {
        await using var azure = await StartWithGroupAsync();
        _ = await azure.SucceedAsync(
            "PUT", NetworkId, """{ "location": "westeurope", "properties": { "addressSpace": { "addressPrefixes": ["10.0.0.0/16", "fd00::/48"] } } }""");

        var refused = await azure.SendAsync("PUT", SubnetId, SubnetBody("fd00::/64"));
        _ = await azure.SucceedAsync("PUT", SubnetId, """{ "properties": { "addressPrefixes": ["10.0.0.0/24", "fd00::/64"] } }""");

        Assert.Equal((400, "NetcfgInvalidSubnet"), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task Address_space_has_to_cover_the_subnets_there_are()
    {
        await using var azure = await StartWithNetworkAsync();

        var refused = await azure.SendAsync(
            "PUT", NetworkId, """{ "location": "westeurope", "properties": { "addressSpace": { "addressPrefixes": ["10.1.0.0/16"] } } }""");

        Assert.Equal((400, "InUsePrefixCannotBeDeleted"), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task Subnet_and_network_in_use_cannot_be_deleted()
    {
        await using var azure = await StartWithNetworkAsync();
        _ = await azure.SucceedAsync("PUT", EndpointId("pe"), EndpointBody());

        var subnet = await azure.SendAsync("DELETE", SubnetId);
        var network = await azure.SendAsync("DELETE", NetworkId);
        var moved = await azure.SendAsync("PUT", SubnetId, SubnetBody("10.0.1.0/24"));

        Assert.Equal((400, "InUseSubnetCannotBeDeleted"), (subnet.Status, subnet.ErrorCode));
        Assert.Contains(EndpointId("pe"), subnet.ErrorMessage);
        Assert.Equal((400, "InUseSubnetCannotBeDeleted"), (network.Status, network.ErrorCode));
        Assert.Equal((400, "InUseSubnetCannotBeUpdated"), (moved.Status, moved.ErrorCode));
        _ = await azure.SucceedAsync("DELETE", EndpointId("pe"));
        _ = await azure.SucceedAsync("DELETE", NetworkId);
        Assert.Equal(404, (await azure.GetAsync(NetworkId)).Status);
    }

    [Fact]
    public async Task Network_security_group_stays_while_it_guards_a_subnet()
    {
        await using var azure = await StartWithNetworkAsync();
        const string group = $"{Group}/providers/Microsoft.Network/networkSecurityGroups/nsg";
        const string guarded = $$"""{ "properties": { "addressPrefix": "10.0.0.0/24", "networkSecurityGroup": { "id": "{{group}}" } } }""";

        var missing = await azure.SendAsync("PUT", SubnetId, guarded);
        _ = await azure.SucceedAsync("PUT", group, """{ "location": "westeurope" }""");
        _ = await azure.SucceedAsync("PUT", SubnetId, guarded);
        var refused = await azure.SendAsync("DELETE", group);

        Assert.Equal((400, "InvalidResourceReference"), (missing.Status, missing.ErrorCode));
        Assert.Equal((400, "InUseNetworkSecurityGroupCannotBeDeleted"), (refused.Status, refused.ErrorCode));
        Assert.Equal(SubnetId, (string?)(await azure.GetAsync(group)).Properties["subnets"]![0]!["id"]);
        _ = await azure.SucceedAsync("PUT", SubnetId, SubnetBody("10.0.0.0/24"));
        _ = await azure.SucceedAsync("DELETE", group);
    }
}
