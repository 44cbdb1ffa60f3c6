using CsCheck;
using GeoRegistry.Registries;
using Infra.Tests.Webhooks;
using Rehearsal.Engine.Values;

namespace Infra.Tests.EndToEnd;

/// <summary>Webhooks are added and removed with the replicas that they listen to, and keep their secrets.</summary>
public class WebhookTests
{
    private const string Everywhere =
        "{ name: arrived, regions: all, serviceUri: 'https://ci.example.com/{region}?key=abc', headers: { X-Key: def }, sharedSecretHeader: X-Secret }";
    private const string AtHome = "{ name: deleted, actions: [delete, push], serviceUri: 'https://ci.example.com/deleted' }";

    private static string Settings(string replicas, params string[] webhooks) => $"""
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: westeurope
          replicas: [{replicas}]
          webhooks: [{string.Join(", ", webhooks)}]
        """;

    [Fact]
    public async Task A_webhook_waits_for_the_replica_it_listens_to_and_for_no_other()
    {
        await using var stack = await TestStack.StartAsync();

        var run = await stack.UpAsync(Settings("{ region: eastus }, { region: uksouth }", Everywhere));

        run.AssertOrder("Create Replication contoso-eastus", "Create Webhook contoso-webhook-arrived-eastus");
        var webhook = stack.Find("Webhook contoso-webhook-arrived-eastus");
        Assert.Equal("GeoReplicatedRegistry contoso", TestStack.Label(webhook.Parent!));
        Assert.Contains("Replication contoso-eastus", webhook.Dependencies.Select(TestStack.Label));
        Assert.DoesNotContain("Replication contoso-uksouth", webhook.Dependencies.Select(TestStack.Label));
        Assert.Contains("Registry contoso", stack.Find("Webhook contoso-webhook-arrived-westeurope").Dependencies.Select(TestStack.Label));
        Assert.DoesNotContain(
            stack.Find("Webhook contoso-webhook-arrived-westeurope").Dependencies.Select(TestStack.Label),
            label => label.StartsWith("Replication", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_secret_in_a_webhook_is_a_secret_in_the_stack()
    {
        await using var stack = await TestStack.StartAsync();

        var run = await stack.UpAsync(Settings("{ region: eastus }", Everywhere));

        var inputs = stack.Find("Webhook contoso-webhook-arrived-eastus").Inputs;
        Assert.Equal(new PropertyValue.Secret("https://ci.example.com/eastus?key=abc"), inputs["serviceUri"]);
        Assert.DoesNotContain("def", Visible.In(inputs), StringComparison.Ordinal);
        Assert.DoesNotContain("key=abc", Visible.In(run.Result.StackOutputs), StringComparison.Ordinal);
        var webhook = Map(Map(Map(Map(run.Result.StackOutputs["registries"])["contoso"])["webhooks"])["arrived"]);
        _ = Assert.IsType<PropertyValue.Secret>(webhook["sharedSecret"]);
        Assert.Equal((PropertyValue)"arrivedeastus", Map(Map(webhook["regions"])["eastus"])["name"]);
    }

    [Fact]
    public async Task Another_replica_adds_the_webhook_of_its_region_and_touches_no_other()
    {
        await using var stack = await TestStack.DeployedAsync(Settings("{ region: eastus }", Everywhere, AtHome));

        var run = await stack.UpAsync(Settings("{ region: eastus }, { region: uksouth }", Everywhere, AtHome));

        Assert.Equal(["Create Replication contoso-uksouth", "Create Webhook contoso-webhook-arrived-uksouth"], run.Changes);
    }

    [Fact]
    public async Task The_webhook_of_a_region_goes_before_its_replica_does()
    {
        await using var stack = await TestStack.DeployedAsync(Settings("{ region: eastus }, { region: uksouth }", Everywhere, AtHome));

        var run = await stack.UpAsync(Settings("{ region: uksouth }", Everywhere, AtHome));

        Assert.Equal(["Delete Replication contoso-eastus", "Delete Webhook contoso-webhook-arrived-eastus"], run.Changes);
        run.AssertOrder("Delete Webhook contoso-webhook-arrived-eastus", "Delete Replication contoso-eastus");
    }

    [Fact]
    public async Task The_order_of_webhooks_regions_and_actions_changes_nothing()
    {
        string[] webhooks = ["{ name: a, serviceUri: 'https://ci.example.com', regions: REGIONS, actions: ACTIONS }", Everywhere, AtHome];
        var regions = new[] { "eastus", "uksouth", "westeurope" };
        var actions = new[] { "push", "delete", "quarantine" };
        await using var stack = await TestStack.DeployedAsync(Ordered(webhooks, regions, actions));

        await Gen.Select(Gen.Shuffle(webhooks), Gen.Shuffle(regions), Gen.Shuffle(actions)).SampleAsync(
            async (someWebhooks, someRegions, someActions)
                => Assert.Empty((await stack.PreviewAsync(Ordered(someWebhooks, someRegions, someActions))).Changes),
            iter: Samples.Of(10),
            threads: 1);
    }

    private static string Ordered(string[] webhooks, string[] regions, string[] actions) => Settings(
        "{ region: eastus }, { region: uksouth }",
        [.. webhooks.Select(webhook => webhook
            .Replace("REGIONS", $"[{string.Join(", ", regions)}]", StringComparison.Ordinal)
            .Replace("ACTIONS", $"[{string.Join(", ", actions)}]", StringComparison.Ordinal))]);

    private static PropertyMap Map(PropertyValue value) => Assert.IsType<PropertyValue.Map>(value).Members;
}
