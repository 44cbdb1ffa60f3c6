using GeoRegistry.Azure;
using Infra.Tests.EndToEnd;
using Infra.Tests.Mocks;

namespace Infra.Tests.Webhooks;

public class WebhookTests
{
    private const string Type = "azure-native:containerregistry:Webhook";

    private const string TwoRegions = """
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: westeurope
          replicas: [{ region: eastus }]
          tags: { owner: platform, team: registry }
          webhooks:
            - name: arrived
              regions: all
              actions: [push, chart_push]
              scope: app:*
              serviceUri: https://ci.example.com/{region}?key=abc
              headers: { X-Region: "in {region}", X-Key: abc }
              sharedSecretHeader: X-Registry-Secret
              tags: { team: build }
        """;

    [Theory]
    [InlineData("eastus")]
    [InlineData("westeurope")]
    public async Task A_webhook_has_its_region_in_its_name_uri_and_headers(string region)
    {
        var mocks = await StackRun.StackAsync(TwoRegions);

        Assert.Equal(
            PlainJson.Normalize($$"""
                {
                  "webhookName": "arrived{{region}}",
                  "registryName": "contoso",
                  "resourceGroupName": "rg-registry",
                  "location": "{{region}}",
                  "actions": ["chart_push", "push"],
                  "scope": "app:*",
                  "status": "enabled",
                  "serviceUri": "https://ci.example.com/{{region}}?key=abc",
                  "customHeaders": { "X-Region": "in {{region}}", "X-Key": "abc", "X-Registry-Secret": "kT3sQ" },
                  "tags": { "owner": "platform", "team": "build" }
                }
                """),
            mocks.Inputs(Type, $"contoso-webhook-arrived-{region}"));
    }

    [Fact]
    public async Task A_webhook_with_only_a_uri_listens_to_every_push_in_the_home_region()
    {
        var mocks = await StackRun.StackAsync("""
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: westeurope
              replicas: [{ region: eastus }]
              webhooks: [{ name: arrived, serviceUri: https://ci.example.com, status: disabled }]
            """);

        Assert.Equal(["Webhook contoso-webhook-arrived-westeurope"], mocks.Registered.Where(IsOfWebhook));
        Assert.Equal(
            PlainJson.Normalize("""
                {
                  "webhookName": "arrivedwesteurope",
                  "registryName": "contoso",
                  "resourceGroupName": "rg-registry",
                  "location": "westeurope",
                  "actions": ["push"],
                  "scope": "",
                  "status": "disabled",
                  "serviceUri": "https://ci.example.com",
                  "customHeaders": {},
                  "tags": {}
                }
                """),
            mocks.Inputs(Type, "contoso-webhook-arrived-westeurope"));
    }

    [Fact]
    public async Task One_shared_secret_serves_all_regions_of_a_webhook()
    {
        var mocks = await StackRun.StackAsync(TwoRegions);

        Assert.Equal(
            ["RandomPassword contoso-webhook-arrived-shared-secret"],
            mocks.Registered.Where(name => name.StartsWith("RandomPassword", StringComparison.Ordinal)));
        Assert.Equal(
            PlainJson.Normalize("""{ "length": 43, "special": false }"""),
            mocks.Inputs("random:index/randomPassword:RandomPassword", "contoso-webhook-arrived-shared-secret"));
    }

    [Fact]
    public async Task A_registry_without_webhooks_has_none()
    {
        var mocks = await StackRun.StackAsync("- { name: contoso, resourceGroup: rg-registry, homeRegion: westeurope, replicas: [{ region: eastus }] }");

        Assert.DoesNotContain(mocks.Registered, IsOfWebhook);
        Assert.DoesNotContain("webhooks", await mocks.OutputsAsync("pulumi:pulumi:Stack::geo-registry-test"), StringComparison.Ordinal);
    }

    private static bool IsOfWebhook(string resource) => resource.Contains("webhook", StringComparison.OrdinalIgnoreCase);
}
