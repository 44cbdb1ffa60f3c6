using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy.Steps;

public sealed class ConcurrencyTests : IDisposable
{
    private readonly RehearsedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Independent_resources_are_created_side_by_side()
    {
        var (first, second) = (_project.Provider.Gate("create a"), _project.Provider.Gate("create b"));
        var update = _project.UpAsync(program => Task.WhenAll(program.ThingAsync("a"), program.ThingAsync("b")));
        await Task.WhenAll(_project.Provider.Begun("create a"), _project.Provider.Begun("create b"));
        first.SetResult();
        second.SetResult();

        Assert.Equal(2, (await update).Summary.Created);
    }

    [Fact]
    public async Task No_more_operations_run_at_one_time_than_are_allowed()
    {
        _project.Options = new RunOptions { Parallelism = 1 };
        var gate = _project.Provider.Gate("create a");
        var update = _project.UpAsync(async program =>
        {
            var first = program.ThingAsync("a");
            await _project.Provider.Begun("create a");
            var second = program.ThingAsync("b");
            // A call without an operation gets through, so the second creation has reached the engine by then.
            await program.ComponentAsync("group");
            Assert.Equal(["create a"], _project.Provider.Calls);
            gate.SetResult();
            await Task.WhenAll(first, second);
        });

        Assert.Equal(RunOutcome.Succeeded, (await update).Outcome);
        Assert.Equal(["create a", "create b"], _project.Provider.Calls);
    }

    [Fact]
    public async Task Operation_that_runs_when_the_program_ends_is_waited_for_and_remembered()
    {
        var gate = _project.Provider.Gate("create a");
        var update = _project.UpWithAsync(async program =>
        {
            await program.DeclareStackAsync();
            _ = program.ThingAsync("a");
            await _project.Provider.Begun("create a");
            return 1;
        });
        await _project.Provider.Begun("create a");
        gate.SetResult();
        await update;

        Assert.Equal("a-1", Assert.Single(_project.State()).Id);
    }

    [Fact]
    public async Task Cancelled_run_lets_the_running_operation_end_and_remembers_it()
    {
        var gate = _project.Provider.Gate("create a");
        using var cancel = new CancellationTokenSource();
        var update = _project.UpAsync(async program => await program.ThingAsync("a"), cancel.Token);
        await _project.Provider.Begun("create a");
        await cancel.CancelAsync();
        gate.SetResult();
        var result = await update;

        Assert.Equal(RunOutcome.Cancelled, result.Outcome);
        Assert.Equal("a-1", Assert.Single(_project.State()).Id);
    }

    [Fact]
    public async Task Nothing_that_the_program_declares_after_an_interruption_is_begun()
    {
        using var ending = new CancellationTokenSource();
        _project.Provider.Changing = ending.Cancel;
        var result = await _project.UpAsync(
            async program =>
            {
                // The answer may come before the program is ended.
                await program.Monitor.RegisterResourceAsync(new() { Type = "fake:index:Thing", Name = "a", Custom = true });
                await program.Monitor.RegisterResourceAsync(new() { Type = "fake:index:Thing", Name = "b", Custom = true });
            },
            ending.Token);

        Assert.Equal((RunOutcome.Cancelled, 1), (result.Outcome, result.Summary.Created));
        Assert.Equal(["create a"], _project.Provider.Calls);
        Assert.Empty(_project.Errors);
    }

    [Fact]
    public async Task Cancelled_destroy_begins_no_further_deletion()
    {
        await _project.DeployAsync(async program => await program.ThingAsync("b", null, null, await program.ThingAsync("a")));
        var gate = _project.Provider.Gate("delete b");
        using var cancel = new CancellationTokenSource();
        var destroy = _project.DestroyAsync(cancel.Token);
        await _project.Provider.Begun("delete b");
        await cancel.CancelAsync();
        gate.SetResult();

        Assert.Equal(RunOutcome.Cancelled, (await destroy).Outcome);
        Assert.Equal(["delete b"], _project.Provider.Calls);
        Assert.Equal(["a-1"], _project.State().Select(state => state.Id));
    }

    [Fact]
    public async Task Aborted_run_stops_the_running_operation_and_says_so_in_the_next_run()
    {
        using var cancel = new CancellationTokenSource();
        using var abort = new CancellationTokenSource();
        _project.Options = new RunOptions { Abort = abort.Token };
        _project.Provider.Gate("create a");
        var update = _project.UpAsync(async program => await program.ThingAsync("a"), cancel.Token);
        await _project.Provider.Begun("create a");
        await cancel.CancelAsync();
        await abort.CancelAsync();

        Assert.Equal(RunOutcome.Cancelled, (await update).Outcome);
        _project.Provider.Gates.Clear();
        _project.Options = new RunOptions();
        await _project.UpAsync(program => program.ThingAsync("a"));
        Assert.StartsWith("an earlier run was ended while creating it", Assert.Single(_project.Warnings));
    }
}
