using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Values;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Preview;

/// <summary>What is refused before anything is done, because the deletions of a run come last.</summary>
public sealed class PlanExaminationTests : IDisposable
{
    private readonly RehearsedProject _project = new();

    public PlanExaminationTests()
        => _project.Provider.NameOf = (name, inputs) => inputs.TryGetValue("id", out var id) && id is PropertyValue.Text text ? text.Value : name;

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task A_resource_under_a_new_name_is_refused_with_both_urns_and_the_ways()
    {
        await _project.DeployAsync(program => program.ThingAsync("old", Named("thing")));

        var result = await _project.PreviewAsync(program => program.ThingAsync("new", Named("THING")));

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        var error = Assert.Single(_project.Events.OfType<EngineEvent.Diagnostic>());
        Assert.True(error.RefusesPlan);
        Assert.Equal(_project.Urn("new"), error.Urn);
        Assert.Equal(
            $"it cannot be created: '{_project.Urn("old")}' has the id 'thing', and is deleted only at the end of the run. If they are the same under "
                + $"two names, give '{_project.Urn("new")}' the alias '{_project.Urn("old")}', or run `pulumi state rename '{_project.Urn("old")}' 'new'`. "
                + "Otherwise make it two runs: remove the old one first.",
            error.Message);
    }

    [Fact]
    public async Task Another_type_or_parent_cannot_be_renamed_but_has_an_alias()
    {
        await _project.DeployAsync(program => program.ThingAsync("thing", Named("thing")));

        await _project.PreviewAsync(async program =>
        {
            var group = await program.ComponentAsync("group");
            await program.ThingAsync("thing", Named("thing"), request => request.Parent = group.Urn);
        });

        var error = Assert.Single(_project.Errors);
        Assert.Contains($"the alias '{_project.Urn("thing")}'", error, StringComparison.Ordinal);
        Assert.DoesNotContain("state rename", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_keeps_its_resource_by_an_alias_is_not_refused()
    {
        await _project.DeployAsync(program => program.ThingAsync("old", Named("thing")));

        var result = await _project.PreviewAsync(program => program.ThingAsync(
            "new", Named("thing"), request => request.Aliases.Add(new PulumiProtocol.Alias { Urn = _project.Urn("old") })));

        Assert.Equal((RunOutcome.Succeeded, 1), (result.Outcome, result.Summary.Unchanged));
    }

    [Fact]
    public async Task Something_that_has_another_id_or_none_yet_is_not_refused()
    {
        await _project.DeployAsync(program => program.ThingAsync("old", Named("thing")));

        await _project.PreviewAsync(program => program.ThingAsync("new", Named("other")));
        Assert.Empty(_project.Errors);

        _project.Provider.NameOf = (_, _) => null!;
        await _project.PreviewAsync(program => program.ThingAsync("new", Named("thing")));
        Assert.Empty(_project.Errors);
    }

    [Fact]
    public async Task A_replacement_that_deletes_first_is_not_refused()
    {
        _project.Provider.Immutable.Add("size");
        _project.Provider.DeleteBeforeReplace = true;
        await _project.DeployAsync(program => program.ThingAsync("a", Named("thing", ("size", "small"))));

        var result = await _project.PreviewAsync(program => program.ThingAsync("a", Named("thing", ("size", "large"))));

        Assert.Equal((RunOutcome.Succeeded, 1), (result.Outcome, result.Summary.Replaced));
    }

    [Fact]
    public async Task A_replacement_that_creates_first_under_the_same_id_is_refused()
    {
        _project.Provider.Immutable.Add("size");
        await _project.DeployAsync(program => program.ThingAsync("a", Named("thing", ("size", "small"))));

        await _project.PreviewAsync(program => program.ThingAsync("a", Named("thing", ("size", "large"))));

        Assert.Equal(
            "it cannot be replaced: the old one has the id 'thing', and is deleted only after the new one is created. Set 'deleteBeforeReplace' on it, "
                + "or give the new one another name.",
            Assert.Single(_project.Errors));
    }

    [Fact]
    public async Task What_leaves_the_stack_and_stays_in_the_cloud_is_in_the_way_as_well()
    {
        await _project.DeployAsync(program => program.ThingAsync("old", Named("thing"), request => request.RetainOnDelete = true));

        await _project.PreviewAsync(program => program.ThingAsync("new", Named("thing")));

        Assert.Contains("it stays in the cloud when it leaves the stack", Assert.Single(_project.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_a_run_with_targets_touches_counts()
    {
        await _project.DeployAsync(program => program.ThingAsync("old", Named("thing")));

        _project.Options = new() { Targets = new UrnPatterns([_project.Urn("new")]) };
        await _project.PreviewAsync(program => program.ThingAsync("new", Named("thing")));
        Assert.Empty(_project.Errors);

        _project.Options = new() { Targets = new UrnPatterns([_project.Urn("old")]) };
        await _project.PreviewAsync(program => program.ThingAsync("new", Named("thing")));
        Assert.Empty(_project.Errors);

        _project.Options = new() { Targets = new UrnPatterns([_project.Urn("old"), _project.Urn("new")]) };
        await _project.PreviewAsync(program => program.ThingAsync("new", Named("thing")));
        Assert.Single(_project.Errors);
    }

    private static PropertyMap Named(string id, params IEnumerable<(string Name, PropertyValue Value)> more) => Inputs.Of([("id", id), .. more]);
}
