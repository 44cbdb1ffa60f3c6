using Rehearsal.Engine.Deploy.Recover;
using Rehearsal.Engine.Deploy.Refresh;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Stacks;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy;

/// <summary>One run from its first event to its last: recovery, a refresh if the options ask for one, and the work of the run.</summary>
internal sealed class EngineRun(
    RehearsedStack stack,
    InterruptedOperations interrupted,
    StackRefresh refresh,
    Inventory inventory,
    FailedResources failed,
    RunFaults faults,
    StackResource root,
    RunOptions options,
    RunMode mode,
    RunCancellation cancellation,
    RunEvents events,
    TimeProvider time)
{
    /// <param name="started">Timestamp of the start.</param>
    /// <param name="work">What the run does.</param>
    internal async Task<RunResult> RunAsync(long started, Func<CancellationToken, Task> work)
    {
        Begin();
        var cancelled = false;
        try
        {
            await interrupted.RecoverAsync(cancellation.Ending);
            inventory.TakeStock();
            if (options.Refresh && !failed.Any)
                await refresh.RunAsync(cancellation.Ending);
            if (!failed.Any)
                await work(cancellation.Ending);
        }
        catch (OperationCanceledException) when (cancellation.IsRequested)
        {
            cancelled = true;
        }
        catch (Exception error) when (error is RehearsalException or ProviderException)
        {
            events.Error(error.Message);
        }
        catch (Exception error)
        {
            faults.AddBug(error);
        }
        var outcome = faults.Bug is not null ? RunOutcome.Broken
            : cancelled ? RunOutcome.Cancelled
            : failed.Any || events.HasErrors ? RunOutcome.Failed
            : RunOutcome.Succeeded;
        var result = new RunResult(outcome, events.Summary, root.Outputs ?? PropertyMap.Empty, time.GetElapsedTime(started), faults.Bug);
        events.Observe(new EngineEvent.RunFinished(result));
        return result;
    }

    private void Begin()
    {
        events.Observe(new EngineEvent.RunStarted(mode.Kind, stack.Project, stack.Name));
        foreach (var warning in mode.Kind is RunKind.Preview or RunKind.Up ? stack.Configuration.Warnings : [])
        {
            events.Warn(warning);
        }
        if (mode.Kind == RunKind.Preview && stack.Configuration.Locked is { } reason)
            events.Warn($"{reason}; this preview shows them, and what is made of them, as unknown");
    }
}
