using Rehearsal.Engine.Deploy;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Program;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.Stacks;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.Engine.Program;

/// <summary>Programs that are processes of their own.</summary>
public sealed class ChildProgramTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rehearsal-").FullName;
    private readonly List<EngineEvent> _events = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [UnixFact]
    public async Task Program_gets_the_environment_variables_of_pulumi()
    {
        await RunAsync(
            "echo $PULUMI_PROJECT $PULUMI_STACK $PULUMI_ORGANIZATION $PULUMI_DRY_RUN $PULUMI_PARALLEL\necho $PULUMI_ROOT_DIRECTORY\n"
            + "echo $PULUMI_CONFIG\necho $PULUMI_CONFIG_SECRET_KEYS\n"
            + "test $PULUMI_MONITOR = $PULUMI_ENGINE && echo one address");

        Assert.Equal(
            ["project dev organization true 16", _folder, """{"project:size":"small"}""", """["project:size"]""", "one address"],
            Lines(isError: false));
    }

    [UnixFact]
    public async Task Lines_of_the_program_reach_the_observer_with_their_stream()
    {
        await RunAsync("echo out\necho err >&2");

        Assert.Equal(["out"], Lines(isError: false));
        Assert.Equal(["err"], Lines(isError: true));
    }

    [UnixFact]
    public async Task Exit_code_of_the_program_ends_the_run()
    {
        var result = await RunAsync("exit 3");

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        Assert.Contains(_events, happened => happened is EngineEvent.Diagnostic { Message: "the program ended with exit code 3; what it wrote says why" });
    }

    [UnixFact]
    public async Task Program_that_is_killed_is_reported_with_its_signal()
    {
        await RunAsync("kill -9 $$");

        Assert.Contains(
            _events,
            happened => happened is EngineEvent.Diagnostic { Message: "the program was ended by signal 9; run again to go on from what is done" });
    }

    [UnixFact]
    public async Task Cancelling_kills_the_program()
    {
        using var cancel = new CancellationTokenSource();
        var result = await RunAsync("echo ready\nwhile true; do sleep 1000; done", happened =>
        {
            if (happened is EngineEvent.ProgramOutput("ready", _))
                cancel.Cancel();
        }, cancel.Token);

        Assert.Equal(RunOutcome.Cancelled, result.Outcome);
    }

    [LinuxFact]
    public async Task Configuration_that_is_too_large_for_the_program_is_refused_with_its_size()
    {
        var result = await RunAsync("echo never", configuration: StackConfiguration.Of(("project:text", new string('x', 140_000))));

        Assert.Equal(RunOutcome.Failed, result.Outcome);
        Assert.Equal(
            ["the program cannot be started: its environment variable PULUMI_CONFIG would be 140,034 bytes large, and Linux allows 131,072. "
                + "Make the stack's configuration smaller; Pulumi passes it in the same way"],
            _events.OfType<EngineEvent.Diagnostic>().Select(error => error.Message));
        Assert.Empty(Lines(isError: false));
    }

    [Fact]
    public async Task Program_that_cannot_be_started_is_named()
    {
        var path = Path.Combine(_folder, "missing");

        var error = await Assert.ThrowsAsync<RehearsalException>(() => ChildProcess.RunAsync(path, [], _folder, [], (_, _) => { }, CancellationToken.None));
        Assert.StartsWith($"'{path}' cannot be started: ", error.Message);
    }

    private List<string> Lines(bool isError)
        => [.. _events.OfType<EngineEvent.ProgramOutput>().Where(output => output.IsError == isError).Select(output => output.Line)];

    private async Task<RunResult> RunAsync(
        string script, Action<EngineEvent>? observe = null, CancellationToken cancellationToken = default, StackConfiguration? configuration = null)
    {
        configuration ??= StackConfiguration.Of(("project:size", "small")) with { SecretKeys = ["project:size"] };
        var stack = new RehearsedStack("project", "dev", _folder, configuration, new DotnetAssembly(ShellProgram.Write(_folder, script)));
        return await new RehearsalEngine([], Observe).PreviewAsync(stack, new RunOptions(), cancellationToken);

        void Observe(EngineEvent happened)
        {
            _events.Add(happened);
            observe?.Invoke(happened);
        }
    }
}
