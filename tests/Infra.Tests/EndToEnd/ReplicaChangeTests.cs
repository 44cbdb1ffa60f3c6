using CsCheck;
using GeoRegistry.Azure;

namespace Infra.Tests.EndToEnd;

/// <summary>Edits of replicas in the stack file of a deployed registry.</summary>
public class ReplicaChangeTests
{
    private static string Settings(string replicas, string more = "")
        => $"- {{ name: contoso, resourceGroup: rg-registry, homeRegion: westeurope, replicas: [{replicas}]{more} }}";

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        var settings = Settings(
            "{ region: northeurope }, { region: eastus, regionEndpointEnabled: false, zoneRedundancy: Disabled }", ", tags: { owner: '[platform]' }");
        await using var stack = await TestStack.DeployedAsync(settings);

        var again = await stack.UpAsync(settings);

        Assert.Empty(again.Changes);
        Assert.False(again.Result.Summary.HasChanges);
    }

    [Fact]
    public async Task An_added_replica_is_created_and_nothing_else_changes()
    {
        await using var stack = await TestStack.DeployedAsync(Settings("{ region: northeurope }"));

        var run = await stack.UpAsync(Settings("{ region: eastus }, { region: northeurope }"));

        Assert.Equal(["Create Replication contoso-eastus"], run.Changes);
        Assert.Equal(new() { ["eastus"] = true, ["northeurope"] = true, ["westeurope"] = true }, await stack.RoutingAsync("rg-registry", "contoso"));
    }

    [Fact]
    public async Task A_removed_replica_is_deleted_and_nothing_else_changes()
    {
        await using var stack = await TestStack.DeployedAsync(Settings("{ region: eastus }, { region: northeurope }"));

        var run = await stack.UpAsync(Settings("{ region: northeurope }"));

        Assert.Equal(["Delete Replication contoso-eastus"], run.Changes);
        Assert.Equal(new() { ["northeurope"] = true, ["westeurope"] = true }, await stack.RoutingAsync("rg-registry", "contoso"));
    }

    [Fact]
    public async Task A_replica_that_is_switched_off_the_global_endpoint_is_updated_in_place()
    {
        await using var stack = await TestStack.DeployedAsync(Settings("{ region: eastus }, { region: northeurope }"));

        var run = await stack.UpAsync(Settings("{ region: eastus, regionEndpointEnabled: false }, { region: northeurope }"));

        Assert.Equal(["Update Replication contoso-eastus"], run.Changes);
        Assert.Equal(new() { ["eastus"] = false, ["northeurope"] = true, ["westeurope"] = true }, await stack.RoutingAsync("rg-registry", "contoso"));
    }

    [Theory]
    [InlineData("zoneRedundancy: Disabled", "zoneRedundancy: Disabled is ignored, the value stays Enabled: Azure keeps all replicas zone redundant")]
    [InlineData("name: virginia", "name: virginia is ignored, the value stays eastus: Azure does not rename replicas")]
    public async Task What_azure_cannot_change_in_a_replica_is_ignored_with_a_warning(string change, string warning)
    {
        await using var stack = await TestStack.DeployedAsync(Settings("{ region: eastus }, { region: northeurope }"));

        var run = await stack.UpAsync(Settings($"{{ region: eastus, {change} }}, {{ region: northeurope }}"));

        Assert.Empty(run.Changes);
        Assert.StartsWith(warning, Assert.Single(run.Warnings), StringComparison.Ordinal);
        Assert.StartsWith(
            warning,
            Assert.Single((await stack.PreviewAsync(Settings($"{{ region: eastus, {change} }}, {{ region: northeurope }}"))).Warnings),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Zone_redundancy_of_the_home_region_is_ignored_after_creation_with_a_warning()
    {
        await using var stack = await TestStack.DeployedAsync(Settings("{ region: eastus }"));

        var run = await stack.UpAsync(Settings("{ region: eastus }", ", zoneRedundancy: Disabled"));

        Assert.Empty(run.Changes);
        Assert.StartsWith("zoneRedundancy: Disabled is ignored, the value stays Enabled", Assert.Single(run.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_replicas_are_created_side_by_side_and_one_that_fails_does_not_stop_the_others()
    {
        await using var stack = await TestStack.DeployedAsync(Settings("{ region: northeurope }"));
        // Azure takes one replica per region, so one under another name is in the way.
        await stack.PutAsync(
            "resourceGroups/rg-registry/providers/Microsoft.ContainerRegistry/registries/contoso/replications/someone",
            "2025-11-01",
            new() { ["location"] = "eastus" });

        var run = await stack.TryUpAsync(Settings("{ region: northeurope }, { region: eastus }, { region: uksouth }, { region: japaneast }"));

        Assert.Equal(["Create Replication contoso-japaneast", "Create Replication contoso-uksouth"], run.Changes);
        Assert.StartsWith("Create Replication contoso-eastus", Assert.Single(run.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_tags_reach_the_group_the_registry_and_its_replicas_in_place()
    {
        await using var stack = await TestStack.DeployedAsync(Settings("{ region: eastus }"));

        var run = await stack.UpAsync(Settings("{ region: eastus }", ", tags: { owner: '[platform]' }"));

        Assert.Equal(
            ["Update Registry contoso", "Update Replication contoso-eastus", "Update ResourceGroup rg-registry"],
            run.Changes);
        const string registry = "resourceGroups/rg-registry/providers/Microsoft.ContainerRegistry/registries/contoso";
        foreach (var path in new[] { registry, $"{registry}/replications/eastus" })
            Assert.Equal("[platform]", (string?)(await stack.ReadAsync(path, "2025-11-01"))!["tags"]!["owner"]);
    }

    [Fact]
    public async Task The_order_of_replicas_and_the_spelling_of_their_regions_change_nothing()
    {
        var regions = Regions.All.Take(5).ToArray();
        await using var stack = await TestStack.DeployedAsync(Settings(string.Join(", ", regions.Select(region => $"{{ region: {region.Name} }}"))));

        await Gen.Shuffle(regions).Select(Gen.Bool.Array[regions.Length]).SampleAsync(
            async (shuffled, spelledOut) =>
            {
                var replicas = shuffled.Zip(spelledOut, (region, isSpelledOut) => $"{{ region: {(isSpelledOut ? region.DisplayName : region.Name)} }}");

                Assert.Empty((await stack.PreviewAsync(Settings(string.Join(", ", replicas)))).Changes);
            },
            iter: Samples.Of(10),
            threads: 1);
    }
}
