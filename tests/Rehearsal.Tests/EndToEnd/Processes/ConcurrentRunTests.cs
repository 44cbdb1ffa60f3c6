using System.Text.Json;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Engine.Stacks;
using Rehearsal.Engine.State;
using Rehearsal.Engine.State.Locking;
using Rehearsal.Tests.CommandLine.Terminals;

namespace Rehearsal.Tests.EndToEnd.Processes;

/// <summary>Several rehearsals on one stack.</summary>
public sealed class ConcurrentRunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("rehearsal-").FullName;
    private readonly TestTerminal _terminal = new();

    public ConcurrentRunTests() => RunningRehearsal.WriteProject(_folder);

    public void Dispose()
    {
        _terminal.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [UnixFact]
    public async Task Second_rehearsal_is_refused_with_who_works_on_the_stack_and_since_when()
    {
        using var first = RunningRehearsal.Start(_folder, "up");
        await PlanAsync(first);
        first.EndProgram();
        using var program = await first.ConnectAsync();
        var holder = StackLock.HolderOf(StateFolder)!;
        Assert.Equal((first.Id, "up", Environment.UserName, Environment.MachineName), (holder.Process, holder.Verb, holder.User, holder.Machine));

        Assert.Equal(ExitCodes.Failure, await _terminal.RunAsync("destroy", "--cwd", _folder));
        Assert.Equal($"error: another rehearsal works on this stack: {holder}. Wait for its end; if it is none, run 'cancel --yes'\n", _terminal.Error);
        Assert.Equal(ExitCodes.Success, await _terminal.RunAsync("stack", "--cwd", _folder));
        Assert.Contains($"A rehearsal works on it: {holder}", _terminal.Output);

        await RunningRehearsal.DeclareAsync(program, _ => Task.CompletedTask);
        first.EndProgram();
        Assert.Equal(ExitCodes.Success, await first.EndsAsync());
        Assert.Equal(ExitCodes.Success, await _terminal.RunAsync("destroy", "--cwd", _folder));
    }

    [UnixFact]
    public async Task One_of_several_that_want_the_stack_of_a_dead_process_gets_it()
    {
        var rehearsals = Enumerable.Range(0, 3).Select(_ => RunningRehearsal.Start(_folder, "up")).ToList();
        try
        {
            await Task.WhenAll(rehearsals.Select(PlanAsync));
            Directory.CreateDirectory(StateFolder);
            var dead = LockHolder.Self("up") with { Started = DateTimeOffset.UnixEpoch };
            await File.WriteAllBytesAsync(Path.Combine(StateFolder, "lock"), JsonSerializer.SerializeToUtf8Bytes(dead, JsonSerializerOptions.Web));
            rehearsals.ForEach(rehearsal => rehearsal.EndProgram());
            var gotIt = await Task.WhenAll(rehearsals.Select(GetsItAsync));

            var winner = Assert.Single(rehearsals, rehearsal => gotIt[rehearsals.IndexOf(rehearsal)]);
            var refusal = $"error: another rehearsal works on this stack: {StackLock.HolderOf(StateFolder)}. "
                + "Wait for its end; if it is none, run 'cancel --yes'";
            Assert.Contains($"(process {winner.Id})", refusal);
            foreach (var loser in rehearsals.Where(rehearsal => rehearsal != winner))
            {
                Assert.Equal(ExitCodes.Failure, await loser.EndsAsync());
                Assert.EndsWith(refusal, loser.Said);
            }
        }
        finally
        {
            rehearsals.ForEach(rehearsal => rehearsal.Dispose());
        }
    }

    private string StateFolder => RehearsedStack.Open(_folder, "dev", null).StateFolder;

    private static Task PlanAsync(RunningRehearsal rehearsal) => rehearsal.DeclareAsync(_ => Task.CompletedTask);

    /// <summary>Whether it gets so far as to start its program to carry out the plan.</summary>
    private static async Task<bool> GetsItAsync(RunningRehearsal rehearsal)
    {
        try
        {
            using var program = await rehearsal.ConnectAsync();
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
