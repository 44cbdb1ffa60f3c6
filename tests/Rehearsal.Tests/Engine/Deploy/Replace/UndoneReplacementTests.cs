using Rehearsal.Engine.Events;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Replace;

/// <summary>What has been replaced, could not be deleted, and is wanted again.</summary>
public sealed class UndoneReplacementTests : IDisposable
{
    private readonly RehearsedProject _project = new();

    public UndoneReplacementTests()
    {
        _project.Provider.NameOf = (_, inputs) => $"a-{Text(inputs["name"])}";
        _project.Provider.Immutable.UnionWith(["name", "region"]);
    }

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task It_is_taken_back_instead_of_being_made_anew()
    {
        await ReplaceWithoutDeletingAsync();
        var result = await _project.UpAsync(Declare("old", "north", 2));

        Assert.Equal(RunOutcome.Succeeded, result.Outcome);
        Assert.Equal(["an earlier run has replaced it and has not deleted it yet: it is taken back"], _project.Warnings);
        Assert.Equal(["Update a", "DeleteReplaced a"], _project.Steps);
        Assert.Equal(["update a", "delete a"], _project.Provider.Calls);
        Assert.Equal((PropertyValue)2, Assert.Single(_project.Provider.Cloud, thing => thing.Key == "a-old").Value["size"]);
        Assert.Equal(("a-old", false), (Assert.Single(_project.State()).Id, _project.State()[0].PendingDeletion));
    }

    [Fact]
    public async Task Preview_shows_that_it_is_taken_back()
    {
        await ReplaceWithoutDeletingAsync();
        await _project.PreviewAsync(Declare("old", "north", 2));

        Assert.Equal(["Update a", "DeleteReplaced a"], _project.Steps);
    }

    [Fact]
    public async Task It_makes_room_when_it_cannot_become_what_is_wanted()
    {
        await ReplaceWithoutDeletingAsync();
        var result = await _project.UpAsync(Declare("old", "south", 1));

        Assert.Equal(RunOutcome.Succeeded, result.Outcome);
        Assert.Equal(["delete a", "read a", "create a", "delete a"], _project.Provider.Calls);
        Assert.Equal("south", Text(Assert.Single(_project.Provider.Cloud, thing => thing.Key == "a-old").Value["region"]));
    }

    [Fact]
    public async Task It_is_taken_back_when_what_replaced_it_is_gone()
    {
        await ReplaceWithoutDeletingAsync();
        _project.Provider.Cloud.TryRemove("a-new", out _);
        await _project.RefreshAsync();
        _project.Provider.ForgetCalls();
        await _project.UpAsync(Declare("old", "north", 1));

        Assert.Equal(["update a"], _project.Provider.Calls);
        Assert.Equal("a-old", Assert.Single(_project.State()).Id);
    }

    private async Task ReplaceWithoutDeletingAsync()
    {
        await _project.DeployAsync(Declare("old", "north", 1));
        _project.Provider.Failures["delete a"] = new ProviderException("it is in use");
        Assert.Equal(RunOutcome.Failed, (await _project.UpAsync(Declare("new", "north", 1))).Outcome);
        Assert.Equal(["a-new", "a-old"], _project.Provider.Cloud.Keys.Order());
        _project.Provider.Failures.Clear();
        _project.Provider.ForgetCalls();
    }

    private static Func<ProgramClient, Task> Declare(string name, string region, int size)
        => program => program.ThingAsync("a", Inputs.Of(("name", name), ("region", region), ("size", size)));

    private static string Text(PropertyValue value) => Assert.IsType<PropertyValue.Text>(value).Value;
}
