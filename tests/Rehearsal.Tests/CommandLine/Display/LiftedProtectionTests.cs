using Rehearsal.CommandLine.Display;
using Rehearsal.CommandLine.Running;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Tests.CommandLine.Terminals;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.CommandLine.Display;

/// <summary>The messages about resources that are no longer protected, and about protected ones that cannot be deleted.</summary>
public sealed class LiftedProtectionTests : IDisposable
{
    private const string Lifted = "No longer protected: a (Thing). Changes may replace it now, and from the next run on the program can delete it.";

    private readonly RehearsedProject _project = new();
    private readonly TestTerminal _terminal = new();

    public void Dispose()
    {
        _project.Dispose();
        _terminal.Dispose();
    }

    [Fact]
    public async Task Plan_and_update_say_it_although_nothing_else_changes_and_do_nothing_in_the_cloud()
    {
        await _project.DeployAsync(Protected);

        _project.Observer = new PlanDisplay(_terminal.Terminal).Show;
        var plan = await _project.PreviewAsync(Unprotected);
        _project.Observer = new ProgressDisplay(_terminal.Terminal).Show;
        await _project.UpAsync(Unprotected);

        Assert.Equal($"Plan: 1 unchanged\n{Lifted}\nResult: 1 unchanged, in 0.0 s\n{Lifted}\n", _terminal.Output);
        Assert.Equal((false, 1), (plan.Summary.HasChanges, plan.Summary.Unprotected));
        Assert.Empty(_project.Provider.Calls);
    }

    [Fact]
    public async Task Markdown_says_it_too()
    {
        await _project.DeployAsync(Protected);
        using var record = new PlanRecord();
        _project.Observer = record.Show;
        await _project.PreviewAsync(Unprotected);

        Assert.Equal($"## Preview of `project/dev`\n\nNothing but protection changes.\n\n{Lifted}\n", PlanMarkdown.Write("project", "dev", record));
    }

    [Fact]
    public async Task What_is_still_or_newly_protected_is_not_told_of()
    {
        await _project.DeployAsync(Protected);
        _project.Observer = new PlanDisplay(_terminal.Terminal).Show;
        await _project.PreviewAsync(Protected);
        await _project.PreviewAsync(async program =>
        {
            await Protected(program);
            await program.ThingAsync("b", null, request => request.Protect = true);
        });

        Assert.DoesNotContain("No longer protected", _terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_run_with_targets_leaves_out_stays_protected()
    {
        await _project.DeployAsync(Protected);
        _project.Options = new RunOptions { Targets = new UrnPatterns([_project.Urn("b")]) };

        var plan = await _project.PreviewAsync(async program =>
        {
            await Unprotected(program);
            await program.ThingAsync("b");
        });

        Assert.Equal((RunOutcome.Succeeded, 0), (plan.Outcome, plan.Summary.Unprotected));
    }

    [Fact]
    public async Task A_refused_deletion_or_replacement_names_the_key_that_lifts_the_protection()
    {
        _project.Provider.Immutable.Add("region");
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("region", "north")), request => request.Protect = true));
        _project.Options = new RunOptions { UnprotectingKey = urn => $"The key of {urn}" };

        await _project.PreviewAsync(_ => Task.CompletedTask);
        Assert.EndsWith($"declare it again. The key of {_project.Urn("a")}", Assert.Single(_project.Errors), StringComparison.Ordinal);

        await _project.PreviewAsync(program => program.ThingAsync("a", Inputs.Of(("region", "south")), request => request.Protect = true));
        Assert.EndsWith($"'. The key of {_project.Urn("a")}", Assert.Single(_project.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("azure-native:containerregistry:Replication::contoso-eastus", "allowReplicaRemoval' and run 'up'")]
    [InlineData("azure-native:authorization:ManagementLockByScope::contoso-lock-eastus", "allowReplicaRemoval' and run 'up'")]
    [InlineData("azure-native:authorization:ManagementLockByScope::contoso-lock-vault", "'protect: false' of the registry")]
    [InlineData("azure-native:containerregistry:Registry::contoso", "'protect: false' of the registry")]
    [InlineData("random:index/randomUuid:RandomUuid::contoso-protection", "in 'allowReplicaRemoval'")]
    public void The_keys_are_those_of_this_projects_stack_files(string resource, string key)
    {
        Assert.Contains(
            key,
            ProtectionKeys.Of($"urn:pulumi:prod::geo-registry::geo-registry:index:GeoReplicatedRegistry${resource}"),
            StringComparison.Ordinal);
        Assert.Null(ProtectionKeys.Of($"urn:pulumi:prod::other::{resource}"));
    }

    private static Task Protected(ProgramClient program) => program.ThingAsync("a", null, request => request.Protect = true);

    private static Task Unprotected(ProgramClient program) => program.ThingAsync("a");
}
