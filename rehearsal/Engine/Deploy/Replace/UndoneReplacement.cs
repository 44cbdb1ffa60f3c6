using Rehearsal.Engine.Deploy.Declarations;
using Rehearsal.Engine.Deploy.Delete;
using Rehearsal.Engine.Deploy.Steps;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Replace;

/// <summary>
/// Takes back resources that an earlier run has replaced and not deleted yet: a program that wants one of them again, because its change was undone,
/// gets the old resource instead of a new one.
/// </summary>
internal sealed class UndoneReplacement(Inventory inventory, Deletions deletions, RegistrationSteps steps, RunMode mode, RunEvents events, TimeProvider time)
{
    /// <summary>Takes back the resource that has the id which a new one would get; one that cannot be changed in place is deleted to make room.</summary>
    /// <param name="inputs">What the new resource would be created with.</param>
    /// <param name="current">What the resource that is taken back replaces; null when there is nothing.</param>
    /// <returns>Null when there is nothing to take back.</returns>
    internal async Task<StepOutcome?> TakeBackAsync(
        Registration registration, IProvider provider, PropertyMap inputs, ResourceState? current, CancellationToken cancellationToken)
    {
        var context = events.ContextOf(registration.Urn, registration.Type, registration.Name);
        if (provider.IdOf(context, inputs) is not { } id || inventory.AwaitingDeletion(context.Type, id) is not { } replaced)
            return null;
        inventory.Keep(replaced);
        var diff = await provider.DiffAsync(new DiffRequest(context, id, replaced.Inputs, replaced.Outputs, inputs), cancellationToken);
        if (diff.RequiresReplacement)
        {
            await deletions.RunAsync([replaced], cancellationToken);
            return null;
        }
        events.Warn("an earlier run has replaced it and has not deleted it yet: it is taken back", registration.Urn);
        var work = new StepWork(
            registration.ToStep(StepKind.Update, replaced, inputs) with { Changes = diff.Changes },
            registration.ToState(replaced.Key, inputs, provider.Package, replaced, time.GetUtcNow()))
        {
            Operation = (operating, abort) => provider.UpdateAsync(
                new UpdateRequest(operating, id, replaced.Inputs, replaced.Outputs, inputs, mode.IsPreview, registration.UpdateTimeout), abort),
            Superseded = current,
        };
        var outcome = await steps.RunAsync(work, replaced, cancellationToken);
        if (outcome.Succeeded && current is not null)
            inventory.Supersede(current, registration.Urn);
        return outcome;
    }
}
