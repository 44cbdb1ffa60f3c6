using PulumiProtocol;
using Rehearsal.Engine.Events;
using Rehearsal.Providers;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Steps;

public sealed class FailureTests : IDisposable
{
    private readonly RehearsedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Independent_resources_go_on_when_one_fails_and_dependents_are_skipped()
    {
        _project.Provider.Failures["create b"] = new ProviderException("there is no room");
        var result = await _project.UpAsync(Chain);

        Assert.Equal(["create a", "create b", "create d"], _project.Provider.Calls);
        Assert.Equal(["b: there is no room"], _project.Errors);
        Assert.Equal(["c"], _project.Skipped);
        Assert.Equal((RunOutcome.Failed, new RunSummary { Created = 2, Failed = 1, Skipped = 1 }), (result.Outcome, result.Summary));
    }

    [Fact]
    public async Task Program_gets_to_know_which_resource_failed_and_which_was_skipped()
    {
        _project.Provider.Failures["create a"] = new ProviderException("there is no room");
        var results = new List<Result>();
        await _project.UpAsync(async program =>
        {
            var a = await program.ThingAsync("a");
            var b = await program.ThingAsync("b", null, null, a);
            results.AddRange([a.Result, b.Result]);
        });

        Assert.Equal([Result.Fail, Result.Skip], results);
    }

    [Fact]
    public async Task Program_that_does_not_understand_results_gets_an_error()
    {
        _project.Provider.Failures["create a"] = new ProviderException("there is no room");
        await _project.UpAsync(program => program.ThingAsync("a", null, request => request.SupportsResultReporting = false));

        Assert.Equal(["a (fake:index:Thing) failed"], _project.Refusals);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Children_and_users_of_a_failed_resource_are_skipped(bool byParent)
    {
        _project.Provider.Failures["create a"] = new ProviderException("there is no room");
        await _project.UpAsync(async program =>
        {
            var a = await program.ThingAsync("a");
            await program.ThingAsync("b", null, request =>
            {
                if (byParent)
                    request.Parent = a.Urn;
                else
                    request.PropertyDependencies["from"] = new() { Urns = { a.Urn } };
            });
        });

        Assert.Equal(["b"], _project.Skipped);
    }

    [Fact]
    public async Task Nothing_is_deleted_when_a_step_failed()
    {
        await _project.DeployAsync(program => program.ThingAsync("old"));
        _project.Provider.Failures["create new"] = new ProviderException("there is no room");
        await _project.UpAsync(program => program.ThingAsync("new"));

        Assert.Equal(["create new"], _project.Provider.Calls);
        Assert.Equal("old-1", Assert.Single(_project.State()).Id);
    }

    [Fact]
    public async Task Next_run_goes_on_where_a_failed_one_stopped()
    {
        _project.Provider.Failures["create b"] = new ProviderException("there is no room");
        await _project.UpAsync(Chain);
        _project.Provider.Failures.Clear();
        _project.Provider.ForgetCalls();
        var result = await _project.UpAsync(Chain);

        Assert.Equal(["create b", "create c"], _project.Provider.Calls);
        Assert.Equal((RunOutcome.Succeeded, new RunSummary { Created = 2, Unchanged = 2 }), (result.Outcome, result.Summary));
    }

    [Fact]
    public async Task Failed_update_keeps_the_last_state_so_that_the_next_run_tries_again()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("size", "small"))));
        _project.Provider.Failures["update a"] = new ProviderException("there is no room");
        await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("size", "large"))));
        _project.Provider.Failures.Clear();
        await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("size", "large"))));

        Assert.Equal(["Update a"], _project.Steps);
    }

    [Fact]
    public async Task Half_done_update_is_compared_with_what_was_before_it_by_the_next_run()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("size", "small"))));
        _project.Provider.Failures["update a"] = new PartialResourceException("it did not get ready", new ResourceResult("a-1", Inputs.Of(("size", "large"))));
        await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("size", "large"))));

        var half = Assert.Single(_project.State());
        Assert.Equal(
            (Inputs.Of(("size", "small")), Inputs.Of(("size", "large")), "it did not get ready"),
            (half.Inputs, half.Outputs, Assert.Single(half.Failures)));
        _project.Provider.Failures.Clear();
        await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("size", "large"))));

        Assert.Equal(["size"], Assert.Single(_project.Details).Changes.Keys);
        Assert.Equal((Inputs.Of(("size", "large")), 0), (Assert.Single(_project.State()).Inputs, _project.State()[0].Failures.Length));
    }

    [Fact]
    public async Task Half_created_resource_is_remembered_and_updated_by_the_next_run()
    {
        _project.Provider.Cloud["a-half"] = Inputs.Of();
        _project.Provider.Failures["create a"] = new PartialResourceException("it did not get ready",
            new ResourceResult("a-half", Inputs.Of(("size", "small"))));
        await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("size", "small"))));

        var half = Assert.Single(_project.State());
        Assert.Equal(("a-half", "it did not get ready"), (half.Id, Assert.Single(half.Failures)));

        _project.Provider.Failures.Clear();
        _project.Provider.ForgetCalls();
        await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("size", "small"))));

        Assert.Equal(["update a"], _project.Provider.Calls);
        Assert.Empty(Assert.Single(_project.State()).Failures);
    }

    [Fact]
    public async Task Replacement_that_fails_half_way_leaves_the_old_one_to_be_deleted_by_the_next_run()
    {
        _project.Provider.Immutable.Add("region");
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("region", "north"))));
        _project.Provider.Cloud["a-half"] = Inputs.Of();
        _project.Provider.Failures["create a"] = new PartialResourceException("it did not get ready",
            new ResourceResult("a-half", Inputs.Of(("region", "south"))));
        await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("region", "south"))));
        _project.Provider.Failures.Clear();
        _project.Provider.ForgetCalls();
        await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("region", "south"))));

        Assert.Equal(["update a", "delete a"], _project.Provider.Calls);
        Assert.Equal(["a-half"], _project.Provider.Cloud.Keys);
    }

    [Fact]
    public async Task Replacement_whose_deletion_came_first_is_made_up_for_by_the_next_run()
    {
        _project.Provider.Immutable.Add("region");
        _project.Provider.DeleteBeforeReplace = true;
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("region", "north"))));
        _project.Provider.Failures["create a"] = new ProviderException("there is no room");
        await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("region", "south"))));
        _project.Provider.Failures.Clear();
        _project.Provider.ForgetCalls();
        await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("region", "south"))));

        Assert.Equal(["create a"], _project.Provider.Calls);
    }

    [Fact]
    public async Task Unexpected_exception_of_a_provider_is_a_bug()
    {
        _project.Provider.Failures["create a"] = new InvalidOperationException("broken");
        var result = await _project.UpAsync(program => program.ThingAsync("a"));

        Assert.Equal(RunOutcome.Broken, result.Outcome);
        Assert.Equal("broken", Assert.IsType<InvalidOperationException>(result.Bug).Message);
    }

    [Fact]
    public async Task What_exists_is_not_created_again()
    {
        _project.Provider.NameOf = (name, _) => name;
        _project.Provider.Cloud["a"] = Inputs.Of();
        await _project.UpAsync(program => program.ThingAsync("a"));

        Assert.Equal(["a: cannot create already existing resource 'a': import it with `pulumi import fake:index:Thing a a`, or delete it."], _project.Errors);
        Assert.Equal(["read a"], _project.Provider.Calls);
        Assert.Empty(_project.State());
    }

    private static async Task Chain(ProgramClient program)
    {
        var a = await program.ThingAsync("a");
        var b = await program.ThingAsync("b", null, null, a);
        await program.ThingAsync("c", null, null, b);
        await program.ThingAsync("d");
    }
}
