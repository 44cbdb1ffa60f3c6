using Rehearsal.Engine.Values;

namespace Infra.Tests.EndToEnd;

/// <summary>The monitoring of a registry, deployed and changed.</summary>
public class ObservationTests
{
    private static string Settings(string lines) => $"""
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: westeurope
          workspaces: [{"{ name: log-registry }"}]
          {lines.ReplaceLineEndings("\n  ")}
        """;

    [Fact]
    public async Task A_second_diagnostic_setting_touches_nothing_else()
    {
        await using var stack = await TestStack.DeployedAsync(Settings("diagnostics: [{ name: audit, workspace: log-registry, groups: [audit] }]"));

        var run = await stack.UpAsync(Settings(
            "diagnostics: [{ name: all, workspace: log-registry, metrics: true }, { name: audit, workspace: log-registry, groups: [audit] }]"));

        Assert.Equal(["Create DiagnosticSetting contoso-diagnostics-all"], run.Changes);
    }

    [Fact]
    public async Task Policies_are_changed_in_place()
    {
        await using var stack = await TestStack.DeployedAsync(Settings("tags: { owner: platform }"));

        var run = await stack.UpAsync(Settings("tags: { owner: platform }\npolicies: { retention: { days: 30 } }"));

        Assert.Equal(["Update Registry contoso"], run.Changes);
        var registry = await stack.ReadAsync("resourceGroups/rg-registry/providers/Microsoft.ContainerRegistry/registries/contoso", "2025-11-01");
        Assert.Equal(30, (int)registry!["properties"]!["policies"]!["retentionPolicy"]!["days"]!);
    }

    [Fact]
    public async Task The_address_of_an_action_groups_webhook_is_a_secret_in_the_stack()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(
            "actionGroups: [{ name: oncall, webhooks: [{ name: pager, uri: 'https://pager.example.com/?key=abc' }] }]"));

        var receivers = Assert.IsType<PropertyValue.List>(stack.Find("ActionGroup contoso-action-group-oncall").Inputs["webhookReceivers"]);
        var pager = Assert.IsType<PropertyValue.Map>(Assert.Single(receivers.Items)).Members;
        Assert.Equal(new PropertyValue.Secret("https://pager.example.com/?key=abc"), pager["serviceUri"]);
    }

    [Fact]
    public async Task An_alert_about_failures_waits_for_the_metrics_to_be_sent()
    {
        await using var stack = await TestStack.StartAsync();

        var run = await stack.UpAsync(Settings("diagnostics: [{ name: audit, workspace: log-registry }]\nalerts: { failedPulls: { moreThan: 50 } }"));

        run.AssertOrder(
            "Create Workspace contoso-workspace-log-registry",
            "Create DiagnosticSetting contoso-diagnostics-audit",
            "Create ScheduledQueryRule contoso-alert-failed-pulls");
    }

    [Fact]
    public async Task Builds_are_deployed_and_destroyed_with_the_registry()
    {
        await using var stack = await TestStack.DeployedAsync(Settings("""
            agentPools: [{ name: builds }]
            tasks: [{ name: nightly-purge, step: { yaml: 'version: v1.1.0' }, schedules: { nightly: 0 2 * * * }, agentPool: builds, identity: system }]
            """));
        Assert.Contains("AgentPool contoso-agent-pool-builds", stack.Find("Task contoso-task-nightly-purge").Dependencies.Select(TestStack.Label));

        _ = await stack.DestroyAsync();

        Assert.Empty(await stack.NamesInAzureAsync());
    }

    [Theory]
    [InlineData("tier: S2")]
    [InlineData("subnet: vnet/builds")]
    public async Task A_changed_agent_pool_is_deleted_and_created_again_while_its_tasks_stay(string change)
    {
        const string rest = """
            privateAccess: { networks: [{ name: vnet, addressSpace: [10.0.0.0/16], subnets: [{ name: builds, prefix: 10.0.0.0/26 }] }] }
            tasks: [{ name: nightly-purge, step: { yaml: 'version: v1.1.0' }, agentPool: builds }]
            """;
        await using var stack = await TestStack.DeployedAsync(Settings($"agentPools: [{"{ name: builds }"}]\n{rest}"));

        var run = await stack.UpAsync(Settings($"agentPools: [{"{"} name: builds, {change} {"}"}]\n{rest}"));

        Assert.All(run.Changes, step => Assert.EndsWith(" AgentPool contoso-agent-pool-builds", step, StringComparison.Ordinal));
        run.AssertOrder(run.Changes.Single(IsDeletion), run.Changes.Single(step => !IsDeletion(step) && step.StartsWith("Create", StringComparison.Ordinal)));

        static bool IsDeletion(string step) => step.StartsWith("Delete", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pool_grows_where_it_is()
    {
        await using var stack = await TestStack.DeployedAsync(Settings("agentPools: [{ name: builds }]"));

        Assert.Equal(["Update AgentPool contoso-agent-pool-builds"], (await stack.UpAsync(Settings("agentPools: [{ name: builds, count: 2 }]"))).Changes);
    }
}
