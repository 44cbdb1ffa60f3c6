using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Values;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Options;

/// <summary>Runs that are limited to some resources, and replacements that only the user asks for.</summary>
public sealed class TargetTests : IDisposable
{
    private readonly RehearsedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData("urn:pulumi:dev::project::fake:index:Thing::a", true)]
    [InlineData("urn:pulumi:dev::project::fake:index:*::a", true)]
    [InlineData("urn:pulumi:*::*::*:*:Thing::a", true)]
    [InlineData("urn:pulumi:dev::project::*::a", false)]
    [InlineData("**::a", true)]
    [InlineData("**", true)]
    [InlineData("**::b", false)]
    [InlineData("urn:pulumi:dev::project::fake.index:Thing::*", false)]
    public void One_star_stands_for_anything_but_a_colon_and_two_for_anything(string pattern, bool matches)
        => Assert.Equal(matches, new UrnPatterns([pattern]).Match("urn:pulumi:dev::project::fake:index:Thing::a"));

    [Fact]
    public async Task Only_targets_are_changed()
    {
        await _project.DeployAsync(Chain("small"));
        Target("b");
        await _project.UpAsync(Chain("large"));

        Assert.Equal(["Same a", "Update b", "Same c"], _project.Steps);
        Assert.Equal(["update b"], _project.Provider.Calls);
        Assert.Equal(["small", "large", "small"], Sizes());
    }

    [Fact]
    public async Task What_depends_on_targets_is_changed_as_well_when_asked_for()
    {
        await _project.DeployAsync(Chain("small"));
        Target("b");
        _project.Options = _project.Options with { TargetDependents = true };
        await _project.UpAsync(Chain("large"));

        Assert.Equal(["Same a", "Update b", "Update c"], _project.Steps);
    }

    [Fact]
    public async Task New_resource_that_is_no_target_is_not_created()
    {
        await _project.DeployAsync(program => program.ThingAsync("a"));
        Target("a");
        await _project.UpAsync(async program =>
        {
            await program.ThingAsync("a", Inputs.Of(("size", "large")));
            var left = await program.ThingAsync("new");
            Assert.Equal((PulumiProtocol.Result.Success, true, ""), (left.Result, left.IsUnknown, left.Id));
        });

        Assert.Equal(["Update a", "Same new"], _project.Steps);
        Assert.Equal(RunOutcome.Succeeded, _project.Result!.Outcome);
        Assert.Equal(["a"], Names());
    }

    [Fact]
    public async Task Target_that_needs_a_new_resource_that_is_none_is_refused()
    {
        await _project.DeployAsync(program => program.ThingAsync("b", Inputs.Of(("size", "small"))));
        Target("b");
        string[] refusal = [$"it needs a, which does not exist yet and is no target; add --target '{_project.Urn("a")}', or --target-dependents for all such"];
        await _project.PreviewAsync(Chain("large"));

        Assert.Equal(refusal, _project.Errors);
        Assert.Equal(["Same a", "Update b", "Same c"], _project.Steps);
        await _project.UpAsync(Chain("large"));

        Assert.Equal(refusal, _project.Errors);
        Assert.Equal(_project.Urn("b"), _project.Events.OfType<EngineEvent.Diagnostic>().Single().Urn);
        Assert.Equal(["Same a"], _project.Steps.Take(1));
        Assert.Empty(_project.Provider.Calls);
        Assert.Equal(["b"], Names());
    }

    [Fact]
    public async Task Plan_that_is_refused_for_a_target_shows_what_it_would_delete()
    {
        await _project.DeployAsync(program => program.ThingAsync("b", Inputs.Of(("size", "small"))));
        _project.Provider.Immutable.Add("size");
        Target("b");
        await _project.PreviewAsync(Chain("large"));

        Assert.Contains("DeleteReplaced b", _project.Steps);
        Assert.Equal(RunOutcome.Failed, _project.Result!.Outcome);
    }

    [Fact]
    public async Task Only_targets_are_deleted()
    {
        await _project.DeployAsync(async program =>
        {
            await program.ThingAsync("a");
            await program.ThingAsync("b");
        });
        Target("b");
        await _project.UpAsync(_ => Task.CompletedTask);

        Assert.Equal(["Same a", "Delete b"], _project.Steps);
        Assert.Equal(["delete b"], _project.Provider.Calls);
        Assert.Equal(["a"], Names());
    }

    [Fact]
    public async Task Destroy_of_targets_leaves_the_rest()
    {
        await _project.DeployAsync(Chain("small"));
        Target("c");
        await _project.DestroyAsync();

        Assert.Equal(["delete c"], _project.Provider.Calls);
        Assert.Equal(["a", "b"], Names());
    }

    [Fact]
    public async Task Target_that_others_depend_on_is_not_deleted_without_them()
    {
        await _project.DeployAsync(Chain("small"));
        Target("b");
        await _project.DestroyAsync();

        Assert.Equal(
            [$"it depends on b, which is to be deleted, and is no target; add --target '{_project.Urn("c")}', or --target-dependents for all such"],
            _project.Errors);
        Assert.Equal(_project.Urn("c"), _project.Events.OfType<EngineEvent.Diagnostic>().Single().Urn);
        Assert.Empty(_project.Steps);
        Assert.Empty(_project.Provider.Calls);
    }

    [Fact]
    public async Task Target_is_destroyed_with_its_dependents_when_asked_for()
    {
        await _project.DeployAsync(Chain("small"));
        Target("b");
        _project.Options = _project.Options with { TargetDependents = true };
        await _project.DestroyAsync();

        Assert.Equal(["delete c", "delete b"], _project.Provider.Calls);
        Assert.Equal(["a"], Names());
    }

    [Fact]
    public async Task Target_that_does_not_exist_is_refused_with_the_nearest_one()
    {
        await _project.DeployAsync(Chain("small"));
        _project.Options = new RunOptions { Targets = new UrnPatterns(["b", _project.Urn("a") + "a"]) };
        await _project.DestroyAsync();

        Assert.Equal(
            [
                $"there is no resource 'b' in this stack. Did you mean '{_project.Urn("b")}'?",
                $"there is no resource '{_project.Urn("a")}a' in this stack. Did you mean '{_project.Urn("a")}'?",
            ],
            _project.Errors);
        Assert.Empty(_project.Provider.Calls);
    }

    [Fact]
    public async Task Only_targets_are_refreshed()
    {
        await _project.DeployAsync(Chain("small"));
        Target("b");
        await _project.RefreshAsync();

        Assert.Equal(["read b"], _project.Provider.Calls);
    }

    [Fact]
    public async Task Resource_is_replaced_because_the_user_asks_for_it()
    {
        await _project.DeployAsync(Chain("small"));
        _project.Options = new RunOptions { Replace = new UrnPatterns([_project.Urn("b")]) };
        await _project.UpAsync(Chain("small"));

        Assert.Equal(["Same a", "CreateReplacement b", "Same c", "DeleteReplaced b"], _project.Steps);
        Assert.Equal("--replace", Assert.Single(_project.Details[1].ReplacementReasons));
        Assert.Equal(["b-2"], _project.Provider.Cloud.Keys.Where(id => id.StartsWith('b')));
    }

    [Fact]
    public async Task Provider_is_not_asked_how_a_resource_differs_that_the_user_wants_replaced()
    {
        _project.Provider.DeleteBeforeReplace = true;
        _project.Provider.Immutable.Add("size");
        await _project.DeployAsync(Chain("small"));
        _project.Options = new RunOptions { Replace = new UrnPatterns([_project.Urn("c")]), Targets = new UrnPatterns([_project.Urn("c")]) };
        await _project.UpAsync(Chain("large"));

        Assert.Equal(["Same a", "Same b", "CreateReplacement c", "DeleteReplaced c"], _project.Steps);
        Assert.Empty(_project.Details[2].Changes);
        Assert.Equal("large", _project.State()[2].Inputs["size"]);
    }

    [Fact]
    public async Task Replacement_on_request_of_what_has_a_name_that_the_program_gives_is_refused_before_anything_is_done()
    {
        _project.Provider.NameOf = (name, _) => name;
        await _project.DeployAsync(Chain("small"));
        _project.Options = new RunOptions { Replace = new UrnPatterns([_project.Urn("c")]) };
        await _project.PreviewAsync(Chain("small"));

        Assert.Equal(
            [
                "it cannot be replaced on request: with --replace Pulumi creates the new one before it deletes the old one, which has the id 'c': "
                    + "the new one cannot be created, or that deletion destroys it. Set 'deleteBeforeReplace' on it, or give the new one another name.",
            ],
            _project.Errors);
    }

    [Fact]
    public async Task Protected_resource_is_not_replaced_although_the_user_asks_for_it()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", null, request => request.Protect = true));
        _project.Options = new RunOptions { Replace = new UrnPatterns([_project.Urn("a")]) };
        await _project.UpAsync(program => program.ThingAsync("a", null, request => request.Protect = true));

        Assert.Contains("it is protected, and this change would replace it (--replace)", Assert.Single(_project.Errors));
    }

    [Fact]
    public async Task Target_is_not_replaced_where_something_else_would_have_to_be_replaced_with_it()
    {
        _project.Provider.DeleteBeforeReplace = true;
        _project.Provider.Immutable.UnionWith(["size", "from"]);
        await _project.DeployAsync(Owner("small"));
        Target("a");
        await _project.UpAsync(Owner("large"));

        Assert.Equal(
            [
                "it cannot be replaced, because b would be replaced with it and is no target; "
                    + $"add --target '{_project.Urn("b")}', or --target-dependents for all such",
            ],
            _project.Errors);
        Assert.Empty(_project.Provider.Calls);
    }

    private void Target(string name) => _project.Options = new RunOptions { Targets = new UrnPatterns([_project.Urn(name)]) };

    private IEnumerable<string> Names() => _project.State().Select(state => Urns.Name(state.Urn));

    private IEnumerable<PropertyValue> Sizes() => _project.State().Select(state => state.Inputs["size"]);

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
