using PulumiProtocol;
using Rehearsal.Engine.Events;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Deploy;

/// <summary>How a program ends, and what becomes of the run.</summary>
public sealed class ProgramEndTests : IDisposable
{
    private readonly RehearsedProject _project = new();

    public void Dispose() => _project.Dispose();

    [Fact]
    public async Task Program_that_declares_nothing_changes_nothing()
    {
        await _project.DeployAsync(program => program.ThingAsync("a"));
        var result = await _project.UpWithAsync(_ => Task.FromResult(0));

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        Assert.Equal(
            ["the program ended without declaring its stack, so nothing was changed; does it return the task of Deployment.RunAsync?"],
            _project.Errors);
        Assert.Empty(_project.Provider.Calls);
    }

    [Theory]
    [InlineData(1, "the program ended with exit code 1; what it wrote says why")]
    [InlineData(32, "the program ended with exit code 32; what it wrote says why")]
    [InlineData(137, "the program was ended by signal 9; run again to go on from what is done")]
    public async Task Exit_code_is_reported_and_nothing_is_deleted(int code, string message)
    {
        await _project.DeployAsync(program => program.ThingAsync("a"));
        var result = await _project.UpWithAsync(async program =>
        {
            await program.DeclareStackAsync();
            return code;
        });

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        Assert.Equal([message], _project.Errors);
        Assert.Empty(_project.Provider.Calls);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(1)]
    public async Task Program_that_said_itself_what_is_wrong_is_not_talked_over(int code)
    {
        var result = await _project.UpWithAsync(async program =>
        {
            await program.DeclareStackAsync();
            await program.LogAsync(LogSeverity.Error, "a setting is missing");
            return code;
        });

        Assert.Equal(["a setting is missing"], _project.Errors);
        Assert.Equal(RunOutcome.Failed, result.Outcome);
    }

    [Fact]
    public async Task Program_that_logs_an_error_fails_even_with_exit_code_0()
    {
        await _project.DeployAsync(program => program.ThingAsync("a"));
        var result = await _project.UpAsync(program => program.LogAsync(LogSeverity.Error, "this is not right"));

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        Assert.Empty(_project.Provider.Calls);
    }

    [Fact]
    public async Task Messages_of_the_program_reach_the_observer_with_severity_and_resource()
    {
        await _project.UpAsync(async program =>
        {
            var a = await program.ThingAsync("a");
            await program.Engine.LogAsync(new LogRequest { Severity = LogSeverity.Warning, Message = "careful", Urn = a.Urn });
        });

        Assert.Equal(
            new EngineEvent.Diagnostic(DiagnosticSeverity.Warning, "careful", _project.Urn("a")),
            Assert.Single(_project.Events.OfType<EngineEvent.Diagnostic>()));
    }

    [Fact]
    public async Task Run_begins_and_ends_with_an_event()
    {
        var result = await _project.UpAsync(program => program.ThingAsync("a"));

        Assert.Equal(new EngineEvent.RunStarted(RunKind.Up, "project", "dev"), _project.Events[0]);
        Assert.Equal(new EngineEvent.RunFinished(result), _project.Events[^1]);
    }

    [Fact]
    public async Task Stack_is_the_root_resource()
    {
        var root = "";
        await _project.UpAsync(async program => root = (await program.Engine.GetRootResourceAsync(new GetRootResourceRequest())).Urn);

        Assert.Equal("urn:pulumi:dev::project::pulumi:pulumi:Stack::project-dev", root);
    }
}
