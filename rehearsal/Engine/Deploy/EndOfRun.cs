using Rehearsal.Engine.Deploy.Delete;
using Rehearsal.Engine.Deploy.Preview;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;

namespace Rehearsal.Engine.Deploy;

/// <summary>Ends a run: deletes what is no longer wanted, and examines the plan, which is complete then.</summary>
internal sealed class EndOfRun(
    UnwantedResources unwanted,
    UnknownTargets unknown,
    PlannedSteps plan,
    PlanExamination examination,
    FailedResources failed,
    RunMode mode,
    RunEvents events)
{
    /// <summary>Ends a run whose program has declared everything that it wants.</summary>
    internal Task DeleteUndeclaredAsync(CancellationToken cancellationToken) => RunAsync(unwanted.DeleteUndeclaredAsync, cancellationToken);

    /// <summary>Ends a destroy that does not run the program.</summary>
    internal Task DeleteAllAsync(CancellationToken cancellationToken) => RunAsync(unwanted.DeleteAllAsync, cancellationToken);

    /// <summary>Ends a refresh, which deletes nothing.</summary>
    internal Task DeleteNothingAsync(CancellationToken cancellationToken)
    {
        unknown.Refuse();
        return Task.CompletedTask;
    }

    private async Task RunAsync(Func<CancellationToken, Task> delete, CancellationToken cancellationToken)
    {
        plan.OnlyDeletionsAreLeft();
        await delete(cancellationToken);
        if (mode.IsPreview && !failed.Any && !events.HasErrors)
            await examination.RunAsync(cancellationToken);
    }
}
