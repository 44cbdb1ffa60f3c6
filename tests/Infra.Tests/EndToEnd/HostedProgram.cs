using System.Collections.Concurrent;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Program;

namespace Infra.Tests.EndToEnd;

/// <summary>
/// The program as an engine runs it, but in a process that stays for the next run. As many processes are there as runs at a time. A run gets its
/// own environment variables and Pulumi's own start-up; only statics outlive it.
/// </summary>
internal sealed class HostedProgram : IProgram
{
    private static readonly string HostPath = Repository.Built("tests/ProgramHost", "ProgramHost.dll");

    private static readonly ConcurrentBag<ProgramHost> Idle = [];

    public Task PrepareAsync(Action<EngineEvent> observe, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task<ProgramExit> RunAsync(ProgramEnvironment environment, Action<EngineEvent> observe, CancellationToken cancellationToken)
    {
        var folder = Path.GetDirectoryName(HostPath)!;
        var variables = PulumiVariables.For(environment, folder);
        if (!Idle.TryTake(out var host))
        {
            host = ProgramHost.Start(HostPath);
        }

        var exitCode = await host.RunAsync(folder, variables, (line, isError) => observe(new EngineEvent.ProgramOutput(line, isError)), cancellationToken);
        if (host.IsRunning)
        {
            Idle.Add(host);
        }

        return new ProgramExit(exitCode);
    }
}
