using PulumiProtocol;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Values;
using Rehearsal.Tests.Engine.Harness;
using Binding = PulumiProtocol.RegisterResourceRequest.Types.ResourceHooksBinding;

namespace Rehearsal.Tests.Engine.Deploy.Delete;

/// <summary>A destroy that runs the program, so that the hooks of what is deleted run.</summary>
public sealed class DestroyWithProgramTests : IDisposable
{
    private readonly RehearsedProject _project = new();
    private readonly List<string> _told = [];

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Hooks_run_around_the_deletion()
    {
        await _project.DeployAsync(Hooked);
        var result = await _project.DestroyWithAsync(Hooked);

        Assert.Equal((RunOutcome.Succeeded, 1), (result.Outcome, result.Summary.Deleted));
        Assert.Equal(["before delete: 1 in the cloud", "after delete: 0 in the cloud"], _told);
        Assert.Empty(_project.State());
        Assert.Null(_project.Outputs());
    }

    [Fact]
    public async Task Plan_shows_the_deletion_and_runs_no_hooks()
    {
        await _project.DeployAsync(Hooked);
        await _project.PreviewDestroyWithAsync(Hooked);

        Assert.Equal(["Same a", "Delete a"], _project.Steps);
        Assert.Empty(_told);
        Assert.Empty(_project.Provider.Calls);
    }

    [Fact]
    public async Task Program_gets_what_exists_and_creates_and_changes_nothing()
    {
        await _project.DeployAsync(program => program.ThingAsync("a", Inputs.Of(("size", "small"))));
        Declared? known = null;
        Declared? missing = null;
        await _project.DestroyWithAsync(async program =>
        {
            known = await program.ThingAsync("a", Inputs.Of(("size", "large")));
            missing = await program.ThingAsync("b");
            await program.OutputsAsync(program.StackUrn, Inputs.Of(("late", "value")));
        });

        Assert.Equal((Result.Success, "a-1", (PropertyValue)"small"), (known!.Result, known.Id, known.Outputs["size"]));
        Assert.Equal((Result.Success, true), (missing!.Result, missing.IsUnknown));
        Assert.Equal(["Same a", "Delete a"], _project.Steps);
        Assert.Equal(["delete a"], _project.Provider.Calls);
        Assert.Empty(_project.Events.OfType<EngineEvent.StackOutputs>());
        Assert.Empty(_project.State());
    }

    [Fact]
    public async Task What_the_program_reads_is_answered_and_not_kept_in_the_state()
    {
        await _project.DeployAsync(program => program.ThingAsync("a"));
        _project.Provider.Cloud["theirs"] = Inputs.Of(("size", "large"));
        var read = PropertyMap.Empty;
        await _project.DestroyWithAsync(
            async program => read = Rehearsal.Engine.Protocol.WireValues.Read((await program.ReadAsync("theirs", "theirs")).Properties));

        Assert.Equal("large", read["size"]);
        Assert.Equal(["Delete a"], _project.Steps);
        Assert.Equal(["theirs"], _project.Provider.Cloud.Keys);
        Assert.Empty(_project.State());
    }

    [Fact]
    public async Task Nothing_is_deleted_when_the_program_fails()
    {
        await _project.DeployAsync(Hooked);
        var result = await _project.DestroyWithAsync(async program =>
        {
            await program.ThingAsync("a");
            await program.ThingAsync("a");
        });

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        Assert.Equal(["a-1"], _project.Provider.Cloud.Keys);
    }

    [Fact]
    public async Task Renamed_resources_are_deleted_after_what_depends_on_them()
    {
        await _project.DeployAsync(async program => await program.ThingAsync("b", null, null, await program.ThingAsync("a")));
        await _project.DestroyWithAsync(program => program.ThingAsync("c", null, request => request.Aliases.Add(new Alias { Urn = _project.Urn("a") })));

        Assert.Equal(["delete b", "delete a"], _project.Provider.Calls);
        Assert.Empty(_project.State());
    }

    private async Task Hooked(ProgramClient program)
    {
        foreach (var name in new[] { "before delete", "after delete" })
        {
            await program.HookAsync(name, _ => _told.Add($"{name}: {_project.Provider.Cloud.Count} in the cloud"));
        }
        await program.ThingAsync("a", null, request => request.Hooks = new Binding { BeforeDelete = { "before delete" }, AfterDelete = { "after delete" } });
        await program.EndAsync();
    }
}
