using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Options;
using Rehearsal.Providers;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Delete;

public sealed class DeletionTests : IDisposable
{
    private readonly RehearsedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task What_is_no_longer_declared_is_deleted()
    {
        await _project.DeployAsync(Chain);
        var result = await _project.UpAsync(program => program.ThingAsync("a"));

        Assert.Equal(["delete c", "delete b"], _project.Provider.Calls);
        Assert.Equal(new RunSummary { Deleted = 2, Unchanged = 1 }, result.Summary);
    }

    [Fact]
    public async Task Preview_plans_the_deletions_and_does_nothing()
    {
        await _project.DeployAsync(Chain);
        await _project.PreviewAsync(program => program.ThingAsync("a"));

        Assert.Equal(["Same a", "Delete c", "Delete b"], _project.Steps);
        Assert.Empty(_project.Provider.Calls);
    }

    [Fact]
    public async Task Destroy_deletes_in_the_reverse_order_of_dependencies()
    {
        await _project.DeployAsync(Chain);
        await _project.DestroyAsync();

        Assert.Equal(["delete c", "delete b", "delete a"], _project.Provider.Calls);
        Assert.Empty(_project.State());
    }

    [Fact]
    public async Task Preview_of_a_destroy_deletes_nothing()
    {
        await _project.DeployAsync(Chain);
        var result = await _project.PreviewDestroyAsync();

        Assert.Equal(["Delete c", "Delete b", "Delete a"], _project.Steps);
        Assert.Equal(new RunSummary { Deleted = 3 }, result.Summary);
        Assert.Equal(3, _project.Provider.Cloud.Count);
    }

    [Fact]
    public async Task Children_are_deleted_before_their_parent()
    {
        await _project.DeployAsync(async program =>
        {
            var parent = await program.ThingAsync("parent");
            await program.ThingAsync("child", null, request => request.Parent = parent.Urn);
        });
        await _project.DestroyAsync();

        Assert.Equal(["delete child", "delete parent"], _project.Provider.Calls);
    }

    [Fact]
    public async Task What_a_single_property_came_from_is_deleted_after_what_uses_it()
    {
        await _project.DeployAsync(async program =>
        {
            var source = await program.ThingAsync("z");
            await program.ThingAsync("a", Inputs.Of(("from", "z")), request => request.PropertyDependencies["from"] = new() { Urns = { source.Urn } });
        });
        await _project.DestroyAsync();

        Assert.Equal(["delete a", "delete z"], _project.Provider.Calls);
    }

    [Fact]
    public async Task Dependency_on_a_younger_resource_is_kept_to()
    {
        await _project.DeployAsync(program => program.ThingAsync("old"));
        await _project.DeployAsync(async program => await program.ThingAsync("old", null, null, await program.ThingAsync("young")));
        await _project.DestroyAsync();

        Assert.Equal(["delete old", "delete young"], _project.Provider.Calls);
    }

    [Fact]
    public async Task Independent_deletions_run_side_by_side()
    {
        await _project.DeployAsync(async program =>
        {
            await program.ThingAsync("a");
            await program.ThingAsync("b");
        });
        var (first, second) = (_project.Provider.Gate("delete a"), _project.Provider.Gate("delete b"));
        var destroy = _project.DestroyAsync();
        await Task.WhenAll(_project.Provider.Begun("delete a"), _project.Provider.Begun("delete b"));
        first.SetResult();
        second.SetResult();

        Assert.Equal(RunOutcome.Succeeded, (await destroy).Outcome);
    }

    [Fact]
    public async Task Destroy_says_how_a_protected_resource_is_left_out()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", null, request => request.Protect = true));

        await _project.DestroyAsync();

        Assert.EndsWith("to keep it, leave it out with --exclude-protected", Assert.Single(_project.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Protected_resource_is_not_deleted_and_nothing_else_either()
    {
        await _project.DeployAsync(async program =>
        {
            await program.ThingAsync("a");
            await program.ThingAsync("b", null, request => request.Protect = true);
        });
        var result = await _project.UpAsync(_ => Task.CompletedTask);

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        Assert.Equal(
            [
                "it is protected and cannot be deleted. To delete it, first set 'protect' to false in the program and run 'up', "
                    + $"or run 'state unprotect {_project.Urn("b")}'; to keep it, declare it again",
            ],
            _project.Errors);
        Assert.Empty(_project.Provider.Calls);
    }

    [Fact]
    public async Task Preview_shows_that_a_protected_resource_cannot_be_destroyed()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", null, request => request.Protect = true));

        Assert.Equal(RunOutcome.Failed, (await _project.PreviewDestroyAsync()).Outcome);
        Assert.Contains("protected", Assert.Single(_project.Errors));
    }

    [Fact]
    public async Task Protected_resource_is_not_replaced()
    {
        _project.Provider.Immutable.Add("region");
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("region", "north")), request => request.Protect = true));
        await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("region", "south")), request => request.Protect = true));

        Assert.Equal(
            ["a: it is protected, and this change would replace it (region). "
                + $"Undo the change, or remove 'protect' in the program, or run 'state unprotect {_project.Urn("a")}'"],
            _project.Errors);
        Assert.Empty(_project.Provider.Calls);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Resource_that_the_program_protects_no_more_is_replaced_in_the_same_run(bool deleteFirst)
    {
        _project.Provider.Immutable.Add("region");
        _project.Provider.DeleteBeforeReplace = deleteFirst;
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("region", "north")), request => request.Protect = true));
        await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("region", "south"))));

        Assert.Empty(_project.Errors);
        Assert.Equal(deleteFirst ? ["delete a", "create a"] : ["create a", "delete a"], _project.Provider.Calls);
        Assert.False(Assert.Single(_project.State()).Protect);
    }

    [Fact]
    public async Task Resource_that_was_not_protected_until_now_is_replaced()
    {
        _project.Provider.Immutable.Add("region");
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("region", "north"))));
        await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("region", "south")), request => request.Protect = true));

        Assert.Equal(["create a", "delete a"], _project.Provider.Calls);
    }

    [Fact]
    public async Task Protected_resource_is_not_deleted_for_what_it_depends_on()
    {
        _project.Provider.Immutable.UnionWith(["region", "network"]);
        _project.Provider.DeleteBeforeReplace = true;
        Func<string, Func<ProgramClient, Task>> program = region => async program =>
        {
            var network = await program.ThingAsync("network", Inputs.Of(("region", region)));
            await program.ThingAsync("server", Inputs.Of(("network", network.Id)), request =>
            {
                request.PropertyDependencies["network"] = new() { Urns = { network.Urn } };
                request.Protect = true;
            });
        };
        await _project.DeployAsync(program("north"));
        await _project.UpAsync(program("south"));

        Assert.StartsWith("it cannot be replaced, because server would be replaced with it and is protected.", Assert.Single(_project.Errors));
        Assert.Empty(_project.Provider.Calls);
    }

    [Fact]
    public async Task Resource_that_is_no_longer_protected_can_be_deleted()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", null, request => request.Protect = true));
        await _project.DeployAsync(program => program.ThingAsync("a"));
        await _project.UpAsync(_ => Task.CompletedTask);

        Assert.Equal(["delete a"], _project.Provider.Calls);
    }

    [Fact]
    public async Task Retained_resource_leaves_the_stack_without_being_deleted()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", null, request => request.RetainOnDelete = true));
        await _project.UpAsync(_ => Task.CompletedTask);

        Assert.Equal(["Forget a"], _project.Steps);
        Assert.Equal(new RunSummary { Forgotten = 1 }, _project.Result!.Summary);
        Assert.Empty(_project.Provider.Calls);
        Assert.Empty(_project.State());
    }

    [Fact]
    public async Task What_goes_away_with_another_resource_is_not_deleted_itself()
    {
        await _project.DeployAsync(Owned(retainOwner: false));
        await _project.DestroyAsync();

        Assert.Equal(["delete owner"], _project.Provider.Calls);
        Assert.Empty(_project.State());
    }

    [Fact]
    public async Task What_would_go_away_with_a_retained_resource_is_deleted_itself()
    {
        await _project.DeployAsync(Owned(retainOwner: true));
        await _project.DestroyAsync();

        Assert.Equal(["delete owned"], _project.Provider.Calls);
    }

    [Fact]
    public async Task Failed_deletion_skips_what_it_depends_on()
    {
        await _project.DeployAsync(Chain);
        _project.Provider.Failures["delete b"] = new ProviderException("it is in use");
        var result = await _project.DestroyAsync();

        Assert.Equal(["delete c", "delete b"], _project.Provider.Calls);
        Assert.Equal(["b: it is in use"], _project.Errors);
        Assert.Contains("a", _project.Skipped);
        Assert.Equal((RunOutcome.Failed, 1, 1), (result.Outcome, result.Summary.Deleted, result.Summary.Failed));
        Assert.Equal(["a", "b"], _project.State().Select(state => Urns.Name(state.Urn)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_more_is_deleted_after_a_failure_unless_the_run_is_to_go_on(bool continues)
    {
        _project.Options = new RunOptions { ContinueOnError = continues };
        await _project.DeployAsync(async program =>
        {
            await program.ThingAsync("b", null, null, await program.ThingAsync("a"));
            await program.ThingAsync("independent");
        });
        _project.Provider.Failures["delete b"] = new ProviderException("it is in use");
        await _project.DestroyAsync();

        Assert.Equal(continues ? ["delete b", "delete independent"] : ["delete b"], _project.Provider.Calls);
        Assert.Equal(continues ? ["a-1", "b-1"] : ["a-1", "b-1", "independent-1"], _project.Provider.Cloud.Keys.Order());
    }

    [Fact]
    public async Task Next_run_deletes_what_a_failed_one_left()
    {
        _project.Provider.Immutable.Add("region");
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("region", "north"))));
        _project.Provider.Failures["delete a"] = new ProviderException("it is in use");
        await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("region", "south"))));
        _project.Provider.Failures.Clear();
        _project.Provider.ForgetCalls();
        await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("region", "south"))));

        Assert.Equal(["Same a", "DeleteReplaced a"], _project.Steps);
        Assert.Equal(["a-2"], _project.Provider.Cloud.Keys);
    }

    [Fact]
    public async Task Resources_that_came_to_depend_on_what_replaced_their_dependent_can_be_destroyed()
    {
        _project.Provider.Immutable.Add("region");
        await _project.DeployAsync(async program => await program.ThingAsync("b", Inputs.Of(("region", "north")), null, await program.ThingAsync("a")));
        _project.Provider.Failures["delete b"] = new ProviderException("it is in use");
        await _project.UpAsync(async program => await program.ThingAsync("a", null, null, await program.ThingAsync("b", Inputs.Of(("region", "south")))));
        _project.Provider.Failures.Clear();
        await _project.DestroyAsync();

        Assert.Empty(_project.Errors);
        Assert.Empty(_project.Provider.Cloud);
    }

    private static async Task Chain(ProgramClient program)
    {
        var a = await program.ThingAsync("a");
        var b = await program.ThingAsync("b", null, null, a);
        await program.ThingAsync("c", null, null, b);
    }

    private static Func<ProgramClient, Task> Owned(bool retainOwner) => async program =>
    {
        var owner = await program.ThingAsync("owner", null, request => request.RetainOnDelete = retainOwner);
        await program.ThingAsync("owned", null, request => request.DeletedWith = owner.Urn);
    };
}
