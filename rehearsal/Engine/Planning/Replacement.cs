using Rehearsal.Engine.Events;
using Rehearsal.Engine.State;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Planning;

/// <summary>Replaces a resource: the new one first and the old one at the end of the run, or the other way round where both cannot exist.</summary>
internal sealed class Replacement(Deployment deployment)
{
    private readonly StepRunner _steps = new(deployment);
    private readonly ResourceRemover _remover = new(deployment);
    private readonly Creation _creation = new(deployment);

    internal async Task<StepOutcome> RunAsync(
        Registration registration, IProvider provider, Step step, ResourceState old, bool deleteFirst, CancellationToken cancellationToken)
    {
        var inputs = step.NewInputs!;
        if (deleteFirst && !await _remover.RemoveAsync(old, StepKind.DeleteReplaced, cancellationToken))
            return new StepOutcome(false, old.Id, old.Outputs);
        var target = registration.ToState(deployment.Store.NewKey(), inputs, provider.Package, null, deployment.Time.GetUtcNow());
        var outcome = await _steps.RunAsync(
            step,
            target,
            (context, abort) => _creation.RunAsync(registration, provider, inputs, context, abort),
            cancellationToken,
            superseded: deleteFirst ? null : old);
        if (outcome.Succeeded && !deleteFirst)
            deployment.Supersede(old);
        return outcome;
    }
}
