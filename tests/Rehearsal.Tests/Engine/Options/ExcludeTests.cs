using PulumiProtocol;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Values;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Options;

/// <summary>Runs that leave some resources as they are.</summary>
public sealed class ExcludeTests : IDisposable
{
    private readonly RehearsedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Excluded_resource_stays_as_it_is_and_all_others_change()
    {
        await _project.DeployAsync(Chain("small"));
        Exclude("b");
        await _project.UpAsync(Chain("large"));

        Assert.Equal(["Update a", "Same b", "Update c"], _project.Steps);
        Assert.Equal(["large", "small", "large"], _project.State().Select(state => state.Inputs["size"]));
    }

    [Fact]
    public async Task What_depends_on_an_excluded_resource_stays_as_well_when_asked_for()
    {
        await _project.DeployAsync(Chain("small"));
        Exclude("a");
        _project.Options = _project.Options with { ExcludeDependents = true };
        await _project.UpAsync(Chain("large"));

        Assert.Equal(["Same a", "Same b", "Same c"], _project.Steps);
        Assert.Empty(_project.Provider.Calls);
    }

    [Fact]
    public async Task Target_that_is_excluded_stays_as_it_is()
    {
        await _project.DeployAsync(Chain("small"));
        _project.Options = new RunOptions { Targets = new UrnPatterns(["**"]), Exclude = new UrnPatterns(["**::a"]) };
        await _project.UpAsync(Chain("large"));

        Assert.Equal(["Same a", "Update b", "Update c"], _project.Steps);
    }

    [Fact]
    public async Task New_resource_that_is_excluded_is_not_created()
    {
        Exclude("b");
        Declared? left = null;
        await _project.UpAsync(async program =>
        {
            await program.ThingAsync("a");
            left = await program.ThingAsync("b");
        });

        Assert.Equal((Result.Success, true), (left!.Result, left.IsUnknown));
        Assert.Equal(["Create a", "Same b"], _project.Steps);
        Assert.Equal(["a"], Names());
    }

    [Fact]
    public async Task What_needs_a_new_resource_that_is_excluded_is_refused()
    {
        Exclude("a");
        var result = await _project.UpAsync(Chain("small"));

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        Assert.Equal(
            ["it needs a, which does not exist yet and is excluded; take it out of --exclude, or exclude this one as well, with --exclude-dependents all such"],
            _project.Errors);
        Assert.Empty(Names());
    }

    [Fact]
    public async Task What_needs_a_new_resource_that_is_excluded_is_left_out_with_it_when_asked_for()
    {
        Exclude("a");
        _project.Options = _project.Options with { ExcludeDependents = true };
        var result = await _project.UpAsync(Chain("small"));

        Assert.Equal(RunOutcome.Succeeded, result.Outcome);
        Assert.Equal(["Same a", "Same b", "Same c"], _project.Steps);
        Assert.Empty(Names());
    }

    [Fact]
    public async Task Excluded_resource_that_is_no_longer_declared_is_not_deleted_nor_is_what_it_needs()
    {
        await _project.DeployAsync(Chain("small"));
        Exclude("b");
        await _project.UpAsync(_ => Task.CompletedTask);

        Assert.Equal(["Same a", "Same b", "Delete c"], _project.Steps);
        Assert.Equal(["a", "b"], Names());
    }

    [Fact]
    public async Task Destroy_leaves_excluded_resources_with_what_they_need()
    {
        await _project.DeployAsync(async program =>
        {
            var group = await program.ComponentAsync("group");
            await program.ThingAsync("in group", null, request => request.Parent = group.Urn);
            await program.ThingAsync("a");
        });
        Exclude("in group", "test:index:Group$fake:index:Thing");
        var result = await _project.DestroyAsync();

        Assert.Equal((RunOutcome.Succeeded, 1, 2), (result.Outcome, result.Summary.Deleted, result.Summary.Unchanged));
        Assert.Equal(["group", "in group"], Names());
        Assert.NotNull(_project.Outputs());
    }

    [Fact]
    public async Task Replacement_that_would_replace_an_excluded_resource_with_it_is_refused()
    {
        _project.Provider.DeleteBeforeReplace = true;
        _project.Provider.Immutable.UnionWith(["size", "from"]);
        await _project.DeployAsync(Owner("small"));
        Exclude("b");
        await _project.UpAsync(Owner("large"));

        Assert.StartsWith("it cannot be replaced, because b would be replaced with it and is excluded;", Assert.Single(_project.Errors));
        Assert.Empty(_project.Provider.Calls);
    }

    [Fact]
    public async Task Replaced_resource_is_deleted_although_an_excluded_one_depends_on_it()
    {
        _project.Provider.Immutable.Add("size");
        await _project.DeployAsync(Owner("small"));
        Exclude("b");
        await _project.UpAsync(Owner("large"));

        Assert.Equal(["CreateReplacement a", "Same b", "DeleteReplaced a"], _project.Steps);
    }

    [Fact]
    public async Task Excluded_resources_are_not_refreshed()
    {
        await _project.DeployAsync(Chain("small"));
        Exclude("b");
        await _project.RefreshAsync();

        Assert.Equal(["read a", "read c"], _project.Provider.Calls.Order());
    }

    [Fact]
    public async Task Excluded_resource_that_does_not_exist_is_refused_with_the_nearest_one()
    {
        await _project.DeployAsync(Chain("small"));
        _project.Options = new RunOptions { Exclude = new UrnPatterns(["b"]) };
        await _project.DestroyAsync();

        Assert.Equal([$"there is no resource 'b' in this stack. Did you mean '{_project.Urn("b")}'?"], _project.Errors);
        Assert.Empty(_project.Provider.Calls);
    }

    [Fact]
    public async Task Destroy_leaves_protected_resources_with_what_they_need_when_asked_for()
    {
        await DeployProtectedAsync();
        _project.Options = new RunOptions { ExcludeProtected = true };
        var result = await _project.DestroyAsync();

        Assert.Equal((RunOutcome.Succeeded, 1), (result.Outcome, result.Summary.Deleted));
        Assert.Equal(["needed", "kept"], Names());
    }

    [Fact]
    public async Task Destroy_that_leaves_everything_because_of_protected_resources_says_so()
    {
        await DeployProtectedAsync();
        _project.Options = new RunOptions { ExcludeProtected = true };
        await _project.DestroyAsync();
        var result = await _project.DestroyAsync();

        Assert.Equal(RunOutcome.Succeeded, result.Outcome);
        Assert.Empty(_project.Steps);
        Assert.Equal(
            "nothing is deleted: all that is left is protected, or needed by what is",
            _project.Events.OfType<EngineEvent.Diagnostic>().Single(message => message.Severity == DiagnosticSeverity.Information).Message);
    }

    private Task DeployProtectedAsync() => _project.DeployAsync(async program =>
    {
        var needed = await program.ThingAsync("needed");
        await program.ThingAsync("kept", null, request => request.Protect = true, needed);
        await program.ThingAsync("plain");
    });

    private void Exclude(string name, string type = "fake:index:Thing")
        => _project.Options = new RunOptions { Exclude = new UrnPatterns([_project.Urn(name, type)]) };

    private IEnumerable<string> Names() => _project.State().Select(state => Urns.Name(state.Urn));

    private static Func<ProgramClient, Task> Chain(string size) => async program =>
    {
        var a = await program.ThingAsync("a", Inputs.Of(("size", size)));
        var b = await program.ThingAsync("b", Inputs.Of(("size", size)), null, a);
        await program.ThingAsync("c", Inputs.Of(("size", size)), null, b);
    };

    private static Func<ProgramClient, Task> Owner(string size) => async program =>
    {
        var a = await program.ThingAsync("a", Inputs.Of(("size", size)));
        await program.ThingAsync("b", Inputs.Of(("from", a.Id)), request => request.PropertyDependencies["from"] = new() { Urns = { a.Urn } });
    };
}
