using Grpc.Core;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Files;
using Rehearsal.Tests.CommandLine.Terminals;
using Rehearsal.Tests.Engine.Harness;

namespace Rehearsal.Tests.EndToEnd.Processes;

/// <summary>Signals to a rehearsal that is a process of its own.</summary>
[Trait(Categories.Name, Categories.Programs)]
public sealed class InterruptionTests : IDisposable
{
    private const string Kept = "Interrupted. Finished steps are kept; the next run continues from there.";

    private readonly string _folder = Directory.CreateTempSubdirectory("rehearsal-").FullName;

    public InterruptionTests() => RunningRehearsal.WriteProject(_folder);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [UnixFact]
    public Task Ctrl_C_ends_a_run_with_what_was_done_kept() => EndsAsync("INT");

    [UnixFact]
    public Task Sigterm_ends_a_run_like_ctrl_c() => EndsAsync("TERM");

    [UnixFact]
    public async Task Ctrl_C_lets_a_running_step_end()
    {
        using var rehearsal = RunningRehearsal.Start(_folder, "up");
        await RunUntilGroupIsBeingCreatedAsync(rehearsal, async answersAgain =>
        {
            rehearsal.Signal("INT");
            await rehearsal.SaysAsync("Interrupted: no new steps, waiting for running ones. Ctrl-C again aborts.");
            answersAgain();
            await rehearsal.SaysAsync("group (ResourceGroup) created");
        });

        Assert.Equal(ExitCodes.Cancelled, await rehearsal.EndsAsync());
        Assert.EndsWith(Kept, rehearsal.Said);
        Assert.Contains("Resources: 2", await StackAsync());
    }

    [UnixFact]
    public async Task Ctrl_C_twice_stops_at_once_although_a_step_is_running_and_the_next_run_finishes_it()
    {
        using (var rehearsal = RunningRehearsal.Start(_folder, "up"))
        {
            await RunUntilGroupIsBeingCreatedAsync(rehearsal, async _ =>
            {
                rehearsal.Signal("INT");
                await rehearsal.SaysAsync("Interrupted: ");
                rehearsal.Signal("INT");
                await rehearsal.SaysAsync("Aborted: the next run checks the steps that were running.");
                Assert.Equal(ExitCodes.Cancelled, await rehearsal.EndsAsync());
            });
            Assert.EndsWith(Kept, rehearsal.Said);
            Assert.DoesNotContain("group (ResourceGroup) created", rehearsal.Said);
        }
        Assert.Contains("Resources: 1", await StackAsync());

        using var next = RunningRehearsal.Start(_folder, "up");
        await RunUntilGroupIsBeingCreatedAsync(next, answersAgain =>
        {
            answersAgain();
            return Task.CompletedTask;
        });
        next.EndProgram();
        Assert.Equal(ExitCodes.Success, await next.EndsAsync());
        Assert.Contains("Resources: 2", await StackAsync());
    }

    private async Task EndsAsync(string signal)
    {
        using var rehearsal = RunningRehearsal.Start(_folder, "up");
        using var program = await rehearsal.ConnectAsync();
        rehearsal.Signal(signal);

        Assert.Equal(ExitCodes.Cancelled, await rehearsal.EndsAsync());
        Assert.EndsWith(Kept, rehearsal.Said);
    }

    /// <summary>Lets a run get to where a resource is being created, which does not end before the simulated Azure answers again.</summary>
    private async Task RunUntilGroupIsBeingCreatedAsync(RunningRehearsal rehearsal, Func<Action, Task> meanwhile)
    {
        await rehearsal.DeclareAsync(GroupAsync);
        rehearsal.EndProgram();

        using var program = await rehearsal.ConnectAsync();
        // Another process holds the lock and does not release it.
        using var turn = ExclusiveFile.Open(Path.Combine(_folder, ".rehearsal", "azure", "azure.lock"));
        var declaring = RunningRehearsal.DeclareAsync(program, GroupAsync);
        await rehearsal.SaysAsync("group (ResourceGroup) creating…");
        await meanwhile(turn.Dispose);
        try
        {
            await declaring;
        }
        catch (RpcException)
        {
            // The engine has gone, or has begun nothing for the program any more.
        }
    }

    private static Task GroupAsync(ProgramClient program)
        => program.RegisterAsync("azure-native:resources:ResourceGroup", "group", Inputs.Of(("resourceGroupName", "rg"), ("location", "westeurope")));

    private async Task<string> StackAsync()
    {
        using var terminal = new TestTerminal();
        Assert.Equal(ExitCodes.Success, await terminal.RunAsync("stack", "--cwd", _folder));
        return terminal.Output;
    }
}
