using Rehearsal.Engine.Deploy.Compare;
using Rehearsal.Engine.Deploy.Declarations;
using Rehearsal.Engine.Deploy.Delete;
using Rehearsal.Engine.Deploy.Steps;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Replace;

/// <summary>Replaces a resource: the new one first and the old one at the end of the run, or the other way round where both cannot exist.</summary>
internal sealed class Replacement(Deployment deployment, RegistrationSteps steps)
{
    private readonly Deletions _deletions = new(deployment);
    private readonly Dependents _dependents = new(deployment);
    private readonly Retirement _retirement = new(deployment, steps);

    /// <param name="inputs">What the new resource is created with.</param>
    /// <param name="comparison">Why the old one is replaced.</param>
    internal async Task<StepOutcome> RunAsync(
        Registration registration, IProvider provider, PropertyMap inputs, ResourceState old, Comparison comparison, CancellationToken cancellationToken)
    {
        var isGone = old.PendingReplacement || deployment.Inventory.ReplacedEarly(old) is not null;
        if (await _retirement.TakeBackAsync(registration, provider, inputs, isGone ? null : old, cancellationToken) is { } takenBack)
            return takenBack;
        var deleteFirst = isGone || (!old.External && (registration.DeleteBeforeReplace ?? comparison.Diff.DeleteBeforeReplace));
        if (deleteFirst && !isGone && !await DeleteAsync(old, comparison, cancellationToken))
            return new StepOutcome(false, old.Id, old.Outputs);
        var creation = new Creation(deployment, registration, provider, inputs);
        var work = new StepWork(
            registration.ToReplacement(StepKind.CreateReplacement, old, inputs, comparison),
            registration.ToState(deployment.Store.NewKey(), inputs, provider.Package, null, deployment.Time.GetUtcNow()))
        {
            Operation = creation.RunAsync,
            Check = creation.CheckAsync,
            Removed = old.PendingReplacement ? old : null,
            Superseded = deleteFirst ? null : old,
        };
        var outcome = await steps.RunAsync(work, old, cancellationToken);
        if (!outcome.Succeeded)
            return outcome;
        if (deleteFirst)
            deployment.Inventory.NoteReplacement(registration.Urn);
        else
            deployment.Inventory.Supersede(old, registration.Urn);
        return outcome;
    }

    /// <returns>False when it, or something that has to go before it, could not be deleted.</returns>
    private async Task<bool> DeleteAsync(ResourceState old, Comparison comparison, CancellationToken cancellationToken)
    {
        var dependents = await _dependents.ReplacedWithAsync(old, cancellationToken);
        if (dependents.FirstOrDefault(dependent => !deployment.Targets.Include(dependent.State.Urn, dependent.State.References())).State is { } bystander)
        {
            deployment.MarkFailed(old.Urn, "something depends on it that is no target");
            deployment.Error(
                $"it cannot be replaced, because {Urns.Name(bystander.Urn)} would be replaced with it and {deployment.Targets.WhyNot(bystander.Urn)}", old.Urn);
            return false;
        }
        // What the program says of its protection now is not known yet.
        if (dependents.FirstOrDefault(dependent => dependent.State.Protect).State is { } guarded)
        {
            deployment.MarkFailed(old.Urn, "something that depends on it is protected");
            deployment.Error(
                $"it cannot be replaced, because {Urns.Name(guarded.Urn)} would be replaced with it and is protected. "
                    + "Undo the change, or remove 'protect' from "
                    + $"{Urns.Name(guarded.Urn)} in the program and run 'up' before making it, "
                    + $"or run 'state unprotect {guarded.Urn}'{deployment.UnprotectingKey(guarded.Urn)}",
                old.Urn);
            return false;
        }
        List<(ResourceState State, Comparison Comparison)> doomed = [.. dependents, (old, comparison)];
        foreach (var (state, reason) in doomed)
        {
            deployment.Inventory.ReplaceEarly(state, reason);
        }
        await _deletions.RunAsync([.. doomed.Select(item => item.State)], cancellationToken);
        if (deployment.FirstFailed(doomed.Select(item => item.State.Urn)) is not { } failed)
            return true;
        deployment.MarkFailed(old.Urn, $"{Urns.Name(failed)} could not be deleted");
        return false;
    }
}
