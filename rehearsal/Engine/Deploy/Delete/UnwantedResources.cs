using Rehearsal.Engine.Deploy.Steps;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.State;

namespace Rehearsal.Engine.Deploy.Delete;

/// <summary>Deletes, at the end of a run, the resources that are no longer wanted.</summary>
internal sealed class UnwantedResources(
    Inventory inventory,
    RegisteredResources registered,
    RunTargets targets,
    UnknownTargets unknown,
    Deletions deletions,
    DeletionGuard guard,
    RegistrationSteps steps,
    RunMode mode,
    RunOptions options,
    RunEvents events)
{
    /// <summary>Deletes everything that the program has not declared; in a destroy everything.</summary>
    internal Task DeleteUndeclaredAsync(CancellationToken cancellationToken)
        => DeleteAsync([.. inventory.Before.Where(state => mode.IsDestroy || !inventory.IsKept(state))], cancellationToken);

    /// <summary>Deletes everything.</summary>
    internal Task DeleteAllAsync(CancellationToken cancellationToken) => DeleteAsync(inventory.Before, cancellationToken);

    /// <summary>Deletes those of the given resources that the run may change; none when its targets do not exist.</summary>
    private async Task DeleteAsync(IReadOnlyCollection<ResourceState> unwanted, CancellationToken cancellationToken)
    {
        var held = targets.Held(inventory.Before);
        var leaving = targets.Of(unwanted).Where(state => inventory.IsReplacedOrAwaitsDeletion(state) || !held.Contains(state.Urn)).ToList();
        if (unknown.Refuse())
        {
            if (!mode.IsDestroy)
                await LeaveAsync(unwanted.Except(leaving), cancellationToken);
            return;
        }
        if (guard.RefuseHooked(leaving) || guard.RefuseWhatOthersNeed(leaving))
            return;
        if (leaving is [] && options.ExcludeProtected)
        {
            events.Inform("nothing is deleted: all that is left is protected, or needed by what is");
            return;
        }
        await LeaveAsync(unwanted.Except(leaving), cancellationToken);
        await deletions.RunAsync(leaving, cancellationToken);
    }

    /// <summary>Reports what stays because the run is limited to other resources.</summary>
    private async Task LeaveAsync(IEnumerable<ResourceState> staying, CancellationToken cancellationToken)
    {
        foreach (var state in staying.Where(state => !inventory.IsReplacedOrAwaitsDeletion(state) && !registered.Contains(state.Urn)))
        {
            await steps.RunAsync(new StepWork(RegistrationSteps.Unchanged(state), state), state, cancellationToken);
        }
    }
}
