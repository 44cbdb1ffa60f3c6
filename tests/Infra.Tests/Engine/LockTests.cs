using CsCheck;

namespace Infra.Tests.Engine;

/// <summary>Locks keep replicas, and with them the registry, from being deleted by anyone but the program.</summary>
public class LockTests
{
    private const string Observed = """
        , workspaces: [{ name: log-registry }], diagnostics: [{ name: audit, workspace: log-registry }]
        , actionGroups: [{ name: oncall, emails: [oncall@contoso.com] }], alerts: { actionGroups: [oncall], storage: {}, failedPulls: { moreThan: 50 }, deletions: true }
        """;

    private static string Settings(string replicas, string more = "")
        => $"- {{ name: contoso, resourceGroup: rg-registry, homeRegion: westeurope, lock: CanNotDelete, replicas: [{replicas}]{more.ReplaceLineEndings(" ")} }}";

    [Fact]
    public async Task Locks_come_after_everything_that_the_registry_has()
    {
        await using var stack = await TestStack.StartAsync();

        var run = await stack.UpAsync(Settings("{ region: eastus }", Observed));

        foreach (var part in new[]
        {
            "Registry contoso", "Replication contoso-eastus", "Deployment contoso-home-routing", "Workspace contoso-workspace-log-registry",
            "DiagnosticSetting contoso-diagnostics-audit", "ActionGroup contoso-action-group-oncall", "MetricAlert contoso-alert-storage",
            "ScheduledQueryRule contoso-alert-failed-pulls", "ActivityLogAlert contoso-alert-deletion",
        })
        {
            run.AssertOrder($"Create {part}", "Create ManagementLockByScope contoso-lock-eastus");
            run.AssertOrder($"Create {part}", "Create ManagementLockByScope contoso-lock-westeurope");
        }
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        await using var stack = await TestStack.DeployedAsync(Settings("{ region: eastus }", Observed));

        Assert.Empty((await stack.UpAsync(Settings("{ region: eastus }", Observed))).Changes);
    }

    [Fact]
    public async Task A_replica_is_added_in_one_run_and_locked_like_the_others()
    {
        await using var stack = await TestStack.DeployedAsync(Settings("{ region: eastus }"));

        var run = await stack.UpAsync(Settings("{ region: eastus }, { region: uksouth }"));

        Assert.Equal(["Create ManagementLockByScope contoso-lock-uksouth", "Create Replication contoso-uksouth"], run.Changes);
        run.AssertOrder("Create Replication contoso-uksouth", "Create ManagementLockByScope contoso-lock-uksouth");
    }

    [Fact]
    public async Task A_replica_is_removed_in_one_run_its_lock_first()
    {
        await using var stack = await TestStack.DeployedAsync(Settings("{ region: eastus }, { region: uksouth }"));

        var run = await stack.UpAsync(Settings("{ region: uksouth }"));

        Assert.Equal(["Delete ManagementLockByScope contoso-lock-eastus", "Delete Replication contoso-eastus"], run.Changes);
        run.AssertOrder("Delete ManagementLockByScope contoso-lock-eastus", "Delete Replication contoso-eastus");
        Assert.Equal(new() { ["uksouth"] = true, ["westeurope"] = true }, await stack.RoutingAsync("rg-registry", "contoso"));
    }

    [Fact]
    public async Task A_destroyed_stack_loses_its_locks_first()
    {
        await using var stack = await TestStack.DeployedAsync(Settings("{ region: eastus }", Observed));

        var run = await stack.DestroyAsync();

        foreach (var part in new[] { "Replication contoso-eastus", "DiagnosticSetting contoso-diagnostics-audit", "MetricAlert contoso-alert-storage", "Registry contoso" })
        {
            run.AssertOrder("Delete ManagementLockByScope contoso-lock-eastus", $"Delete {part}");
            run.AssertOrder("Delete ManagementLockByScope contoso-lock-westeurope", $"Delete {part}");
        }

        Assert.Empty(await stack.NamesInAzureAsync());
    }

    [Fact]
    public async Task What_is_locked_is_not_deleted_by_another_way_and_neither_is_what_holds_it()
    {
        await using var stack = await TestStack.DeployedAsync(Settings("{ region: eastus }"));
        const string registry = "resourceGroups/rg-registry/providers/Microsoft.ContainerRegistry/registries/contoso";

        Assert.Equal("ScopeLocked", await stack.DeleteAsync($"{registry}/replications/eastus", "2025-11-01"));
        Assert.Equal("ScopeLocked", await stack.DeleteAsync(registry, "2025-11-01"));
        Assert.Equal("ScopeLocked", await stack.DeleteAsync("resourceGroups/rg-registry", "2024-07-01"));
    }

    [Fact]
    public async Task The_order_of_everything_that_has_a_name_changes_nothing()
    {
        string[] replicas = ["{ region: eastus }", "{ region: uksouth }", "{ region: northeurope }"];
        string[] workspaces = ["{ name: log-one }", "{ name: log-two }"];
        string[] diagnostics = ["{ name: one, workspace: log-one }", "{ name: two, workspace: log-two, logs: [ContainerRegistryLoginEvents, ContainerRegistryRepositoryEvents] }"];
        string[] groups = ["{ name: one, emails: [a@contoso.com, b@contoso.com] }", "{ name: two, webhooks: [{ name: pager, uri: 'https://pager.example.com' }] }"];
        string[] told = ["one", "two"];
        string[] pools = ["{ name: builds }", "{ name: tests }"];
        string[] tasks = ["{ name: purge, step: { yaml: 'version: v1.1.0' } }", "{ name: build, step: { file: acb.yaml, context: 'https://github.com/contoso/app.git' } }"];
        string[][] lists = [replicas, workspaces, diagnostics, groups, told, pools, tasks];
        await using var stack = await TestStack.DeployedAsync(All(lists));

        await Gen.Select(lists.Select(list => Gen.Shuffle(list)).Aggregate(
            Gen.Const(Array.Empty<string[]>()),
            (all, next) => Gen.Select(all, next, (before, list) => (string[][])[.. before, list])),
            shuffled => shuffled).SampleAsync(
            async shuffled => Assert.Empty((await stack.PreviewAsync(All(shuffled))).Changes),
            iter: 3,
            threads: 1);
    }

    private static string All(string[][] lists)
    {
        string[] joined = [.. lists.Select(list => string.Join(", ", list))];
        return Settings(joined[0], $"""
            , workspaces: [{joined[1]}], diagnostics: [{joined[2]}], actionGroups: [{joined[3]}]
            , alerts: {"{"} actionGroups: [{joined[4]}], storage: {"{ percent: 90 }"}, failedPushes: {"{ moreThan: 10 }"} {"}"}
            , agentPools: [{joined[5]}], tasks: [{joined[6]}]
            """);
    }
}
