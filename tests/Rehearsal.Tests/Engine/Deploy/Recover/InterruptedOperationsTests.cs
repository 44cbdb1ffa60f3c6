using Rehearsal.Engine.Events;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Recover;

/// <summary>The recovery of operations that a killed run had begun; an unexpected exception of the provider simulates the kill.</summary>
public sealed class InterruptedOperationsTests : IDisposable
{
    private readonly RehearsedProject _project = new();

    public InterruptedOperationsTests() => _project.Provider.NameOf = (name, _) => name;

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Creation_that_was_not_done_is_reported_once_and_repeated()
    {
        await CutOffAsync("create a", Declare("small"));
        const string Warning = "an earlier run was ended while creating it: it did not come into being";

        await _project.PreviewAsync(Declare("small"));
        Assert.Equal([Warning], _project.Warnings);
        Assert.Equal(["Create a"], _project.Steps);
        await _project.UpAsync(Declare("small"));
        Assert.Equal([Warning], _project.Warnings);
        Assert.Equal(["Create a"], _project.Steps);
        await _project.UpAsync(Declare("small"));
        Assert.Empty(_project.Warnings);
    }

    [Fact]
    public async Task Creation_that_came_about_is_taken_into_the_stack_and_completed()
    {
        await CutOffAsync("create a", Declare("small"));
        _project.Provider.Cloud["a"] = Inputs.Of();
        var result = await _project.UpAsync(Declare("small"));

        Assert.Equal(RunOutcome.Succeeded, result.Outcome);
        Assert.Equal(["an earlier run was ended while creating it: it came into being and is in the stack now"], _project.Warnings);
        Assert.Equal(["read a", "read a", "update a"], _project.Provider.Calls);
        Assert.Equal("small", Text(Assert.Single(_project.State()).Inputs["size"]));
        Assert.False((await _project.UpAsync(Declare("small"))).Summary.HasChanges);
    }

    [Fact]
    public async Task Preview_shows_what_came_about_as_existing_and_takes_nothing()
    {
        await CutOffAsync("create a", Declare("small"));
        _project.Provider.Cloud["a"] = Inputs.Of();
        await _project.PreviewAsync(Declare("small"));

        Assert.Equal(["Update a"], _project.Steps);
        Assert.Empty(_project.State());
    }

    [Fact]
    public async Task What_came_about_and_is_no_longer_declared_is_deleted()
    {
        await CutOffAsync("create a", Declare("small"));
        _project.Provider.Cloud["a"] = Inputs.Of();
        await _project.UpAsync(_ => Task.CompletedTask);

        Assert.Equal(["read a", "read a", "delete a"], _project.Provider.Calls);
        Assert.Empty(_project.Provider.Cloud);
        Assert.Empty(_project.State());
    }

    [Fact]
    public async Task What_came_about_is_replaced_when_the_program_wants_what_cannot_be_changed_otherwise()
    {
        _project.Provider.Immutable.Add("size");
        _project.Provider.DeleteBeforeReplace = true;
        await CutOffAsync("create a", Declare("small"));
        _project.Provider.Cloud["a"] = Inputs.Of(("size", "small"));
        await _project.UpAsync(Declare("large"));

        Assert.Equal(["read a", "read a", "delete a", "read a", "create a"], _project.Provider.Calls);
        Assert.Equal("large", Text(_project.Provider.Cloud["a"]["size"]));
    }

    [Fact]
    public async Task What_someone_else_had_is_not_taken_for_what_the_killed_run_made()
    {
        _project.Provider.Cloud["a"] = Inputs.Of();
        await CutOffAsync("read a", Declare("small"));
        await _project.UpAsync(_ => Task.CompletedTask);

        Assert.Empty(_project.Provider.Calls);
        Assert.True(_project.Provider.Cloud.ContainsKey("a"));
    }

    [Fact]
    public async Task Update_that_is_undone_after_it_was_cut_off_is_undone_in_the_cloud()
    {
        await _project.DeployAsync(Declare("small"));
        await CutOffAsync("update a", Declare("large"));
        _project.Provider.Cloud["a"] = Inputs.Of(("size", "large"));
        await _project.UpAsync(Declare("small"));

        Assert.Equal(["an earlier run was ended while updating it: it is updated again if it is still declared"], _project.Warnings);
        Assert.Equal(["read a", "update a"], _project.Provider.Calls);
        Assert.Equal("small", Text(_project.Provider.Cloud["a"]["size"]));
    }

    [Fact]
    public async Task What_was_deleted_by_a_cut_off_deletion_is_created_again_when_it_is_declared()
    {
        await _project.DeployAsync(Declare("small"));
        await CutOffAsync("delete a", _ => Task.CompletedTask);
        _project.Provider.Cloud.Clear();
        await _project.UpAsync(Declare("small"));

        Assert.Equal(["an earlier run was ended while deleting it: it is gone"], _project.Warnings);
        Assert.Equal(["read a", "read a", "create a"], _project.Provider.Calls);
    }

    [Fact]
    public async Task What_outlived_a_cut_off_deletion_stays_when_it_is_declared()
    {
        await _project.DeployAsync(Declare("small"));
        await CutOffAsync("delete a", _ => Task.CompletedTask);
        await _project.UpAsync(Declare("small"));

        Assert.Equal(["an earlier run was ended while deleting it: it is still there"], _project.Warnings);
        Assert.Equal(["read a", "update a"], _project.Provider.Calls);
    }

    [Fact]
    public async Task Run_goes_no_further_than_an_operation_whose_fate_cannot_be_found_out()
    {
        await CutOffAsync("create a", Declare("small"));
        _project.Provider.Failures["read a"] = new ProviderException("the cloud is away");
        var result = await _project.UpAsync(Declare("small"));

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        Assert.Equal(["an earlier run was ended while creating it, and what became of it cannot be found out: the cloud is away"], _project.Errors);
        Assert.Equal(["read a"], _project.Provider.Calls);

        _project.Provider.Failures.Clear();
        Assert.Equal(RunOutcome.Succeeded, (await _project.UpAsync(Declare("small"))).Outcome);
    }

    private async Task CutOffAsync(string call, Func<ProgramClient, Task> program)
    {
        _project.Provider.Failures[call] = new InvalidOperationException("the engine is killed here");
        Assert.Equal(RunOutcome.Broken, (await _project.UpAsync(program)).Outcome);
        _project.Provider.Failures.Clear();
        _project.Provider.ForgetCalls();
    }

    private static Func<ProgramClient, Task> Declare(string size) => program => program.ThingAsync("a", Inputs.Of(("size", size)));

    private static string Text(PropertyValue value) => Assert.IsType<PropertyValue.Text>(value).Value;
}
