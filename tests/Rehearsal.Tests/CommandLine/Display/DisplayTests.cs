using Rehearsal.CommandLine.Display;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Tests.CommandLine.Terminals;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.CommandLine.Display;

public sealed class DisplayTests : IDisposable
{
    private readonly RehearsedProject _project = new();
    private readonly TestTerminal _terminal = new();

    public void Dispose()
    {
        _project.Dispose();
        _terminal.Dispose();
    }

    [Fact]
    public async Task First_plan() => Snapshot.Matches("first-plan", await PlanAsync(Before));

    [Fact]
    public async Task Plan_of_every_kind_of_change()
    {
        await DeployBeforeAsync();

        Snapshot.Matches("changing-plan", await PlanAsync(After));
    }

    [Fact]
    public async Task Plan_without_changes()
    {
        await DeployBeforeAsync();

        Snapshot.Matches("unchanged-plan", await PlanAsync(Before));
    }

    [Fact]
    public async Task Resource_that_only_leaves_the_stack_is_in_the_plan()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", null, request => request.RetainOnDelete = true));

        var plan = await PlanAsync(_ => Task.CompletedTask);
        Assert.Contains("- fake:index:Thing a  forget, without deleting it", plan);
        Assert.EndsWith("Plan: 1 to forget\n", plan);
    }

    [Fact]
    public async Task What_an_earlier_run_did_not_come_to_delete_is_in_the_plan()
    {
        await LeaveReplacedAsync();

        var plan = await PlanAsync(Thing("south"));
        Assert.Contains("- fake:index:Thing a  delete the replaced one\n    └── an earlier run replaced it, but did not delete it\n", plan);
        Assert.EndsWith("Plan: 1 left over to delete, 1 unchanged\n", plan);
        Show(new ProgressDisplay(_terminal.Terminal));
        await _project.UpAsync(Thing("south"));
        Assert.Contains("Result: 1 left over deleted, 1 unchanged", _terminal.Output);
        Assert.EndsWith("Plan: 1 unchanged\nNothing changes: everything is as the program says.\n", await PlanAsync(Thing("south")));
    }

    [Fact]
    public async Task Plan_of_a_destroy()
    {
        await DeployBeforeAsync();
        Show(new PlanDisplay(_terminal.Terminal));
        await _project.PreviewDestroyAsync();

        Snapshot.Matches("destroy-plan", _terminal.Output);
    }

    [Fact]
    public async Task Replacement_that_the_user_asked_for_says_so()
    {
        await DeployBeforeAsync();
        _project.Options = new RunOptions { Replace = new UrnPatterns(["**::steady"]) };

        Assert.Contains("+- fake:index:Thing steady  replace\n│   └── replaced because of --replace\n", await PlanAsync(Before));
    }

    [Fact]
    public async Task Plan_and_update_in_full()
    {
        await DeployBeforeAsync();
        Show(new PlanDisplay(_terminal.Terminal, isFull: true));
        await _project.PreviewAsync(After);
        Show(new ProgressDisplay(_terminal.Terminal, isFull: true));
        await _project.UpAsync(After);

        Snapshot.Matches("full-update", _terminal.Output);
    }

    [Fact]
    public async Task Drift_of_a_refresh()
    {
        await DeployBeforeAsync();
        Drift();
        Show(new PlanDisplay(_terminal.Terminal));
        await _project.RefreshAsync();

        Snapshot.Matches("refresh", _terminal.Output);
    }

    [Fact]
    public async Task Refresh_without_drift()
    {
        await DeployBeforeAsync();
        Show(new PlanDisplay(_terminal.Terminal));
        await _project.PreviewRefreshAsync();

        Assert.Equal("Plan: 5 unchanged\nNothing has drifted: everything is as the state says.\n", _terminal.Output);
    }

    [Fact]
    public async Task Plan_and_update_on_what_a_refresh_found()
    {
        await DeployBeforeAsync();
        Drift();
        _project.Options = new RunOptions { Refresh = true };
        await PlanAsync(Before);
        Show(new ProgressDisplay(_terminal.Terminal));
        await _project.UpAsync(Before);

        Snapshot.Matches("refreshed-update", _terminal.Output);
    }

    [Fact]
    public async Task Plan_that_cannot_be_made()
    {
        await DeployBeforeAsync();

        Snapshot.Matches("failed-plan", await PlanAsync(program => program.ThingAsync("refused [name]", Inputs.Of(("refused", true)))));
    }

    [Fact]
    public async Task Progress_of_an_update()
    {
        await DeployBeforeAsync();
        Show(new ProgressDisplay(_terminal.Terminal));
        await _project.UpAsync(After);

        Snapshot.Matches("changing-update", _terminal.Output);
    }

    [Fact]
    public async Task Update_that_failed_before_anything_was_done_does_not_say_that_something_is_kept()
    {
        await DeployBeforeAsync();
        Show(new ProgressDisplay(_terminal.Terminal));
        await _project.UpAsync(program => program.ThingAsync("refused", Inputs.Of(("refused", true))));

        Assert.EndsWith("Failed. Correct what is named above, then try again.", _terminal.Output.TrimEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain("is kept", _terminal.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_of_an_update_that_fails()
    {
        _project.Provider.Failures["create network"] = new ProviderException("there is no room [here]");
        Show(new ProgressDisplay(_terminal.Terminal));
        await _project.UpAsync(Before);

        Snapshot.Matches("failing-update", _terminal.Output);
    }

    [Fact]
    public async Task Secrets_are_shown_nowhere()
    {
        await PlanAsync(Before);
        Show(new ProgressDisplay(_terminal.Terminal));
        await _project.UpAsync(Before);
        await PlanAsync(After);

        Assert.DoesNotContain("hush", _terminal.Output);
        Assert.Contains("[secret]", _terminal.Output);
    }

    [Fact]
    public async Task Messages_are_shown_with_their_resource()
    {
        Show(new ProgressDisplay(_terminal.Terminal));
        await _project.UpAsync(async program =>
        {
            var a = await program.ThingAsync("a");
            await program.Engine.LogAsync(
                new PulumiProtocol.LogRequest { Severity = PulumiProtocol.LogSeverity.Warning, Message = "careful [now]", Urn = a.Urn });
            await program.LogAsync(PulumiProtocol.LogSeverity.Debug, "of no interest");
        });

        Assert.Contains("warning: a (Thing): careful [now]", _terminal.Output);
        Assert.DoesNotContain("of no interest", _terminal.Output);
    }

    private async Task DeployBeforeAsync()
    {
        _project.Provider.Immutable.Add("region");
        await _project.DeployAsync(Before);
    }

    /// <summary>Replaces a resource and fails to delete the old one.</summary>
    private async Task LeaveReplacedAsync()
    {
        _project.Provider.Immutable.Add("region");
        await _project.DeployAsync(Thing("north"));
        _project.Provider.Failures["delete a"] = new ProviderException("it is in use");
        await _project.UpAsync(Thing("south"));
        _project.Provider.Failures.Clear();
    }

    private static Func<ProgramClient, Task> Thing(string region) => program => program.ThingAsync("a", Inputs.Of(("region", region)));

    private void Drift()
    {
        _project.Provider.Cloud["network-1"] = Inputs.Of(("region", "north"), ("size", "large"), ("zones", Inputs.List("1")));
        _project.Provider.Cloud.Remove("unneeded-1", out _);
    }

    private async Task<string> PlanAsync(Func<ProgramClient, Task> script)
    {
        Show(new PlanDisplay(_terminal.Terminal));
        await _project.PreviewAsync(script);
        return _terminal.Output;
    }

    private void Show(IRunDisplay display) => _project.Observer = display.Show;

    private static async Task Before(ProgramClient program)
    {
        var group = await program.ComponentAsync("group");
        var network = await program.ThingAsync("network", Inputs.Of(("region", "north"), ("size", "small")), request => request.Parent = group.Urn);
        await program.ThingAsync("server",
            Inputs.Of(("password", Inputs.Secret("hush-1")), ("tags", Inputs.Object(("owner", "me")))), request => request.Parent = group.Urn, network);
        await program.ThingAsync("unneeded");
        await program.ThingAsync("steady", null, request => request.Protect = false);
        await program.OutputsAsync(program.StackUrn, Inputs.Of(
            ("server", network.Outputs.GetValueOrDefault("address") ?? PropertyValue.Unknown.Instance),
            ("token", Inputs.Secret("hush-2")), ("zones", Inputs.List("1", "2"))));
    }

    private static async Task After(ProgramClient program)
    {
        var group = await program.ComponentAsync("group");
        var network = await program.ThingAsync("network", Inputs.Of(("region", "south"), ("size", "small")), request => request.Parent = group.Urn);
        await program.ThingAsync(
            "server",
            Inputs.Of(("password", Inputs.Secret("hush-3")), ("ports", Inputs.List(80, 443)), ("tags", Inputs.Object(("owner", "you")))),
            request => request.Parent = group.Urn,
            network);
        await program.ThingAsync("steady", null, request => request.Protect = true);
        await program.ThingAsync("new [one]", Inputs.Of(("from", network.Outputs["address"])), request => request.Protect = true, network);
        await program.OutputsAsync(program.StackUrn,
            Inputs.Of(("server", network.Outputs["address"]), ("token", Inputs.Secret("hush-4")), ("zones", Inputs.List("1"))));
    }
}
