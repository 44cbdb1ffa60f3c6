using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.ContainerRegistry;

public class ReplicaTests
{
    [Fact]
    public async Task Home_replica_appears_with_the_registry()
    {
        await using var azure = await StartWithRegistryAsync();

        Assert.Equal(["westeurope"], (await azure.GetAsync($"{Registry}/replications")).Names);
        var home = await azure.GetAsync(Replica("westeurope"));
        Assert.Equal("westeurope", (string?)home.Body!["location"]);
        Assert.True((bool)home.Properties["regionEndpointEnabled"]!);
        Assert.Equal("Succeeded", (string?)home.Properties["provisioningState"]);
        Assert.Equal("Ready", (string?)home.Properties["status"]!["displayStatus"]);
    }

    [Fact]
    public async Task Home_replica_cannot_be_deleted()
    {
        await using var azure = await StartWithRegistryAsync();

        var refused = await azure.SendAsync("DELETE", Replica("westeurope"));

        Assert.Equal((409, "OperationNotAllowed"), (refused.Status, refused.ErrorCode));
        Assert.Equal(200, (await azure.GetAsync(Replica("westeurope"))).Status);
    }

    [Theory]
    [InlineData("PUT", """{ "location": "westeurope", "properties": { "regionEndpointEnabled": false } }""")]
    [InlineData("PATCH", """{ "properties": { "regionEndpointEnabled": false } }""")]
    public async Task Home_replica_can_be_taken_off_the_global_endpoint(string method, string body)
    {
        await using var azure = await StartWithRegistryAsync();

        Assert.Equal(200, (await azure.SendAsync(method, Replica("westeurope"), body)).Status);

        Assert.False((bool)(await azure.GetAsync(Replica("westeurope"))).Properties["regionEndpointEnabled"]!);
    }

    [Fact]
    public async Task Change_of_the_registry_leaves_the_home_replica_as_it_is()
    {
        await using var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PATCH", Replica("westeurope"), """{ "properties": { "regionEndpointEnabled": false } }""");

        _ = await azure.SucceedAsync("PUT", Registry, RegistryBody());

        Assert.False((bool)(await azure.GetAsync(Replica("westeurope"))).Properties["regionEndpointEnabled"]!);
    }

    [Theory]
    [InlineData("Basic")]
    [InlineData("Standard")]
    public async Task Replica_needs_the_Premium_SKU(string sku)
    {
        await using var azure = await StartWithRegistryAsync(sku);

        var refused = await azure.SendAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));

        Assert.Equal((400, "SkuNotSupported"), (refused.Status, refused.ErrorCode));
        Assert.Empty((await azure.GetAsync($"{Registry}/replications")).Names);
    }

    [Theory]
    [InlineData("West Europe")]
    [InlineData("northeurope")]
    public async Task Replica_in_a_region_that_has_one_is_refused(string location)
    {
        await using var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));

        var refused = await azure.SendAsync("PUT", Replica("another"), ReplicaBody(location));

        Assert.Equal((409, "ReplicationLocationInUse", "location"), (refused.Status, refused.ErrorCode, refused.ErrorTarget));
    }

    [Fact]
    public async Task Replica_may_have_another_name_than_its_region()
    {
        await using var azure = await StartWithRegistryAsync();

        _ = await azure.SucceedAsync("PUT", Replica("secondary"), ReplicaBody("North Europe", """{ "zoneRedundancy": "Enabled" }"""));

        var replica = await azure.GetAsync(Replica("secondary"));
        Assert.Equal(("northeurope", "Enabled"), ((string?)replica.Body!["location"], (string?)replica.Properties["zoneRedundancy"]));
    }

    [Fact]
    public async Task Location_of_a_replica_cannot_be_changed()
    {
        await using var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));

        var refused = await azure.SendAsync("PUT", Replica("northeurope"), ReplicaBody("eastus"));

        Assert.Equal((409, "InvalidResourceLocation"), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task Zone_redundancy_of_a_replica_stays_as_it_was_created()
    {
        await using var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));

        _ = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope", """{ "zoneRedundancy": "Enabled" }"""));

        Assert.Equal("Disabled", (string?)(await azure.GetAsync(Replica("northeurope"))).Properties["zoneRedundancy"]);
    }

    [Theory]
    [InlineData("""{ "location": "northeurope" }""", "location")]
    [InlineData("""{ "properties": { "zoneRedundancy": "Disabled" } }""", "properties.zoneRedundancy")]
    public async Task Patch_of_a_replica_takes_tags_and_routing_only(string body, string target)
    {
        await using var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));

        var refused = await azure.SendAsync("PATCH", Replica("northeurope"), body);
        _ = await azure.SucceedAsync("PATCH", Replica("northeurope"), """{ "tags": { "a": "b" }, "properties": { "regionEndpointEnabled": false } }""");

        Assert.Equal((400, "PropertyChangeNotAllowed", target), (refused.Status, refused.ErrorCode, refused.ErrorTarget));
        var replica = await azure.GetAsync(Replica("northeurope"));
        Assert.Equal(("b", false), ((string?)replica.Body!["tags"]!["a"], (bool)replica.Properties["regionEndpointEnabled"]!));
    }

    [Fact]
    public async Task Deleted_replica_is_gone_and_its_region_free_again()
    {
        await using var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));

        Assert.Equal(202, (await azure.SendAsync("DELETE", Replica("northeurope"))).Status);

        Assert.Equal(404, (await azure.GetAsync(Replica("northeurope"))).Status);
        Assert.Equal(204, (await azure.SendAsync("DELETE", Replica("northeurope"))).Status);
        Assert.Equal(201, (await azure.SendAsync("PUT", Replica("again"), ReplicaBody("northeurope"))).Status);
    }

    [Theory]
    [InlineData("CanNotDelete", 200)]
    [InlineData("ReadOnly", 409)]
    public async Task Lock_on_the_registry_protects_its_replicas(string level, int changed)
    {
        await using var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));
        var held = $"{Registry}/providers/Microsoft.Authorization/locks/keep";
        _ = await azure.SucceedAsync("PUT", held, $$"""{ "properties": { "level": "{{level}}" } }""");

        var deleted = await azure.SendAsync("DELETE", Replica("northeurope"));
        var group = await azure.SendAsync("DELETE", Group);

        Assert.Equal((409, "ScopeLocked"), (deleted.Status, deleted.ErrorCode));
        Assert.Equal((409, "ScopeLocked"), (group.Status, group.ErrorCode));
        Assert.Equal(changed, (await azure.SendAsync("PATCH", Replica("northeurope"), """{ "tags": {} }""")).Status);
        _ = await azure.SucceedAsync("DELETE", held);
        Assert.Equal(202, (await azure.SendAsync("DELETE", Replica("northeurope"))).Status);
    }
}
