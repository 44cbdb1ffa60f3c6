using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.Pipeline;

public class RequestTests
{
    [Fact]
    public async Task Api_version_is_required()
    {
        await using var azure = await StartAsync();

        var refused = await azure.SendToAsync("GET", Group);

        Assert.Equal((400, "MissingApiVersionParameter"), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task An_unknown_api_version_is_refused_with_those_that_are_supported()
    {
        await using var azure = await StartWithGroupAsync();

        var refused = await azure.SendAsync("PUT", Registry, RegistryBody(), "2020-02-30");

        Assert.Equal((400, "NoRegisteredProviderFound"), (refused.Status, refused.ErrorCode));
        Assert.Contains("2025-11-01", refused.ErrorMessage, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Contoso.Nothing/things", "InvalidResourceNamespace")]
    [InlineData("Microsoft.ContainerRegistry/registers", "InvalidResourceType")]
    public async Task An_unknown_type_is_not_found(string type, string code)
    {
        await using var azure = await StartWithGroupAsync();

        var refused = await azure.SendAsync("PUT", $"{Group}/providers/{type}/contoso", "{}");

        Assert.Equal((404, code), (refused.Status, refused.ErrorCode));
    }

    [Theory]
    [InlineData("/subscriptions/contoso/resourceGroups/rg-test", "SubscriptionNotFound")]
    [InlineData(
        "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-test/providers/Microsoft.ContainerRegistry/registries/contoso",
        "SubscriptionNotFound")]
    [InlineData($"{Subscription}/resourceGroups/nowhere/providers/Microsoft.ContainerRegistry/registries/contoso", "ResourceGroupNotFound")]
    [InlineData($"{Registry}/replications/northeurope", "ParentResourceNotFound")]
    public async Task What_a_resource_is_in_has_to_exist(string path, string code)
    {
        await using var azure = await StartWithGroupAsync();

        var refused = await azure.SendAsync("PUT", path, RegistryBody());

        Assert.Equal((404, code), (refused.Status, refused.ErrorCode));
    }

    [Theory]
    [InlineData("owner", 51, "InvalidTagCount")]
    [InlineData("cost/center", 1, "InvalidTagNameCharacters")]
    [InlineData("", 1, "InvalidTag")]
    [InlineData("owner", 50, null)]
    [InlineData("hidden-link:/app", 1, null)]
    public async Task Tags_have_to_keep_the_limits_of_any_resource(string name, int count, string? code)
    {
        await using var azure = await StartWithGroupAsync();
        var tags = Enumerable.Range(1, count - 1).Select(number => $"\"tag{number}\": \"x\"").Append($"\"{name}\": \"x\"");

        var answer = await azure.SendAsync("PUT", Group, $$"""{ "location": "westeurope", "tags": { {{string.Join(", ", tags)}} } }""");

        Assert.Equal(code, answer.ErrorCode);
    }

    [Theory]
    [InlineData("abcd")]
    [InlineData("with-dash")]
    [InlineData("a23456789012345678901234567890123456789012345678901")]
    public async Task A_name_has_to_follow_the_rules_of_the_type(string name)
    {
        await using var azure = await StartWithGroupAsync();

        var refused = await azure.SendAsync("PUT", $"{Group}/providers/Microsoft.ContainerRegistry/registries/{name}", RegistryBody());

        Assert.Equal((400, "InvalidResourceName"), (refused.Status, refused.ErrorCode));
    }

    [Theory]
    [InlineData("""{ "location": "westeurope", "sku": { "name": "Premium" }, "colour": "red" }""", "UnknownProperty", "colour")]
    [InlineData(
        """{ "location": "westeurope", "sku": { "name": "Premium" }, "properties": { "adminEnabled": true } }""",
        "UnknownProperty",
        "properties.adminEnabled")]
    [InlineData("""{ "location": "westeurope" }""", "MissingProperty", "sku")]
    [InlineData("""{ "location": "westeurope", "sku": {} }""", "MissingProperty", "sku.name")]
    [InlineData("""{ "location": "westeurope", "sku": "Premium" }""", "InvalidPropertyKind", "sku")]
    [InlineData("""{ "location": "westeurope", "sku": { "name": "Gold" } }""", "InvalidPropertyValue", "sku.name")]
    [InlineData(
        """{ "location": "westeurope", "sku": { "name": "Premium" }, "properties": { "adminUserEnabled": "yes" } }""",
        "InvalidPropertyKind",
        "properties.adminUserEnabled")]
    [InlineData(
        """{ "location": "westeurope", "sku": { "name": "Premium" }, "properties": { "loginServer": "a.b" } }""",
        "ReadOnlyProperty",
        "properties.loginServer")]
    [InlineData("""{ "location": "westeurope", "sku": { "name": "Premium" }, "tags": { "a": 1 } }""", "InvalidPropertyKind", "tags.a")]
    [InlineData(
        """{ "location": "westeurope", "sku": { "name": "Premium" }, "properties": { "policies": { "retentionPolicy": { "days": 1.5 } } } }""",
        "InvalidPropertyKind",
        "properties.policies.retentionPolicy.days")]
    [InlineData(
        """{ "location": "westeurope", "sku": { "name": "Premium" }, "properties": { "networkRuleSet": { "defaultAction": "Deny", "ipRules": [ """
            + """{ "action": "Allow" } ] } } }""",
        "MissingProperty",
        "properties.networkRuleSet.ipRules[0].value")]
    public async Task A_body_has_to_follow_the_type(string body, string code, string target)
    {
        await using var azure = await StartWithGroupAsync();

        var refused = await azure.SendAsync("PUT", Registry, body);

        Assert.Equal((400, "InvalidRequestContent", target), (refused.Status, refused.ErrorCode, refused.ErrorTarget));
        var detail = Assert.Single(refused.Body!["error"]!["details"]!.AsArray())!;
        Assert.Equal((code, target), ((string?)detail["code"], (string?)detail["target"]));
        Assert.Equal(404, (await azure.GetAsync(Registry)).Status);
    }

    [Fact]
    public async Task All_mistakes_of_a_body_are_reported_together()
    {
        await using var azure = await StartWithGroupAsync();

        var refused = await azure.SendAsync("PUT", Registry, """{ "location": "westeurope", "colour": "red", "properties": { "adminUserEnabled": 1 } }""");

        Assert.Equal(
            ["colour", "properties.adminUserEnabled", "sku"],
            refused.Body!["error"]!["details"]!.AsArray().Select(detail => (string?)detail!["target"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Read_only_properties_may_be_sent_back_as_they_are()
    {
        await using var azure = await StartWithRegistryAsync();
        var registry = (await azure.GetAsync(Registry)).Body!;

        Assert.Equal(200, (await azure.SendAsync("PUT", Registry, registry.ToJsonString())).Status);
    }

    [Theory]
    [InlineData("""{ "sku": { "name": "Premium" } }""", "LocationRequired")]
    [InlineData("""{ "location": "atlantis", "sku": { "name": "Premium" } }""", "LocationNotAvailableForResourceType")]
    [InlineData("""{ "location": "global", "sku": { "name": "Premium" } }""", "LocationNotAvailableForResourceType")]
    public async Task A_location_is_required_and_has_to_be_known(string body, string code)
    {
        await using var azure = await StartWithGroupAsync();

        var refused = await azure.SendAsync("PUT", Registry, body);

        Assert.Equal((400, code, "location"), (refused.Status, refused.ErrorCode, refused.ErrorTarget));
    }

    [Theory]
    [InlineData("{ \"location\": ")]
    [InlineData("[]")]
    [InlineData("{ \"location\": \"westeurope\", \"location\": \"eastus\" }")]
    public async Task A_body_that_is_not_a_JSON_object_is_refused(string body)
    {
        await using var azure = await StartWithGroupAsync();

        var refused = await azure.SendAsync("PUT", Registry, body);

        Assert.Equal((400, "InvalidRequestContent"), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task Ids_are_compared_without_regard_to_case()
    {
        await using var azure = await StartWithRegistryAsync();

        var registry = await azure.GetAsync(Registry.ToUpperInvariant(), "2025-11-01");

        Assert.Equal((200, Registry), (registry.Status, (string?)registry.Body?["id"]));
    }

    [Fact]
    public async Task A_resource_shows_only_what_the_api_version_knows()
    {
        await using var azure = await StartWithRegistryAsync();

        Assert.False((await azure.GetAsync(Registry, "2025-11-01")).Properties.ContainsKey("regionalEndpoints"));
        Assert.Equal("Disabled", (string?)(await azure.GetAsync(Registry, "2026-01-01-preview")).Properties["regionalEndpoints"]);
    }

    [Fact]
    public async Task Head_says_whether_a_resource_exists()
    {
        await using var azure = await StartWithGroupAsync();

        Assert.Equal(204, (await azure.SendAsync("HEAD", Group)).Status);
        Assert.Equal(404, (await azure.SendAsync("HEAD", Registry)).Status);
    }
}
