using System.Text.Json.Nodes;
using GeoRegistry.Replicas;
using Rehearsal.Engine.Values;

namespace Infra.Tests.EndToEnd;

/// <summary>The home region's routing, as Azure has it after each run.</summary>
public class HomeRegionTests
{
    private const string HomeReplica = "resourceGroups/rg-registry/providers/Microsoft.ContainerRegistry/registries/contoso/replications/westeurope";
    private const string ApiVersion = "2025-11-01";

    private static string Settings(bool homeRegionEndpointEnabled, string replicas = "{ region: eastus }") => $"""
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: westeurope
          homeRegionEndpointEnabled: {(homeRegionEndpointEnabled ? "true" : "false")}
          replicas: [{replicas}]
        """;

    [Fact]
    public async Task The_home_region_is_off_the_global_endpoint_after_the_first_run()
    {
        await using var stack = await TestStack.StartAsync();

        var run = await stack.UpAsync(Settings(false));

        Assert.False(await HomeIsOnAsync(stack));
        Assert.Equal((PropertyValue)false, Home(run)["regionEndpointEnabled"]);
        Assert.Equal((PropertyValue)"Succeeded", Home(run)["provisioningState"]);
    }

    [Fact]
    public async Task The_home_region_can_be_switched_off_and_on_again_and_nothing_else_changes()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(true));
        Assert.True(await HomeIsOnAsync(stack));

        var off = await stack.UpAsync(Settings(false));
        Assert.Equal(["Update Replication contoso-westeurope"], off.Changes);
        Assert.False(await HomeIsOnAsync(stack));

        var on = await stack.UpAsync(Settings(true));
        Assert.Equal(["Update Replication contoso-westeurope"], on.Changes);
        Assert.True(await HomeIsOnAsync(stack));
        Assert.Empty((await stack.UpAsync(Settings(true))).Changes);
    }

    [Fact]
    public async Task A_replica_that_takes_over_from_the_home_region_is_there_before_the_home_region_goes()
    {
        await using var stack = await TestStack.DeployedAsync("- { name: contoso, resourceGroup: rg-registry, homeRegion: westeurope }");

        var run = await stack.UpAsync(Settings(false));

        Assert.Equal(["Create Replication contoso-eastus", "Update Replication contoso-westeurope"], run.Changes);
        run.AssertOrder("Create Replication contoso-eastus", "Update Replication contoso-westeurope");
    }

    [Fact]
    public async Task The_home_region_is_back_before_the_last_replica_on_the_global_endpoint_is_taken_off_or_deleted()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(false, replicas: "{ region: eastus }, { region: northeurope }"));

        var run = await stack.UpAsync(Settings(true, replicas: "{ region: eastus, regionEndpointEnabled: false }"));

        Assert.Equal(
            ["Delete Replication contoso-northeurope", "Update Replication contoso-eastus", "Update Replication contoso-westeurope"], run.Changes);
        run.AssertOrder("Update Replication contoso-westeurope", "Update Replication contoso-eastus");
        run.AssertOrder("Update Replication contoso-westeurope", "Delete Replication contoso-northeurope");
        Assert.Equal(new() { ["eastus"] = false, ["westeurope"] = true }, await stack.RoutingAsync("rg-registry", "contoso"));
    }

    [Fact]
    public async Task The_home_replica_stays_as_it_is_when_other_replicas_come_and_go()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(false));

        _ = await stack.UpAsync(Settings(false, replicas: "{ region: northeurope }, { region: eastus }"));
        Assert.False(await HomeIsOnAsync(stack));

        _ = await stack.UpAsync(Settings(false, replicas: "{ region: northeurope }"));
        Assert.False(await HomeIsOnAsync(stack));
    }

    [Fact]
    public async Task Taking_the_key_out_of_the_settings_brings_the_home_region_back()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(false));

        var run = await stack.UpAsync(WithoutKey);

        Assert.Equal(["Update Replication contoso-westeurope"], run.Changes);
        Assert.True(await HomeIsOnAsync(stack));
    }

    [Fact]
    public async Task A_change_made_elsewhere_shows_in_a_refresh_and_in_the_outputs_and_is_put_right_by_the_next_run()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(true));
        await stack.PutAsync(HomeReplica, ApiVersion, Replica(regionEndpointEnabled: false));

        _ = await stack.RefreshAsync(Settings(true));
        Assert.Equal((PropertyValue)false, stack.Find("Replication contoso-westeurope").Outputs["regionEndpointEnabled"]);

        Assert.Equal(["Update Replication contoso-westeurope"], (await stack.UpAsync(Settings(true))).Changes);
        Assert.True(await HomeIsOnAsync(stack));
    }

    [Fact]
    public async Task A_refresh_says_that_the_home_region_is_off_the_global_endpoint_even_where_nothing_is_to_be_changed()
    {
        const string expected = "the replica 'westeurope' of the registry 'contoso' is off the global endpoint: clients near westeurope are sent to "
            + "other regions";
        await using var stack = await TestStack.DeployedAsync(Settings(true));
        Assert.DoesNotContain((await stack.RefreshAsync(Settings(true))).Warnings, IsExpected);

        _ = await stack.UpAsync(Settings(false));

        var refresh = await stack.RefreshAsync(Settings(false));
        Assert.Single(refresh.Warnings, IsExpected);
        var preview = await stack.PreviewAsync(Settings(false), refresh: true);
        Assert.Single(preview.Warnings, IsExpected);

        static bool IsExpected(string warning) => warning.StartsWith(expected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refresh_shows_replicas_that_were_added_elsewhere_and_locks_that_were_removed_elsewhere()
    {
        const string registry = "resourceGroups/rg-registry/providers/Microsoft.ContainerRegistry/registries/contoso";
        var settings = $"{Settings(true)}\n  lock: CanNotDelete";
        await using var stack = await TestStack.DeployedAsync(settings);
        await stack.PutAsync($"{registry}/replications/uksouth", ApiVersion, new JsonObject { ["location"] = "uksouth", ["properties"] = new JsonObject() });
        var keptByLock = stack.Find("ManagementLockByScope contoso-lock-eastus");
        Assert.Null(await stack.DeleteAsync(keptByLock.Id[keptByLock.Id.IndexOf("resourceGroups", StringComparison.Ordinal)..], "2020-05-01"));

        var preview = await stack.PreviewAsync(settings, refresh: true);

        Assert.Contains(
            preview.Warnings,
            warning => warning.StartsWith("the registry 'contoso' has a replica 'uksouth' in uksouth that no resource of the stack "
                + "declares", StringComparison.Ordinal));
        Assert.Contains(
            preview.Warnings,
            warning => warning.StartsWith("the lock '", StringComparison.Ordinal)
                && warning.Contains("replications/eastus' from being deleted", StringComparison.Ordinal));
        Assert.Contains("Create ManagementLockByScope contoso-lock-eastus", preview.Changes);
    }

    [Fact]
    public async Task Zone_redundancy_and_tags_of_the_home_replica_stay_as_they_are()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(true));
        await stack.PutAsync(HomeReplica, ApiVersion, Replica(regionEndpointEnabled: true));
        _ = await stack.RefreshAsync(Settings(true));

        _ = await stack.UpAsync(Settings(false));

        var home = (await stack.ReadAsync(HomeReplica, ApiVersion))!;
        Assert.Equal("42", (string?)home["tags"]!["cost"]);
        Assert.Equal("Enabled", (string?)home["properties"]!["zoneRedundancy"]);
    }

    [Fact]
    public async Task The_home_replica_stays_in_Azure_when_the_registry_leaves_the_stack()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(true));

        var run = await stack.DestroyAsync();

        Assert.Empty(run.Errors);
        Assert.Empty(await stack.NamesInAzureAsync());
        Assert.Empty(stack.State);
    }

    /// <summary>The home replica as someone else writes it.</summary>
    private static JsonObject Replica(bool regionEndpointEnabled) => new()
    {
        ["location"] = "westeurope",
        ["tags"] = new JsonObject { ["cost"] = "42" },
        ["properties"] = new JsonObject { ["regionEndpointEnabled"] = regionEndpointEnabled, ["zoneRedundancy"] = "Enabled" },
    };

    private static string WithoutKey
        => Settings(false).Replace("  homeRegionEndpointEnabled: false\n", "", StringComparison.Ordinal);

    private static PropertyMap Home(Run run)
        => Map(Map(Map(Map(run.Result.StackOutputs["registries"])["contoso"])["replicas"])["westeurope"]);

    private static PropertyMap Map(PropertyValue value) => Assert.IsType<PropertyValue.Map>(value).Members;

    private static async Task<bool> HomeIsOnAsync(TestStack stack)
        => (bool)(await stack.ReadAsync(HomeReplica, ApiVersion))!["properties"]!["regionEndpointEnabled"]!;
}
