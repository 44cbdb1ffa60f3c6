using Rehearsal.Engine.Deploy.Register;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Program;
using Rehearsal.Engine.Protocol;
using Rehearsal.Engine.Stacks;
using Rehearsal.Wording;

namespace Rehearsal.Engine.Deploy;

/// <summary>Runs the program of the stack against the engine, and ends the run with the deletion of what it has not declared.</summary>
internal sealed class ProgramRun(
    RehearsedStack stack,
    EngineServer server,
    EngineAddress address,
    ProgramWatch watch,
    ProgramEnd programEnd,
    ProgramExitReport exits,
    OutputsRecorder outputs,
    EndOfRun endOfRun,
    FailedResources failed,
    RunFaults faults,
    RunOptions options,
    RunMode mode,
    RunCancellation cancellation,
    RunEvents events)
{
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        await stack.Program.PrepareAsync(events.Observe, cancellationToken);
        ProgramExit exit;
        Task? deletions = null;
        watch.Start();
        await using (await server.StartAsync(cancellationToken))
        {
            var running = ProgramAsync();
            if (await Task.WhenAny(running, programEnd.Reached) != running)
            {
                deletions = DeleteUndeclaredAsync(new ProgramExit(0), cancellationToken);
                // Its failure is thrown below, after the program was released.
                await Task.WhenAny(deletions);
                programEnd.Release();
            }
            exit = await running;
        }
        // Ctrl-C reaches the program as well, which may end before it is ended by the engine.
        cancellation.ThrowIfRequested();
        await (deletions ?? DeleteUndeclaredAsync(exit, cancellationToken));
        if (deletions is not null)
            exits.Report(exit);
    }

    private async Task<ProgramExit> ProgramAsync()
    {
        var environment = new ProgramEnvironment(
            address.Authority,
            stack.Project,
            stack.Name,
            stack.RootFolder,
            mode.IsPreview,
            options.Parallelism,
            stack.Configuration.Values,
            stack.Configuration.SecretKeys)
        {
            Variables = options.ProgramVariables,
        };
        try
        {
            return await stack.Program.RunAsync(environment, events.Observe, watch.End);
        }
        catch (OperationCanceledException) when (watch.HasHung)
        {
            throw new RehearsalException(
                $"the program hangs, so it was ended: in {DurationText.Of(options.ProgramTimeout)} it has neither asked the engine for anything "
                    + "nor ended. Correct it, or give it longer with --program-timeout");
        }
    }

    private async Task DeleteUndeclaredAsync(ProgramExit exit, CancellationToken cancellationToken)
    {
        exits.Report(exit);
        // A program that failed has not declared everything that it wants: deleting the rest would delete what it still wants.
        if (failed.Any || events.HasOtherErrors || faults.Bug is not null)
            return;
        outputs.RemoveUnset();
        await endOfRun.DeleteUndeclaredAsync(cancellationToken);
    }
}
