using Rehearsal.Engine.Events;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Preview;

public sealed class PlanTests : IDisposable
{
    private readonly RehearsedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Preview_of_a_new_resource_plans_to_create_it_and_does_nothing()
    {
        var result = await _project.PreviewAsync(program => program.ThingAsync("a"));

        Assert.Equal(["Create a"], _project.Steps);
        Assert.Equal(new RunSummary { Created = 1 }, result.Summary);
        Assert.Empty(_project.Provider.Calls);
        Assert.False(Directory.Exists(_project.StateFolder));
    }

    [Fact]
    public async Task Update_creates_what_is_not_there()
    {
        var result = await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("size", "small"))));

        Assert.Equal((RunOutcome.Succeeded, new RunSummary { Created = 1 }), (result.Outcome, result.Summary));
        Assert.Equal(["create a"], _project.Provider.Calls);
        Assert.Equal(Inputs.Of(("size", "small")), _project.Provider.Cloud["a-1"]);
    }

    [Fact]
    public async Task Program_is_given_the_id_and_the_outputs_of_what_was_created()
    {
        Declared? declared = null;
        await _project.UpAsync(async program => declared = await program.ThingAsync("a", Inputs.Of(("size", "small"))));

        Assert.Equal("urn:pulumi:dev::project::fake:index:Thing::a", declared!.Urn);
        Assert.Equal("a-1", declared.Id);
        Assert.Equal(Inputs.Of(("size", "small"), ("address", "address of a-1")), declared.Outputs);
    }

    [Fact]
    public async Task Second_update_changes_nothing()
    {
        await _project.DeployAsync(program => program.ThingAsync("a"));
        var result = await _project.UpAsync(program => program.ThingAsync("a"));

        Assert.Equal(["Same a"], _project.Steps);
        Assert.Empty(_project.Provider.Calls);
        Assert.False(result.Summary.HasChanges);
    }

    [Fact]
    public async Task Changed_input_is_updated_in_place()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("size", "small"))));
        await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("size", "large"))));

        Assert.Equal(["update a"], _project.Provider.Calls);
        Assert.Equal(Inputs.Of(("size", "large")), _project.Provider.Cloud["a-1"]);
        Assert.Equal(KeyValuePair.Create("size", PropertyChange.Update), Assert.Single(Assert.Single(_project.Details).Changes));
    }

    [Fact]
    public async Task Preview_of_a_change_plans_an_update_and_does_nothing()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("size", "small"))));
        await _project.PreviewAsync(program => program.ThingAsync("a", Inputs.Of(("size", "large"))));

        Assert.Equal(["Update a"], _project.Steps);
        Assert.Empty(_project.Provider.Calls);
    }

    [Fact]
    public async Task Replacement_is_created_before_the_old_one_is_deleted()
    {
        _project.Provider.Immutable.Add("region");
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("region", "north"))));
        var result = await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("region", "south"))));

        Assert.Equal(["create a", "delete a"], _project.Provider.Calls);
        Assert.Equal(["a-2"], _project.Provider.Cloud.Keys);
        Assert.Equal(new RunSummary { Replaced = 1 }, result.Summary);
    }

    [Fact]
    public async Task Preview_of_a_replacement_names_the_property_that_asks_for_it()
    {
        _project.Provider.Immutable.Add("region");
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("region", "north"), ("size", "small"))));
        await _project.PreviewAsync(program => program.ThingAsync("a", Inputs.Of(("region", "south"), ("size", "large"))));

        Assert.Equal(["CreateReplacement a", "DeleteReplaced a"], _project.Steps);
        Assert.Equal(["region"], _project.Details[0].ReplacementReasons.AsEnumerable());
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Old_one_is_deleted_first_where_the_provider_or_the_program_says_so(bool provider, bool program)
    {
        _project.Provider.Immutable.Add("region");
        _project.Provider.DeleteBeforeReplace = provider;
        await _project.DeployAsync(client => client.ThingAsync("a", Inputs.Of(("region", "north"))));
        await _project.UpAsync(client => client.ThingAsync("a", Inputs.Of(("region", "south")), request =>
        {
            request.DeleteBeforeReplaceDefined = program;
            request.DeleteBeforeReplace = program;
        }));

        Assert.Equal(["delete a", "create a"], _project.Provider.Calls);
    }

    [Fact]
    public async Task Program_overrides_that_the_old_one_is_deleted_first()
    {
        _project.Provider.Immutable.Add("region");
        _project.Provider.DeleteBeforeReplace = true;
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("region", "north"))));
        await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("region", "south")), request => request.DeleteBeforeReplaceDefined = true));

        Assert.Equal(["create a", "delete a"], _project.Provider.Calls);
    }

    [Fact]
    public async Task Component_is_kept_in_the_stack_alone()
    {
        await _project.UpAsync(program => program.ComponentAsync("group"));

        Assert.Equal(["Create group"], _project.Steps);
        Assert.Empty(_project.Provider.Calls);
    }

    [Fact]
    public async Task Inputs_that_the_provider_refuses_fail_the_step_with_path_and_reason()
    {
        Declared? declared = null;
        var result = await _project.PreviewAsync(async program => declared = await program.ThingAsync("a", Inputs.Of(("refused", true))));

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        Assert.Equal(["a: refused: it is not allowed"], _project.Errors);
        Assert.Equal(PulumiProtocol.Result.Fail, declared!.Result);
    }

    [Fact]
    public async Task Urn_that_is_declared_twice_is_refused()
    {
        var result = await _project.UpAsync(async program =>
        {
            await program.ThingAsync("a");
            await program.ThingAsync("a");
        });

        Assert.Equal(["the program declares 'urn:pulumi:dev::project::fake:index:Thing::a' twice; give one of the two another name"], _project.Refusals);
        Assert.Equal(RunOutcome.Failed, result.Outcome);
    }

    [Fact]
    public async Task Unknown_package_is_refused_with_the_nearest_one()
    {
        await _project.UpAsync(program => program.RegisterAsync("fakes:index:Thing", "a", null));

        Assert.Equal(["'fakes:index:Thing': there is no provider 'fakes' to rehearse with; there are: fake. Did you mean 'fake'?"], _project.Refusals);
    }

    [Fact]
    public async Task Timeouts_reach_the_provider()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", null, request => request.CustomTimeouts = new() { Create = "1h30m0s", Delete = "20s" }));
        await _project.DestroyAsync();

        Assert.Equal(TimeSpan.FromMinutes(90), Assert.Single(_project.Provider.Creations).Timeout);
        Assert.Equal(TimeSpan.FromSeconds(20), Assert.Single(_project.Provider.Deletions).Timeout);
    }

    [Fact]
    public async Task Parents_and_dependencies_are_remembered()
    {
        await _project.UpAsync(async program =>
        {
            var group = await program.ComponentAsync("group");
            var first = await program.ThingAsync("first", null, request => request.Parent = group.Urn);
            await program.ThingAsync("second", null, null, first);
        });

        var state = _project.State();
        Assert.Equal("urn:pulumi:dev::project::test:index:Group$fake:index:Thing::first", state[1].Urn);
        Assert.Equal(state[0].Urn, state[1].Parent);
        Assert.Equal([state[1].Urn], state[2].Dependencies.AsEnumerable());
    }

    [Fact]
    public async Task Steps_name_parent_type_and_protection()
    {
        await _project.PreviewAsync(program => program.ThingAsync("a", null, request => request.Protect = true));

        var step = Assert.Single(_project.Details);
        Assert.Equal(("fake:index:Thing", "urn:pulumi:dev::project::pulumi:pulumi:Stack::project-dev", true), (step.Type, step.ParentUrn, step.Protect));
    }
}
