using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Program;

/// <summary>Programs that hang, give up, repeat themselves or say too much.</summary>
public sealed class ProgramFaultTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly RehearsedProject _project;

    public ProgramFaultTests() => _project = new RehearsedProject { Time = _time };

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Program_that_hangs_is_ended_when_its_time_is_over()
    {
        _project.Options = new RunOptions { ProgramTimeout = TimeSpan.FromMinutes(20) };
        var result = await _project.UpAsync(async program =>
        {
            await program.ThingAsync("a");
            _time.Advance(TimeSpan.FromMinutes(19));
            await program.ThingAsync("b");
            _time.Advance(TimeSpan.FromMinutes(20));
            await Task.Delay(Timeout.Infinite, program.Killed);
        });

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        Assert.Equal(
            [
                "the program hangs, so it was ended: in 20 minutes it has neither asked the engine for anything nor ended. "
                    + "Correct it, or give it longer with --program-timeout",
            ],
            _project.Errors);
        Assert.Equal(2, _project.State().Count);
    }

    [Fact]
    public async Task Program_that_waits_for_a_resource_does_not_hang()
    {
        var gate = _project.Provider.Gate("create a");
        var update = _project.UpAsync(program => program.ThingAsync("a"));
        await _project.Provider.Begun("create a");
        _time.Advance(TimeSpan.FromDays(1));
        gate.SetResult();

        Assert.Equal(RunOutcome.Succeeded, (await update).Outcome);
    }

    [Fact]
    public async Task Resource_that_is_declared_twice_fails_the_run_even_when_the_program_does_not_mind()
    {
        await _project.DeployAsync(program => program.ThingAsync("old"));
        var result = await _project.UpAsync(async program =>
        {
            await program.ThingAsync("a");
            await Assert.ThrowsAsync<RpcException>(() => program.ThingAsync("a"));
        });

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        Assert.Equal(
            [$"the program declares '{_project.Urn("a")}' twice; give one of the two another name"],
            _project.Errors);
        Assert.Equal(["create a"], _project.Provider.Calls);
    }

    [Fact]
    public async Task Function_that_fails_may_be_done_without()
    {
        var result = await _project.UpAsync(async program => await Assert.ThrowsAsync<RpcException>(
            async () => await program.Monitor.InvokeAsync(new() { Tok = "missing:index:function" })));

        Assert.Equal(RunOutcome.Succeeded, result.Outcome);
    }

    [Fact]
    public async Task Program_that_ends_without_waiting_for_its_resources_gets_them_or_an_error()
    {
        _project.Options = new RunOptions { Parallelism = 1 };
        var gate = _project.Provider.Gate("create a");
        var update = _project.UpWithAsync(async program =>
        {
            await program.DeclareStackAsync();
            _ = program.ThingAsync("a");
            await _project.Provider.Begun("create a");
            _ = program.ThingAsync("b");
            await program.ComponentAsync("group");
            gate.SetResult();
            return 0;
        });
        var result = await update;

        var names = _project.State().Where(state => state.Custom).Select(state => state.Id).ToList();
        Assert.Equal(result.Outcome == RunOutcome.Succeeded ? ["a-1", "b-1"] : ["a-1"], names);
    }

    [Fact]
    public async Task Resource_that_is_declared_after_the_stacks_outputs_is_deployed_like_any_other()
    {
        var result = await _project.UpAsync(async program =>
        {
            await program.OutputsAsync(program.StackUrn, Inputs.Of(("server", "contoso")));
            await program.ThingAsync("a");
        });

        Assert.Equal((RunOutcome.Succeeded, new RunSummary { Created = 1 }), (result.Outcome, result.Summary));
    }

    [Fact]
    public async Task Value_of_20_MB_comes_through_and_is_remembered()
    {
        var large = new string('x', 20 * 1024 * 1024);
        await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("text", large))));
        var result = await _project.UpAsync(program => program.ThingAsync("a", Inputs.Of(("text", large))));

        Assert.Equal((RunOutcome.Succeeded, new RunSummary { Unchanged = 1 }), (result.Outcome, result.Summary));
    }
}
