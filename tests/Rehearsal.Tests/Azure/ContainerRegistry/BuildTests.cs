using static Rehearsal.Tests.Azure.Network.PrivateRegistry;
using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.ContainerRegistry;

public class BuildTests
{
    private const string Pool = $"{Registry}/agentPools/builders";
    private const string NightlyTask = $"{Registry}/tasks/nightly";
    private const string EncodedStep = """ "step": { "type": "EncodedTask", "encodedTaskContent": "dmVyc2lvbjogdjEuMS4w" } """;

    private const string SameNames = """
        "trigger": { "timerTriggers": [{ "name": "base", "schedule": "0 3 * * *" }], "baseImageTrigger": { "name": "base", "baseImageTriggerType": "All" } }
        """;

    private const string SameTimes = """
        "trigger": { "timerTriggers": [{ "name": "a", "schedule": "0 3 * * Mon" }, { "name": "b", "schedule": "0 3 * * Mon" }] }
        """;

    private const string Linux = """ "platform": { "os": "Linux" } """;

    private static string PoolBody(string properties = "{}", string location = "westeurope")
        => $$"""{ "location": "{{location}}", "properties": {{properties}} }""";

    private static string TaskBody(string properties = $"{EncodedStep}, {Linux}", string location = "westeurope")
        => $$"""{ "location": "{{location}}", "properties": { {{properties}} } }""";

    [Fact]
    public async Task Agent_pool_has_one_small_Linux_machine_by_default()
    {
        await using var azure = await StartWithRegistryAsync();

        _ = await azure.SucceedAsync("PUT", Pool, PoolBody());

        var pool = (await azure.GetAsync(Pool)).Properties;
        Assert.Equal(("S1", 1, "Linux"), ((string?)pool["tier"], (int)pool["count"]!, (string?)pool["os"]));
    }

    [Theory]
    [InlineData("Premium", """{ "tier": "I6", "count": 0 }""", "westeurope", 201)]
    [InlineData("Premium", """{ "tier": "S4" }""", "westeurope", 400)]
    [InlineData("Premium", """{ "count": -1 }""", "westeurope", 400)]
    [InlineData("Premium", "{}", "northeurope", 400)]
    [InlineData("Standard", "{}", "westeurope", 400)]
    public async Task Agent_pool_is_in_the_home_region_of_a_Premium_registry_in_one_of_four_tiers(string sku, string properties, string location, int status)
    {
        await using var azure = await StartWithRegistryAsync(sku);

        Assert.Equal(status, (await azure.SendAsync("PUT", Pool, PoolBody(properties, location))).Status);
    }

    [Fact]
    public async Task Subnet_of_an_agent_pool_has_to_exist()
    {
        await using var azure = await StartWithRegistryAsync();
        const string network = $"{Group}/providers/Microsoft.Network/virtualNetworks/vnet";
        var body = PoolBody($$"""{ "virtualNetworkSubnetResourceId": "{{network}}/subnets/builders" }""");

        var early = await azure.SendAsync("PUT", Pool, body);
        _ = await azure.SucceedAsync("PUT", network, """
            { "location": "westeurope", "properties": { "addressSpace": { "addressPrefixes": ["10.0.0.0/16"] },
              "subnets": [{ "name": "builders", "properties": { "addressPrefix": "10.0.0.0/24" } }] } }
            """);
        var late = await azure.SendAsync("PUT", Pool, body);

        Assert.Equal((400, "ResourceNotFound", 201), (early.Status, early.ErrorCode, late.Status));
    }

    [Fact]
    public async Task Agent_pool_is_in_a_region_that_offers_them()
    {
        await using var azure = await StartWithGroupAsync();
        _ = await azure.SucceedAsync("PUT", Registry, RegistryBody(location: "uksouth"));

        var refused = await azure.SendAsync("PUT", Pool, PoolBody(location: "uksouth"));

        Assert.Equal((400, "LocationNotAvailableForResourceType", "location"), (refused.Status, refused.ErrorCode, refused.ErrorTarget));
    }

    [Fact]
    public async Task Machines_of_agent_pools_and_private_endpoints_share_the_addresses_of_a_subnet()
    {
        await using var azure = await StartWithNetworkAsync("10.0.0.0/28");
        static string InSubnet(int count) => PoolBody($$"""{ "count": {{count}}, "virtualNetworkSubnetResourceId": "{{SubnetId}}" }""");

        var many = await azure.SendAsync("PUT", Pool, InSubnet(12));
        _ = await azure.SucceedAsync("PUT", Pool, InSubnet(11));
        var endpoint = await azure.SendAsync("PUT", EndpointId("pe"), EndpointBody());
        _ = await azure.SucceedAsync("PUT", Pool, InSubnet(9));
        _ = await azure.SucceedAsync("PUT", EndpointId("pe"), EndpointBody());
        var more = await azure.SendAsync("PUT", Pool, InSubnet(10));

        Assert.Equal((400, "SubnetIsFull", "properties.virtualNetworkSubnetResourceId"), (many.Status, many.ErrorCode, many.ErrorTarget));
        Assert.Equal((400, "SubnetIsFull"), (endpoint.Status, endpoint.ErrorCode));
        Assert.Equal((400, "SubnetIsFull"), (more.Status, more.ErrorCode));
    }

    [Fact]
    public async Task Task_is_enabled_and_ends_after_an_hour_by_default()
    {
        await using var azure = await StartWithRegistryAsync();

        _ = await azure.SucceedAsync("PUT", NightlyTask, TaskBody());

        var task = (await azure.GetAsync(NightlyTask)).Properties;
        Assert.Equal(("Enabled", 3600, false), ((string?)task["status"], (int)task["timeout"]!, (bool)task["isSystemTask"]!));
        var details = (await azure.SucceedAsync("POST", $"{NightlyTask}/listDetails")).Body!;
        Assert.Equal(("nightly", "EncodedTask"), ((string?)details["name"], (string?)details["properties"]!["step"]!["type"]));
    }

    [Theory]
    [InlineData($"{EncodedStep}, {Linux}, \"timeout\": 300", 201)]
    [InlineData($"{EncodedStep}, {Linux}, \"timeout\": 299", 400)]
    [InlineData($"{EncodedStep}, {Linux}, \"timeout\": 28801", 400)]
    [InlineData(Linux, 400)]
    [InlineData(EncodedStep, 400)]
    [InlineData("\"isSystemTask\": true", 201)]
    [InlineData($$""" "step": { "type": "EncodedTask", "encodedTaskContent": "version: v1.1.0" }, {{Linux}} """, 400)]
    [InlineData($$"""{{EncodedStep}}, {{Linux}}, "trigger": { "timerTriggers": [{ "name": "nightly", "schedule": "0 3 * * *" }] } """, 201)]
    [InlineData($$"""{{EncodedStep}}, {{Linux}}, "trigger": { "timerTriggers": [{ "name": "nightly", "schedule": "daily" }] } """, 400)]
    [InlineData($$"""{{EncodedStep}}, {{Linux}}, "trigger": { "timerTriggers": [{ "name": "nightly", "schedule": "0 24 * * *" }] } """, 400)]
    [InlineData($$"""{{EncodedStep}}, {{Linux}}, "trigger": { "timerTriggers": [{ "name": "nightly", "schedule": "0 0 3 * * *" }] } """, 400)]
    [InlineData($$"""{{EncodedStep}}, {{Linux}}, "trigger": { "timerTriggers": [{ "name": "nightly", "schedule": "99999999999 3 * * *" }] } """, 400)]
    [InlineData($$"""{{EncodedStep}}, {{Linux}}, {{SameTimes}} """, 400)]
    [InlineData($$"""{{EncodedStep}}, {{Linux}}, {{SameNames}} """, 400)]
    public async Task Task_has_a_platform_and_a_step_that_can_be_run(string properties, int status)
    {
        await using var azure = await StartWithRegistryAsync();

        Assert.Equal(status, (await azure.SendAsync("PUT", NightlyTask, TaskBody(properties))).Status);
    }

    [Fact]
    public async Task Task_is_in_the_home_region_and_its_agent_pool_exists()
    {
        await using var azure = await StartWithRegistryAsync();
        var body = TaskBody($"{EncodedStep}, {Linux}, \"agentPoolName\": \"builders\"");

        Assert.Equal("location", (await azure.SendAsync("PUT", NightlyTask, TaskBody(location: "northeurope"))).ErrorTarget);
        Assert.Equal("properties.agentPoolName", (await azure.SendAsync("PUT", NightlyTask, body)).ErrorTarget);
        _ = await azure.SucceedAsync("PUT", Pool, PoolBody());
        Assert.Equal(201, (await azure.SendAsync("PUT", NightlyTask, body)).Status);
    }
}
