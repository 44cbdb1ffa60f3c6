using Rehearsal.Engine.Events;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Delete;

/// <summary>What goes with its owner when that is replaced, or does not come into being.</summary>
public sealed class DeletedWithTests : IDisposable
{
    private readonly RehearsedProject _project = new();

    public DeletedWithTests() => _project.Provider.Immutable.Add("region");

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task It_is_replaced_with_an_owner_that_is_deleted_after_its_replacement_is_created()
    {
        await _project.DeployAsync(Owned("north"));
        await _project.UpAsync(Owned("south"));

        Assert.Equal(["CreateReplacement owner", "CreateReplacement owned", "DeleteReplaced owned", "DeleteReplaced owner"], _project.Steps);
        Assert.Equal(["create owner", "create owned", "delete owner"], _project.Provider.Calls);
        Assert.Equal(["deletedWith"], _project.Details[1].ReplacementKeys.AsEnumerable());
    }

    [Fact]
    public async Task It_is_replaced_with_an_owner_that_is_deleted_first()
    {
        _project.Provider.DeleteBeforeReplace = true;
        await _project.DeployAsync(Owned("north"));
        await _project.UpAsync(Owned("south"));

        Assert.Equal(["DeleteReplaced owned", "DeleteReplaced owner", "CreateReplacement owner", "CreateReplacement owned"], _project.Steps);
        Assert.Equal(["delete owner", "create owner", "create owned"], _project.Provider.Calls);
        Assert.Empty(_project.Details[3].ReplacementKeys);
        Assert.Equal(["deletedWith owner"], _project.Details[3].ReplacementReasons.AsEnumerable());
    }

    [Fact]
    public async Task Preview_shows_both()
    {
        await _project.DeployAsync(Owned("north"));
        await _project.PreviewAsync(Owned("south"));

        Assert.Equal(2, _project.Result!.Summary.Replaced);
    }

    [Fact]
    public async Task It_stays_when_its_owner_is_changed_in_place()
    {
        _project.Provider.Immutable.Clear();
        await _project.DeployAsync(Owned("north"));
        await _project.UpAsync(Owned("south"));

        Assert.Equal(["Update owner", "Same owned"], _project.Steps);
    }

    [Fact]
    public async Task It_is_not_created_when_its_owner_fails()
    {
        _project.Provider.Failures["create owner"] = new ProviderException("there is no room");
        await _project.UpAsync(Owned("north"));

        Assert.Equal(["owned"], _project.Skipped);
    }

    private static Func<ProgramClient, Task> Owned(string region) => async program =>
    {
        var owner = await program.ThingAsync("owner", Inputs.Of(("region", region)));
        await program.ThingAsync("owned", null, request => request.DeletedWith = owner.Urn);
    };
}
