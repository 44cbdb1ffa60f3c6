using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.State;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.State;

/// <summary>Disks that are full and folders that can no longer be written.</summary>
public sealed class StateFaultTests : IDisposable
{
    private readonly RehearsedProject _project = new();

    public void Dispose() => _project.Dispose();

    [LinuxFact]
    public async Task Full_disk_ends_the_run_with_a_clear_error_and_the_next_run_goes_on()
    {
        _project.Observer = FillDisk("b");
        var result = await _project.UpAsync(ThreeAsync);

        Assert.Equal((RunOutcome.Failed, new RunSummary { Created = 1, Failed = 1, Skipped = 1 }), (result.Outcome, result.Summary));
        var error = $"the state in '{_project.StateFolder}' can no longer be written: No space left on device : '{Journal}'. "
            + "What was done before is kept; make room or the folder writable, and run again";
        Assert.Equal([$"b: {error}"], _project.Errors);
        Assert.Equal(["create a"], _project.Provider.Calls);

        _project.Observer = _ => { };
        var next = await _project.UpAsync(ThreeAsync);

        Assert.Equal((RunOutcome.Succeeded, new RunSummary { Created = 2, Unchanged = 1 }), (next.Outcome, next.Summary));
        Assert.Equal(["a-1", "b-1", "c-1"], _project.Provider.Cloud.Keys.Order());
    }

    [LinuxFact]
    public async Task Full_disk_stops_a_destroy_before_more_is_deleted_than_can_be_remembered()
    {
        await _project.DeployAsync(ThreeAsync);
        _project.Observer = FillDisk("c");
        var result = await _project.DestroyAsync();

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        Assert.Empty(_project.Provider.Calls);
        Assert.Equal(3, _project.State().Count);
    }

    [Fact]
    public async Task Folder_that_becomes_unwritable_at_the_end_of_a_run_loses_nothing()
    {
        var blocked = Path.Combine(_project.StateFolder, $"{StateFiles.CheckpointFile}.new");
        _project.Observer = happened =>
        {
            if (happened is EngineEvent.RunFinished)
                Directory.CreateDirectory(blocked);
        };
        var result = await _project.UpAsync(ThreeAsync);
        _project.Observer = _ => { };

        Assert.Equal(RunOutcome.Succeeded, result.Outcome);
        Assert.Equal(3, _project.State().Count);
        var refused = await Assert.ThrowsAsync<RehearsalException>(() => _project.UpAsync(ThreeAsync));
        Assert.StartsWith($"the state cannot be kept in '{_project.StateFolder}': ", refused.Message);

        Directory.Delete(blocked);
        Assert.Equal(3, (await _project.UpAsync(ThreeAsync)).Summary.Unchanged);
    }

    private string Journal => Path.Combine(_project.StateFolder, StateFiles.JournalName);

    private Action<EngineEvent> FillDisk(string atStepOn) => happened =>
    {
        if (happened is EngineEvent.StepStarted { Step.Name: var name } && name == atStepOn)
            FullDisk.At(Journal);
    };

    private static async Task ThreeAsync(ProgramClient program)
        => await program.ThingAsync("c", null, null, await program.ThingAsync("a"), await program.ThingAsync("b"));
}
