using System.Text.Json.Nodes;
using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.ContainerRegistry;

public class RegistryTests
{
    [Fact]
    public async Task Registry_gets_its_read_only_properties_and_defaults()
    {
        await using var azure = await StartWithGroupAsync();
        var path = $"{Group}/providers/Microsoft.ContainerRegistry/registries/ConToso";

        var created = await azure.SendAsync("PUT", path, RegistryBody(location: "West Europe"));

        Assert.Equal(201, created.Status);
        Assert.Equal("Creating", (string?)created.Properties["provisioningState"]);
        var read = await azure.GetAsync(path);
        Assert.Equal(path, (string?)read.Body!["id"]);
        Assert.Equal("ConToso", (string?)read.Body["name"]);
        Assert.Equal("Microsoft.ContainerRegistry/registries", (string?)read.Body["type"]);
        Assert.Equal("westeurope", (string?)read.Body["location"]);
        Assert.Equal("Premium", (string?)read.Body["sku"]!["tier"]);
        Assert.Equal("Application", (string?)read.Body["systemData"]!["createdByType"]);
        var expected = new Dictionary<string, string>
        {
            ["loginServer"] = "contoso.azurecr.io",
            ["creationDate"] = "2026-01-02T03:04:05Z",
            ["provisioningState"] = "Succeeded",
            ["adminUserEnabled"] = "false",
            ["publicNetworkAccess"] = "Enabled",
            ["networkRuleBypassOptions"] = "AzureServices",
            ["zoneRedundancy"] = "Disabled",
            ["dataEndpointHostNames"] = "[]",
            ["roleAssignmentMode"] = "LegacyRegistryPermissions",
        };
        Assert.Equal(expected, expected.Keys.ToDictionary(name => name, name => read.Properties[name]!.ToString()));
        Assert.Equal("enabled", (string?)read.Properties["policies"]!["exportPolicy"]!["status"]);
        Assert.DoesNotContain("regionalEndpoints", read.Properties.Select(property => property.Key));
    }

    [Fact]
    public async Task Registry_name_is_unique_across_the_cloud()
    {
        await using var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PUT", $"{Subscription}/resourceGroups/other", """{ "location": "eastus" }""");

        var second = await azure.SendAsync(
            "PUT", $"{Subscription}/resourceGroups/other/providers/Microsoft.ContainerRegistry/registries/CONTOSO", RegistryBody());

        Assert.Equal((409, "AlreadyInUse"), (second.Status, second.ErrorCode));
    }

    [Theory]
    [InlineData("contoso", false, "AlreadyExists")]
    [InlineData("no-dashes", false, "Invalid")]
    [InlineData("fabrikam", true, null)]
    public async Task Name_availability_can_be_asked(string name, bool available, string? reason)
    {
        await using var azure = await StartWithRegistryAsync();

        var answer = await azure.SendAsync(
            "POST",
            $"{Subscription}/providers/Microsoft.ContainerRegistry/checkNameAvailability",
            $$"""{ "name": "{{name}}", "type": "Microsoft.ContainerRegistry/registries" }""");

        Assert.Equal((200, available, reason), (answer.Status, (bool)answer.Body!["nameAvailable"]!, (string?)answer.Body["reason"]));
    }

    [Fact]
    public async Task Location_of_a_registry_cannot_be_changed()
    {
        await using var azure = await StartWithRegistryAsync();

        var moved = await azure.SendAsync("PUT", Registry, RegistryBody(location: "eastus"));

        Assert.Equal((409, "InvalidResourceLocation"), (moved.Status, moved.ErrorCode));
    }

    [Fact]
    public async Task Encryption_cannot_be_enabled_after_creation()
    {
        await using var azure = await StartWithRegistryAsync();

        var encrypted = await azure.SendAsync("PATCH", Registry, """{ "properties": { "encryption": { "status": "enabled" } } }""");

        Assert.Equal((409, "PropertyChangeNotAllowed"), (encrypted.Status, encrypted.ErrorCode));
    }

    [Fact]
    public async Task Deletion_of_a_registry_deletes_its_replicas()
    {
        await using var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));

        Assert.Equal(202, (await azure.SendAsync("DELETE", Registry)).Status);

        Assert.Equal((404, "ResourceNotFound"), ((await azure.GetAsync(Registry)).Status, (await azure.GetAsync(Registry)).ErrorCode));
        _ = await azure.SucceedAsync("PUT", Registry, RegistryBody());
        Assert.Equal(["westeurope"], (await azure.GetAsync($"{Registry}/replications")).Names);
    }

    [Fact]
    public async Task Downgrade_from_Premium_needs_the_replicas_deleted()
    {
        await using var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));

        var early = await azure.SendAsync("PUT", Registry, RegistryBody("Standard"));
        _ = await azure.SucceedAsync("DELETE", Replica("northeurope"));
        var late = await azure.SendAsync("PUT", Registry, RegistryBody("Standard"));

        Assert.Equal((409, "SkuChangeNotAllowed"), (early.Status, early.ErrorCode));
        Assert.Equal(200, late.Status);
    }

    [Fact]
    public async Task Data_endpoints_have_one_host_name_per_region()
    {
        await using var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PATCH", Registry, """{ "properties": { "dataEndpointEnabled": true } }""");
        _ = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));

        var names = (await azure.GetAsync(Registry)).Properties["dataEndpointHostNames"]!.AsArray().Select(name => (string)name!);

        Assert.Equal(["contoso.northeurope.data.azurecr.io", "contoso.westeurope.data.azurecr.io"], names);
    }

    [Fact]
    public async Task Credentials_need_the_admin_user()
    {
        await using var azure = await StartWithRegistryAsync();

        var refused = await azure.SendAsync("POST", $"{Registry}/listCredentials");
        _ = await azure.SucceedAsync("PATCH", Registry, """{ "properties": { "adminUserEnabled": true } }""");
        var given = await azure.SucceedAsync("POST", $"{Registry}/listCredentials");

        Assert.Equal((400, "UnAuthorizedForCredentialOperations"), (refused.Status, refused.ErrorCode));
        Assert.Equal("contoso", (string?)given.Body!["username"]);
        Assert.Equal(2, given.Body["passwords"]!.AsArray().Select(password => (string)password!["value"]!).Distinct().Count());
    }

    [Fact]
    public async Task Usage_counts_the_home_replica_and_has_no_limit_for_replicas()
    {
        await using var azure = await StartWithRegistryAsync();

        var usages = (await azure.GetAsync($"{Registry}/listUsages")).Body!["value"]!.AsArray();

        var replicas = Assert.Single(usages, usage => (string)usage!["name"]! == "Geo-replications")!;
        Assert.Equal((-1, 1), ((int)replicas["limit"]!, (int)replicas["currentValue"]!));
    }

    [Theory]
    [InlineData("""{ "publicNetworkAccess": "Disabled" }""")]
    [InlineData("""{ "dataEndpointEnabled": true }""")]
    [InlineData("""{ "networkRuleSet": { "defaultAction": "Deny" } }""")]
    public async Task Features_of_Premium_are_refused_for_other_SKUs(string properties)
    {
        await using var azure = await StartWithGroupAsync();

        var refused = await azure.SendAsync("PUT", Registry, RegistryBody("Basic", properties));

        Assert.Equal((400, "SkuNotSupported"), (refused.Status, refused.ErrorCode));
        Assert.Equal(404, (await azure.GetAsync(Registry)).Status);
    }

    [Fact]
    public async Task An_unknown_action_is_not_found()
    {
        await using var azure = await StartWithRegistryAsync();

        Assert.Equal(404, (await azure.SendAsync("POST", $"{Registry}/dance")).Status);
    }

    [Fact]
    public async Task A_patch_leaves_the_rest_as_it_is_and_replaces_tags_as_a_whole()
    {
        await using var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PATCH", Registry, """{ "tags": { "a": "1" }, "properties": { "adminUserEnabled": true } }""");

        _ = await azure.SucceedAsync("PATCH", Registry, """{ "tags": { "b": "2" } }""");

        var registry = await azure.GetAsync(Registry);
        Assert.True(JsonNode.DeepEquals(new JsonObject { ["b"] = "2" }, registry.Body!["tags"]));
        Assert.True((bool)registry.Properties["adminUserEnabled"]!);
    }
}
