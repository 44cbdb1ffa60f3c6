using Rehearsal.Engine.Deploy.Declarations;
using Rehearsal.Engine.Deploy.Delete;
using Rehearsal.Engine.Deploy.Steps;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Replace;

/// <summary>Resources that an earlier run has replaced but not come to delete. A program that wants one of them again, for its change was undone, gets it back.</summary>
internal sealed class Retirement(Deployment deployment, RegistrationSteps steps)
{
    private readonly Deletions _deletions = new(deployment);

    /// <summary>Takes back what has the name that a new resource would get; what cannot be changed into what is wanted is deleted to make room.</summary>
    /// <param name="inputs">What the new resource would be created with.</param>
    /// <param name="current">What the resource taken back replaces in its turn; null when there is nothing.</param>
    /// <returns>Null when there is nothing to take back.</returns>
    internal async Task<StepOutcome?> TakeBackAsync(Registration registration, IProvider provider, PropertyMap inputs, ResourceState? current, CancellationToken cancellationToken)
    {
        var context = registration.Context(deployment);
        if (provider.IdOf(context, inputs) is not { } id || deployment.Inventory.Retired(context.Type, id) is not { } retired)
            return null;
        deployment.Inventory.Keep(retired);
        var diff = await provider.DiffAsync(new DiffRequest(context, id, retired.Inputs, retired.Outputs, inputs), cancellationToken);
        if (diff.RequiresReplacement)
        {
            await _deletions.RunAsync([retired], cancellationToken);
            return null;
        }
        deployment.Warn("an earlier run has replaced it and did not come to delete it: it is taken back", registration.Urn);
        var work = new StepWork(
            registration.ToStep(StepKind.Update, retired, inputs) with { Changes = diff.Changes },
            registration.ToState(retired.Key, inputs, provider.Package, retired, deployment.Time.GetUtcNow()))
        {
            Operation = (operating, abort) => provider.UpdateAsync(
                new UpdateRequest(operating, id, retired.Inputs, retired.Outputs, inputs, deployment.IsPreview, registration.UpdateTimeout), abort),
            Superseded = current,
        };
        var outcome = await steps.RunAsync(work, retired, cancellationToken);
        if (outcome.Succeeded && current is not null)
            deployment.Inventory.Supersede(current, registration.Urn);
        return outcome;
    }
}
