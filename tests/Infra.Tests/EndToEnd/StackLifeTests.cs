using GeoRegistry.Registries;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Values;

namespace Infra.Tests.EndToEnd;

/// <summary>Stacks: deployment, changes, deletion.</summary>
public class StackLifeTests
{
    private const string Contoso = "- { name: contoso, resourceGroup: rg-contoso, homeRegion: westeurope, replicas: [{ region: eastus }] }\n";
    private const string Fabrikam = "- { name: fabrikam, resourceGroup: rg-fabrikam, homeRegion: eastus, replicas: [{ region: westeurope }] }\n";

    [Fact]
    public async Task A_preview_of_a_new_stack_plans_everything_and_changes_nothing()
    {
        await using var stack = await TestStack.StartAsync();

        var preview = await stack.PreviewAsync(Contoso);

        Assert.Equal(RunOutcome.Succeeded, preview.Result.Outcome);
        Assert.Equal(
            [
                "Create GeoReplicatedRegistry contoso",
                "Create RandomUuid contoso-creation",
                "Create RandomUuid contoso-protection",
                "Create Registry contoso",
                "Create Replication contoso-eastus",
                "Create ResourceGroup rg-contoso",
            ],
            preview.Changes);
        Assert.Empty(await stack.NamesInAzureAsync());
        Assert.Empty(stack.State);
    }

    [Fact]
    public async Task An_added_and_a_removed_registry_touch_no_other()
    {
        await using var stack = await TestStack.DeployedAsync(Contoso);

        var added = await stack.UpAsync(Fabrikam + Contoso);
        Assert.All(added.Changes.Except(["Import Replication fabrikam-eastus"]), change => Assert.StartsWith("Create ", change, StringComparison.Ordinal));
        Assert.All(added.Changes, change => Assert.Contains("fabrikam", change, StringComparison.Ordinal));

        var removed = await stack.UpAsync(Contoso);
        Assert.Equal(
            [
                "Delete GeoReplicatedRegistry fabrikam",
                "Delete RandomUuid fabrikam-creation",
                "Delete RandomUuid fabrikam-protection",
                "Delete Registry fabrikam",
                "Delete Replication fabrikam-westeurope",
                "Delete ResourceGroup rg-fabrikam",
                "Forget Replication fabrikam-eastus",
            ],
            removed.Changes);
        Assert.Equal(new() { ["eastus"] = true, ["westeurope"] = true }, await stack.RoutingAsync("rg-contoso", "contoso"));
        Assert.DoesNotContain("rg-fabrikam", await stack.NamesInAzureAsync());
    }

    [Fact]
    public async Task A_destroyed_stack_is_deleted_from_the_replicas_to_the_group_and_leaves_nothing()
    {
        await using var stack = await TestStack.DeployedAsync(Contoso);
        Assert.NotEmpty(await stack.NamesInAzureAsync());

        var run = await stack.DestroyAsync();

        run.AssertOrder(
            "Delete Replication contoso-eastus",
            "Delete Registry contoso",
            "Delete ResourceGroup rg-contoso");
        Assert.Empty(await stack.NamesInAzureAsync());
        Assert.Empty(stack.State);
    }

    [Fact]
    public async Task A_resource_group_that_was_there_before_is_still_there_afterwards()
    {
        await using var stack = await TestStack.DeployedAsync("- { name: fabrikam, resourceGroup: rg-shared, homeRegion: eastus }");
        await using var other = stack.WithAnotherStack();
        const string settings = "- { name: contoso, resourceGroup: rg-shared, existingResourceGroup: true, homeRegion: westeurope }";
        _ = await other.UpAsync(settings);

        _ = await other.DestroyAsync();

        var left = await stack.NamesInAzureAsync();
        Assert.Contains("rg-shared", left);
        Assert.Contains("fabrikam", left);
        Assert.DoesNotContain("contoso", left);
    }

    [Fact]
    public async Task A_unique_suffix_is_made_once()
    {
        const string settings = "- { name: contoso, uniqueSuffix: true, resourceGroup: rg-contoso, homeRegion: westeurope, replicas: [{ region: eastus }] }";
        await using var stack = await TestStack.StartAsync();

        var first = NameOf(await stack.UpAsync(settings));
        var second = NameOf(await stack.UpAsync(settings.Replace("eastus", "northeurope", StringComparison.Ordinal)));

        Assert.Matches("^contoso[a-z0-9]{6}$", first);
        Assert.Equal(first, second);
        Assert.Equal(new() { ["northeurope"] = true, ["westeurope"] = true }, await stack.RoutingAsync("rg-contoso", first));
    }

    [Fact]
    public async Task A_mistake_ends_the_first_run_with_its_report_and_nothing_declared()
    {
        await using var stack = await TestStack.StartAsync();

        var run = await stack.TryUpAsync(Contoso.Replace("eastus", "eastsu", StringComparison.Ordinal));

        Assert.Equal(RunOutcome.Failed, run.Result.Outcome);
        var error = Assert.Single(run.Errors);
        Assert.Contains("geo-registry:registries[0].replicas[0].region: \"eastsu\"", error, StringComparison.Ordinal);
        Assert.Contains("try:  eastus", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        Assert.Empty(run.Changes);
        Assert.Empty(await stack.NamesInAzureAsync());
    }

    [Fact]
    public async Task A_mistake_in_a_deployed_stack_changes_and_deletes_nothing()
    {
        await using var stack = await TestStack.DeployedAsync(Contoso + Fabrikam);
        var before = await stack.NamesInAzureAsync();

        var run = await stack.TryUpAsync(Contoso.Replace("replicas", "replica", StringComparison.Ordinal));

        Assert.Equal(RunOutcome.Failed, run.Result.Outcome);
        Assert.Empty(run.Changes);
        Assert.Equal(before, await stack.NamesInAzureAsync());
        Assert.Empty((await stack.PreviewAsync(Contoso + Fabrikam)).Changes);
    }

    [Fact]
    public async Task A_name_that_is_taken_in_Azure_fails_the_run_and_the_next_one_goes_on()
    {
        // It needs nothing of Azure, so it may be there already when the run fails.
        const string protection = "Create RandomUuid contoso-protection";
        await using var stack = await TestStack.DeployedAsync(Contoso);
        await using var other = stack.WithAnotherStack();
        var settings = Contoso.Replace("rg-contoso", "rg-other", StringComparison.Ordinal);

        var refused = await other.TryUpAsync(settings);
        Assert.Equal(RunOutcome.Failed, refused.Result.Outcome);
        Assert.Contains("Create Registry contoso", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Equal(
            ["Create GeoReplicatedRegistry contoso", "Create RandomUuid contoso-creation", "Create ResourceGroup rg-other"],
            refused.Changes.Except([protection]));

        _ = await stack.DestroyAsync();
        var run = await other.UpAsync(settings);
        Assert.Equal(
            ["Create Registry contoso", "Create Replication contoso-eastus", "Import Replication contoso-westeurope"],
            run.Changes.Except([protection]));
    }

    private static string NameOf(Run run)
    {
        var registries = Assert.IsType<PropertyValue.Map>(run.Result.StackOutputs["registries"]).Members;
        var contoso = Assert.IsType<PropertyValue.Map>(registries["contoso"]).Members;
        return Assert.IsType<PropertyValue.Text>(contoso["name"]).Value;
    }
}
