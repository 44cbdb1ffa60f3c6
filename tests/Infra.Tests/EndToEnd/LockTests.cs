using CsCheck;
using GeoRegistry.Policies.Rules.Reliability;
using Infra.Tests.Registries;
using Rehearsal.Engine.Values;

namespace Infra.Tests.EndToEnd;

/// <summary>Locks keep replicas, and with them the registry, from being deleted by anyone but the program.</summary>
public class LockTests
{
    private static readonly string[] Locks
        = ["ManagementLockByScope contoso-lock-eastus", "ManagementLockByScope contoso-lock-vault", "ManagementLockByScope contoso-lock-westeurope"];

    private static string Settings(string replicas, string more = "")
        => $"- {{ name: contoso, resourceGroup: rg-registry, homeRegion: westeurope, lock: CanNotDelete, "
            + $"replicas: [{replicas}]{more.ReplaceLineEndings(" ")} }}";

    [Fact]
    public async Task Locks_come_after_everything_that_the_registry_has_and_go_before_it()
    {
        await using var stack = await TestStack.StartAsync();

        var created = await stack.UpAsync(Settings("{ region: eastus }", FullRegistry.Everything));
        AssertAround(created.Changes, "Create ", created.AssertOrder, locksFirst: false);

        var destroyed = await stack.DestroyAsync();
        AssertAround(destroyed.Changes, "Delete ", destroyed.AssertOrder, locksFirst: true);
    }

    [Fact]
    public async Task Only_a_vault_that_is_declared_with_the_registry_is_locked()
    {
        await using var stack = await TestStack.DeployedAsync(Settings("{ region: eastus }", FullRegistry.Everything));

        var vault = stack.Find("Vault contoso-vault");
        Assert.Equal(vault.Id, ((PropertyValue.Text)stack.Find(Locks[1]).Inputs["scope"]).Value);
        Assert.Equal(
            Locks,
            stack.State.Select(resource => TestStack.Label(resource.Urn)).Where(label => label.StartsWith("ManagementLock", StringComparison.Ordinal)).Order());
    }

    private static void AssertAround(IEnumerable<string> changes, string verb, Action<IReadOnlyList<string>> assertOrder, bool locksFirst)
    {
        var locks = Locks.Select(name => $"{verb}{name}").ToArray();
        var parts = changes.Where(change => change.StartsWith(verb, StringComparison.Ordinal) && !change.Contains(" ResourceGroup ", StringComparison.Ordinal))
            .Except(locks).Where(change => !change.Contains(" RandomUuid ", StringComparison.Ordinal)).ToArray();
        Assert.True(parts.Length > 25, string.Join('\n', parts));
        foreach (var (part, name) in parts.SelectMany(part => locks.Select(name => (part, name))))
            assertOrder(locksFirst ? [name, part] : [part, name]);
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        await using var stack = await TestStack.DeployedAsync(Settings("{ region: eastus }", FullRegistry.Observed));

        Assert.Empty((await stack.UpAsync(Settings("{ region: eastus }", FullRegistry.Observed))).Changes);
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
        await using var stack = await TestStack.DeployedAsync(Settings("{ region: eastus }", FullRegistry.Observed));

        var run = await stack.DestroyAsync();

        string[] parts =
            ["Replication contoso-eastus", "DiagnosticSetting contoso-diagnostics-audit", "MetricAlert contoso-alert-storage", "Registry contoso"];
        foreach (var part in parts)
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
        string[] diagnostics =
        [
            "{ name: one, workspace: log-one }",
            "{ name: two, workspace: log-two, logs: [ContainerRegistryLoginEvents, ContainerRegistryRepositoryEvents] }",
        ];
        string[] groups =
        [
            "{ name: one, emails: [a@contoso.com, b@contoso.com] }",
            "{ name: two, webhooks: [{ name: pager, uri: 'https://pager.example.com' }] }",
        ];
        string[] told = ["one", "two"];
        string[] pools = ["{ name: builds }", "{ name: tests }"];
        string[] tasks =
        [
            "{ name: purge, step: { yaml: 'version: v1.1.0' } }",
            "{ name: build, step: { file: acb.yaml, context: 'https://github.com/contoso/app.git' } }",
        ];
        string[][] lists = [replicas, workspaces, diagnostics, groups, told, pools, tasks];
        await using var stack = await TestStack.DeployedAsync(All(lists));

        await Gen.Select(lists.Select(list => Gen.Shuffle(list)).Aggregate(
            Gen.Const(Array.Empty<string[]>()),
            (all, next) => Gen.Select(all, next, (before, list) => (string[][])[.. before, list])),
            shuffled => shuffled).SampleAsync(
            async shuffled => Assert.Empty((await stack.PreviewAsync(All(shuffled))).Changes),
            iter: Samples.Of(10),
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
