using Rehearsal.Engine.Values;

namespace Infra.Tests.Engine;

/// <summary>The home region's switch, as Azure has it after each run.</summary>
public class HomeRegionTests
{
    private const string Registry = "resourceGroups/rg-registry/providers/Microsoft.ContainerRegistry/registries/contoso";

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
        Assert.Equal(["Update Deployment contoso-home-routing"], off.Changes);
        Assert.False(await HomeIsOnAsync(stack));

        var on = await stack.UpAsync(Settings(true));
        Assert.Equal(["Update Deployment contoso-home-routing"], on.Changes);
        Assert.True(await HomeIsOnAsync(stack));
        Assert.Empty((await stack.UpAsync(Settings(true))).Changes);
    }

    [Fact]
    public async Task A_replica_that_takes_over_from_the_home_region_is_there_before_the_home_region_goes()
    {
        await using var stack = await TestStack.DeployedAsync("- { name: contoso, resourceGroup: rg-registry, homeRegion: westeurope }");

        var run = await stack.UpAsync(Settings(false));

        Assert.Equal(["Create Deployment contoso-home-routing", "Create Replication contoso-eastus"], run.Changes);
        run.AssertOrder("Create Replication contoso-eastus", "Create Deployment contoso-home-routing");
    }

    [Fact]
    public async Task The_home_region_is_back_before_the_last_replica_on_the_global_endpoint_is_taken_off_or_deleted()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(false, replicas: "{ region: eastus }, { region: northeurope }"));

        var run = await stack.UpAsync(Settings(true, replicas: "{ region: eastus, regionEndpointEnabled: false }"));

        Assert.Equal(
            ["Delete Replication contoso-northeurope", "Update Deployment contoso-home-routing", "Update Replication contoso-eastus"], run.Changes);
        run.AssertOrder("Update Deployment contoso-home-routing", "Update Replication contoso-eastus");
        run.AssertOrder("Update Deployment contoso-home-routing", "Delete Replication contoso-northeurope");
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
    public async Task Taking_the_key_out_of_the_settings_leaves_the_switch_as_it_is()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(false));

        var run = await stack.UpAsync(WithoutKey);

        Assert.Equal(["Delete Deployment contoso-home-routing"], run.Changes);
        Assert.False(await HomeIsOnAsync(stack));
    }

    [Fact]
    public async Task A_deployment_that_Azure_has_forgotten_fails_a_refresh_and_is_written_again_by_taking_the_key_out_and_back()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(false));
        Assert.Null(await stack.DeleteAsync("resourceGroups/rg-registry/providers/Microsoft.Resources/deployments/home-routing-contoso", "2024-11-01"));

        var refused = await stack.RefreshAsync(Settings(false));
        Assert.Contains("Status=404 Code=\"DeploymentNotFound\"", Assert.Single(refused.Errors), StringComparison.Ordinal);

        Assert.Equal(["Delete Deployment contoso-home-routing"], (await stack.UpAsync(WithoutKey)).Changes);
        Assert.Equal(["Create Deployment contoso-home-routing"], (await stack.UpAsync(Settings(false))).Changes);
        Assert.Empty((await stack.RefreshAsync(Settings(false))).Errors);
        Assert.False(await HomeIsOnAsync(stack));
    }

    private static string WithoutKey
        => Settings(false).Replace("  homeRegionEndpointEnabled: false\n", "", StringComparison.Ordinal);

    private static PropertyMap Home(Run run)
        => Map(Map(Map(Map(run.Result.StackOutputs["registries"])["contoso"])["replicas"])["westeurope"]);

    private static PropertyMap Map(PropertyValue value) => Assert.IsType<PropertyValue.Map>(value).Members;

    private static async Task<bool> HomeIsOnAsync(TestStack stack)
        => (bool)(await stack.ReadAsync($"{Registry}/replications/westeurope", "2025-11-01"))!["properties"]!["regionEndpointEnabled"]!;
}
