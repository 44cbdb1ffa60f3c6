using System.Text.Json.Nodes;
using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.ContainerRegistry;

public class WebhookTests
{
    private const string Webhook = $"{Registry}/webhooks/pushed";

    private static string Body(string location = "westeurope", string scope = "", string actions = """["push"]""", string uri = "https://contoso.com/hook")
        => $$"""
            { "location": "{{location}}",
              "properties": { "serviceUri": "{{uri}}", "customHeaders": { "X-Key": "hidden" }, "scope": "{{scope}}", "actions": {{actions}} } }
            """;

    [Fact]
    public async Task Webhook_is_enabled_and_its_address_and_headers_are_shown_by_an_action_only()
    {
        await using var azure = await StartWithRegistryAsync();

        _ = await azure.SucceedAsync("PUT", Webhook, Body());

        var shown = (await azure.GetAsync(Webhook)).Properties;
        Assert.Equal(("enabled", ""), ((string?)shown["status"], (string?)shown["scope"]));
        Assert.False(shown.ContainsKey("serviceUri") || shown.ContainsKey("customHeaders"));
        var callback = (await azure.SucceedAsync("POST", $"{Webhook}/getCallbackConfig")).Body!;
        Assert.Equal(("https://contoso.com/hook", "hidden"), ((string?)callback["serviceUri"], (string?)callback["customHeaders"]!["X-Key"]));
    }

    [Fact]
    public async Task Webhook_outside_the_registrys_regions_is_refused()
    {
        await using var azure = await StartWithRegistryAsync();

        var refused = await azure.SendAsync("PUT", Webhook, Body("northeurope"));
        _ = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));
        var accepted = await azure.SendAsync("PUT", Webhook, Body("northeurope"));

        Assert.Equal((400, "InvalidWebhookLocation", "location"), (refused.Status, refused.ErrorCode, refused.ErrorTarget));
        Assert.Equal(201, accepted.Status);
    }

    [Fact]
    public async Task Location_of_a_webhook_cannot_be_changed()
    {
        await using var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));
        _ = await azure.SucceedAsync("PUT", Webhook, Body());

        var moved = await azure.SendAsync("PUT", Webhook, Body("northeurope"));

        Assert.Equal((409, "InvalidResourceLocation"), (moved.Status, moved.ErrorCode));
    }

    [Fact]
    public async Task Webhook_stays_when_the_replica_of_its_region_goes()
    {
        await using var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));
        _ = await azure.SucceedAsync("PUT", Webhook, Body("northeurope"));

        Assert.Equal(202, (await azure.SendAsync("DELETE", Replica("northeurope"))).Status);

        Assert.Equal(200, (await azure.GetAsync(Webhook)).Status);
        Assert.Equal(200, (await azure.SendAsync("PUT", Webhook, Body("northeurope", actions: """["delete"]"""))).Status);
    }

    [Theory]
    [InlineData("Basic", 2)]
    [InlineData("Standard", 10)]
    public async Task Number_of_webhooks_is_limited_by_the_SKU(string sku, int limit)
    {
        await using var azure = await StartWithRegistryAsync(sku);
        for (var number = 0; number < limit; number++)
        {
            _ = await azure.SucceedAsync("PUT", $"{Registry}/webhooks/pushed{number}", Body());
        }

        var refused = await azure.SendAsync("PUT", $"{Registry}/webhooks/onemore", Body());

        Assert.Equal((409, "QuotaExceeded"), (refused.Status, refused.ErrorCode));
        Assert.Equal(200, (await azure.SendAsync("PUT", $"{Registry}/webhooks/pushed0", Body())).Status);
    }

    [Theory]
    [InlineData("hook")]
    [InlineData("my-webhook")]
    public async Task Name_of_a_webhook_has_5_to_50_letters_and_digits(string name)
    {
        await using var azure = await StartWithRegistryAsync();

        var refused = await azure.SendAsync("PUT", $"{Registry}/webhooks/{name}", Body());

        Assert.Equal((400, "InvalidResourceName"), (refused.Status, refused.ErrorCode));
    }

    [Theory]
    [InlineData("", 201)]
    [InlineData("samples/hello-world", 201)]
    [InlineData("samples/hello-world:v1.2", 201)]
    [InlineData("samples/hello-world:*", 201)]
    [InlineData("*", 400)]
    [InlineData("Samples", 400)]
    [InlineData("samples/*:v1", 400)]
    public async Task Scope_is_empty_a_repository_a_tag_or_all_tags(string scope, int status)
    {
        await using var azure = await StartWithRegistryAsync();

        Assert.Equal(status, (await azure.SendAsync("PUT", Webhook, Body(scope: scope))).Status);
    }

    [Theory]
    [InlineData("[]", "https://contoso.com", "properties.actions")]
    [InlineData("""["pull"]""", "https://contoso.com", "properties.actions[0]")]
    [InlineData("""["push"]""", "contoso.com/hook", "properties.serviceUri")]
    [InlineData("""["push"]""", "ftp://contoso.com", "properties.serviceUri")]
    public async Task Webhook_needs_known_actions_and_a_web_address(string actions, string uri, string target)
    {
        await using var azure = await StartWithRegistryAsync();

        var refused = await azure.SendAsync("PUT", Webhook, Body(actions: actions, uri: uri));

        Assert.Equal((400, target), (refused.Status, refused.ErrorTarget));
    }

    [Fact]
    public async Task Pings_are_among_the_events()
    {
        await using var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PUT", Webhook, Body());
        Assert.Empty((await azure.SucceedAsync("POST", $"{Webhook}/listEvents")).Body!["value"]!.AsArray());

        var ping = await azure.SucceedAsync("POST", $"{Webhook}/ping");

        var sent = Assert.Single((await azure.SucceedAsync("POST", $"{Webhook}/listEvents")).Body!["value"]!.AsArray())!;
        Assert.True(JsonNode.DeepEquals(ping.Body!["id"], sent["id"]));
        Assert.Equal("ping", (string?)sent["eventRequestMessage"]!["content"]!["action"]);
    }
}
