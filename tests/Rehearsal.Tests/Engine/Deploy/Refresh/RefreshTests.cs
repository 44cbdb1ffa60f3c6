using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Options;
using Rehearsal.Providers;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Refresh;

public sealed class RefreshTests : IDisposable
{
    private readonly RehearsedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task What_was_changed_in_the_cloud_goes_into_the_state_property_by_property()
    {
        await DeployChainAsync();
        _project.Provider.Cloud["a-1"] = Inputs.Of(("size", "large"), ("zone", "1"));
        var result = await _project.RefreshAsync();

        var step = Assert.Single(_project.Details, step => !step.ChangesNothing);
        Assert.Equal((StepKind.Refresh, "a"), (step.Kind, step.Name));
        Assert.Equal([new("size", PropertyChange.Update), new("zone", PropertyChange.Add)], step.Changes);
        Assert.Equal(new RunSummary { Refreshed = 1, Unchanged = 1 }, result.Summary);
        Assert.Equal(Inputs.Of(("size", "large"), ("zone", "1")), State("a").Inputs);
        Assert.Equal("large", State("a").Outputs["size"]);
        Assert.Equal(["read a", "read b"], _project.Provider.Calls.Order());
    }

    [Fact]
    public async Task Preview_of_a_refresh_shows_the_same_and_changes_nothing()
    {
        await DeployChainAsync();
        _project.Provider.Cloud["a-1"] = Inputs.Of(("size", "large"));
        _project.Provider.Cloud.Remove("b-1", out _);
        var before = File.ReadAllText(Path.Combine(_project.StateFolder, "state.json"));
        var result = await _project.PreviewRefreshAsync();

        Assert.Equal(["Gone b", "Refresh a"], _project.Steps.Order());
        Assert.Equal(new RunSummary { Refreshed = 1, Gone = 1 }, result.Summary);
        Assert.Equal(before, File.ReadAllText(Path.Combine(_project.StateFolder, "state.json")));
    }

    [Fact]
    public async Task What_cannot_be_changed_in_place_is_no_replacement_once_it_has_changed()
    {
        _project.Provider.Immutable.Add("size");
        await DeployChainAsync();
        _project.Provider.Cloud["a-1"] = Inputs.Of(("size", "large"));
        await _project.RefreshAsync();

        Assert.Equal([new("size", PropertyChange.Update)], _project.Details.Single(step => step.Name == "a").Changes);
    }

    [Fact]
    public async Task What_the_program_ignores_is_no_drift_but_goes_into_the_state()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("size", "small")), request => request.IgnoreChanges.Add("size")));
        _project.Provider.Cloud["a-1"] = Inputs.Of(("size", "large"));

        var result = await _project.RefreshAsync();

        Assert.Equal(new RunSummary { Unchanged = 1 }, result.Summary);
        Assert.Equal(Inputs.Of(("size", "large")), State("a").Inputs);
    }

    [Fact]
    public async Task Resource_that_is_gone_leaves_the_state_and_nothing_refers_to_it_any_more()
    {
        await _project.DeployAsync(async program =>
        {
            var parent = await program.ThingAsync("parent");
            await program.ThingAsync("child", null, request => request.Parent = parent.Urn, parent);
        });
        _project.Provider.Cloud.Remove("parent-1", out _);
        await _project.RefreshAsync();

        var left = Assert.Single(_project.State());
        Assert.Equal("child", Urns.Name(left.Urn));
        Assert.Equal((Urns.StackType, 0), (Urns.Type(left.Parent!), left.Dependencies.Length));
        await _project.DestroyAsync();
        Assert.Empty(_project.Errors);
    }

    [Fact]
    public async Task Program_restores_what_a_refresh_found()
    {
        await DeployChainAsync();
        _project.Provider.Cloud["a-1"] = Inputs.Of(("size", "large"));
        _project.Provider.Cloud.Remove("b-1", out _);
        await _project.RefreshAsync();
        await _project.UpAsync(Chain);

        Assert.Equal(["Update a", "Create b"], _project.Steps);
        Assert.Equal(Inputs.Of(("size", "small")), _project.Provider.Cloud["a-1"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_exists_in_the_stack_alone_is_reported_as_unchanged(bool isPreview)
    {
        await _project.DeployAsync(async program =>
        {
            var group = await program.ComponentAsync("group");
            await program.ThingAsync("a", null, request => request.Parent = group.Urn);
        });
        var result = isPreview ? await _project.PreviewRefreshAsync() : await _project.RefreshAsync();

        Assert.Equal(["Refresh a", "Refresh group"], _project.Steps.Order());
        Assert.Equal((2, false), (result.Summary.Unchanged, result.Summary.HasDrift));
        Assert.Equal(["read a"], _project.Provider.Calls);
    }

    [Fact]
    public async Task Second_refresh_finds_nothing()
    {
        await DeployChainAsync();
        _project.Provider.Cloud["a-1"] = Inputs.Of(("size", "large"));
        await _project.RefreshAsync();
        var result = await _project.RefreshAsync();

        Assert.Equal(new RunSummary { Unchanged = 2 }, result.Summary);
    }

    [Fact]
    public async Task Secrets_stay_secret()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("password", Inputs.Secret("one")))));
        _project.Provider.Cloud["a-1"] = Inputs.Of(("password", "two"));
        await _project.RefreshAsync();

        Assert.Equal((Inputs.Secret("two"), Inputs.Secret("two")), (State("a").Inputs["password"], State("a").Outputs["password"]));
    }

    [Fact]
    public async Task Resource_that_the_program_only_reads_is_compared_by_its_outputs()
    {
        _project.Provider.Cloud["there"] = Inputs.Of(("size", "small"));
        await _project.DeployAsync(program => program.ReadAsync("a", "there"));
        _project.Provider.Cloud["there"] = Inputs.Of(("size", "large"));
        await _project.RefreshAsync();

        Assert.Equal([new("size", PropertyChange.Update)], Assert.Single(_project.Details).Changes);
        Assert.Empty(State("a").Inputs);
    }

    [Fact]
    public async Task Resource_that_cannot_be_read_stays_as_it_is_and_the_others_are_refreshed()
    {
        await DeployChainAsync();
        _project.Provider.Cloud["b-1"] = Inputs.Of(("size", "large"));
        _project.Provider.Failures["read a"] = new ProviderException("it does not answer");
        var result = await _project.RefreshAsync();

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        Assert.Equal(["a: it does not answer"], _project.Errors);
        Assert.Equal(("small", "large"), (State("a").Inputs["size"], State("b").Inputs["size"]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Run_that_refreshes_first_plans_on_what_it_found(bool isPreview)
    {
        await DeployChainAsync();
        _project.Provider.Cloud["a-1"] = Inputs.Of(("size", "large"));
        _project.Provider.Cloud.Remove("b-1", out _);
        _project.Options = new RunOptions { Refresh = true };
        var result = await (isPreview ? _project.PreviewAsync(Chain) : _project.UpAsync(Chain));

        Assert.Equal(["Gone b", "Refresh a"], _project.Steps.Take(2).Order());
        Assert.Equal(["Update a", "Create b"], _project.Steps.Skip(2));
        Assert.Equal(new RunSummary { Refreshed = 1, Gone = 1, Updated = 1, Created = 1 }, result.Summary);
    }

    [Fact]
    public async Task Provider_is_shown_the_stack_as_it_was_read_and_what_it_says_is_a_warning_even_where_nothing_differs()
    {
        await DeployChainAsync();
        _project.Provider.Review = stack => stack.Select(resource => new StackRemark(
            resource,
            $"{resource.Id} has the size {resource.Outputs["size"].AsText()}, gone: {resource.IsGone}"));
        await _project.RefreshAsync();
        Assert.Equal(["a-1 has the size small, gone: False", "b-1 has the size small, gone: False"], _project.Warnings.Order());
        Assert.Equal([_project.Urn("a"), _project.Urn("b")], _project.Events.OfType<EngineEvent.Diagnostic>().Select(warning => warning.Urn).Order());

        _project.Provider.Cloud["a-1"] = Inputs.Of(("size", "medium"));
        _project.Provider.Cloud.Remove("b-1", out _);
        await _project.PreviewRefreshAsync();
        Assert.Equal(["a-1 has the size medium, gone: False", "b-1 has the size small, gone: True"], _project.Warnings.Order());
    }

    [Fact]
    public async Task Stack_is_reviewed_where_drift_is_looked_for_and_only_for_targets()
    {
        await DeployChainAsync();
        _project.Provider.Review = stack => stack.Select(resource => new StackRemark(resource, resource.Id));
        await _project.PreviewAsync(Chain);
        Assert.Empty(_project.Warnings);

        _project.Options = new RunOptions { Refresh = true };
        await _project.PreviewAsync(Chain);
        Assert.Equal(["a-1", "b-1"], _project.Warnings.Order());
        await _project.UpAsync(Chain);
        Assert.Empty(_project.Warnings);

        _project.Options = new RunOptions { Targets = new UrnPatterns([_project.Urn("b")]) };
        await _project.RefreshAsync();
        Assert.Equal(["b-1"], _project.Warnings);
    }

    [Fact]
    public async Task Destroy_that_refreshes_first_does_not_delete_what_is_gone()
    {
        await DeployChainAsync();
        _project.Provider.Cloud.Remove("b-1", out _);
        _project.Options = new RunOptions { Refresh = true };
        await _project.DestroyAsync();

        Assert.Empty(_project.Errors);
        Assert.Equal("delete a", _project.Provider.Calls[^1]);
        Assert.DoesNotContain("delete b", _project.Provider.Calls);
    }

    [Fact]
    public async Task Nothing_is_planned_on_a_refresh_that_failed()
    {
        await DeployChainAsync();
        _project.Provider.Failures["read a"] = new ProviderException("it does not answer");
        _project.Options = new RunOptions { Refresh = true };
        var result = await _project.UpAsync(_ => Task.CompletedTask);

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        Assert.Equal(2, _project.State().Count);
    }

    [Fact]
    public async Task Refresh_takes_in_what_a_killed_run_had_created()
    {
        _project.Provider.NameOf = (name, _) => name;
        _project.Provider.Failures["create b"] = new InvalidOperationException("broken");
        await _project.UpAsync(Chain);
        _project.Provider.Cloud["b"] = Inputs.Of(("size", "small"));
        await _project.RefreshAsync();

        Assert.Equal(["an earlier run was ended while creating it: it came into being and is in the stack now"], _project.Warnings);
        Assert.Equal(["a", "b"], _project.State().Select(state => state.Id));
        await _project.PreviewAsync(Chain);
        Assert.Empty(_project.Warnings);
    }

    private async Task DeployChainAsync() => await _project.DeployAsync(Chain);

    private Rehearsal.Engine.State.ResourceState State(string name) => _project.State().Single(state => Urns.Name(state.Urn) == name);

    private static async Task Chain(ProgramClient program)
        => await program.ThingAsync("b", Inputs.Of(("size", "small")), null, await program.ThingAsync("a", Inputs.Of(("size", "small"))));
}
