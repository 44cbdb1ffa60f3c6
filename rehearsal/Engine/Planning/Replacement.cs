using Rehearsal.Engine.Events;
using Rehearsal.Engine.State;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Planning;

/// <summary>Replaces a resource: the new one first and the old one at the end of the run, or the other way round where both cannot exist.</summary>
internal sealed class Replacement(Deployment deployment)
{
    private readonly StepRunner _steps = new(deployment);
    private readonly Deletions _deletions = new(deployment);
    private readonly Dependents _dependents = new(deployment);
    private readonly Creation _creation = new(deployment);

    internal async Task<StepOutcome> RunAsync(
        Registration registration, IProvider provider, Step step, ResourceState old, DiffResult diff, CancellationToken cancellationToken)
    {
        var inputs = step.NewInputs!;
        var isGone = deployment.ReplacedEarly(old) is not null;
        var deleteFirst = isGone || diff.DeleteBeforeReplace;
        if (deleteFirst && !isGone && !await DeleteAsync(old, diff, cancellationToken))
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

    /// <returns>False when it, or something that has to go before it, could not be deleted.</returns>
    private async Task<bool> DeleteAsync(ResourceState old, DiffResult diff, CancellationToken cancellationToken)
    {
        var dependents = await _dependents.ReplacedWithAsync(old, cancellationToken);
        if (dependents.FirstOrDefault(dependent => !deployment.Targets.Include(dependent.State.Urn, dependent.State.References())).State is { } bystander)
        {
            deployment.MarkFailed(old.Urn, "something depends on it that is no target");
            deployment.Error($"it cannot be replaced, because {Urns.Name(bystander.Urn)} would be replaced with it and is no target; add --target '{bystander.Urn}', or --target-dependents for all such", old.Urn);
            return false;
        }
        List<(ResourceState State, DiffResult Diff)> doomed = [.. dependents, (old, diff)];
        foreach (var (state, reason) in doomed)
        {
            deployment.ReplaceEarly(state, reason);
        }
        await _deletions.RunAsync([.. doomed.Select(item => item.State)], cancellationToken);
        if (deployment.FirstFailed(doomed.Select(item => item.State.Urn)) is not { } failed)
            return true;
        deployment.MarkFailed(old.Urn, $"{Urns.Name(failed)} could not be deleted");
        return false;
    }
}
