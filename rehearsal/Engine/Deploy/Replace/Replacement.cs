using Rehearsal.Engine.Deploy.Compare;
using Rehearsal.Engine.Deploy.Declarations;
using Rehearsal.Engine.Deploy.Delete;
using Rehearsal.Engine.Deploy.Steps;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Replace;

/// <summary>Replaces a resource: the new one first and the old one at the end of the run, or the other way round where both cannot exist.</summary>
internal sealed class Replacement(
    Inventory inventory,
    StateStore store,
    Deletions deletions,
    Dependents dependents,
    UndoneReplacement undone,
    RegistrationSteps steps,
    ReplacementGuard guard,
    FailedResources failed,
    RunMode mode,
    TimeProvider time)
{
    /// <param name="inputs">What the new resource is created with.</param>
    /// <param name="comparison">Why the old one is replaced.</param>
    internal async Task<StepOutcome> RunAsync(
        Registration registration, IProvider provider, PropertyMap inputs, ResourceState old, Comparison comparison, CancellationToken cancellationToken)
    {
        var isGone = old.PendingReplacement || inventory.ReplacedEarly(old) is not null;
        if (await undone.TakeBackAsync(registration, provider, inputs, isGone ? null : old, cancellationToken) is { } takenBack)
            return takenBack;
        var deleteFirst = isGone || (!old.External && (registration.Declaration.DeleteBeforeReplace ?? comparison.Diff.DeleteBeforeReplace));
        if (deleteFirst && !isGone && !await DeleteAsync(old, comparison, cancellationToken))
            return new StepOutcome(false, old.Id, old.Outputs);
        var creation = new ResourceCreation(registration, provider, inputs, mode.IsPreview);
        var work = new StepWork(
            registration.ToReplacement(StepKind.CreateReplacement, old, inputs, comparison),
            registration.ToState(store.NewKey(), inputs, provider.Package, null, time.GetUtcNow()))
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
            inventory.NoteReplacement(registration.Urn);
        else
            inventory.Supersede(old, registration.Urn);
        return outcome;
    }

    /// <returns>False when it, or something that must be deleted before it, could not be deleted.</returns>
    private async Task<bool> DeleteAsync(ResourceState old, Comparison comparison, CancellationToken cancellationToken)
    {
        var followers = await dependents.ReplacedWithAsync(old, cancellationToken);
        if (guard.Refuse(old, [.. followers.Select(follower => follower.State)]))
            return false;
        List<(ResourceState State, Comparison Comparison)> deleted = [.. followers, (old, comparison)];
        foreach (var (state, reason) in deleted)
        {
            inventory.ReplaceEarly(state, reason);
        }
        await deletions.RunAsync([.. deleted.Select(item => item.State)], cancellationToken);
        if (failed.FirstOf(deleted.Select(item => item.State.Urn)) is null)
            return true;
        failed.Add(old.Urn);
        return false;
    }
}

/// <summary>Refuses replacements that would delete resources which must stay.</summary>
internal sealed class ReplacementGuard(RunTargets targets, FailedResources failed, RunEvents events, ProtectionHint protection)
{
    /// <summary>Refuses a replacement that would also replace a resource that is protected, or that the run may not change.</summary>
    /// <param name="old">The resource to replace.</param>
    /// <param name="followers">What would be replaced with it.</param>
    /// <returns>True when it is refused.</returns>
    internal bool Refuse(ResourceState old, IReadOnlyList<ResourceState> followers)
    {
        if (followers.FirstOrDefault(follower => !targets.Include(follower.Urn, follower.References())) is { } bystander)
        {
            failed.Add(old.Urn);
            events.Error(
                $"it cannot be replaced, because {Urns.Name(bystander.Urn)} would be replaced with it and {targets.WhyNot(bystander.Urn)}", old.Urn);
            return true;
        }
        // The program has not declared them yet, so whether it still protects them is not known.
        if (followers.FirstOrDefault(follower => follower.Protect) is not { } guarded)
            return false;
        failed.Add(old.Urn);
        events.Error(
            $"it cannot be replaced, because {Urns.Name(guarded.Urn)} would be replaced with it and is protected. "
                + "Undo the change, or remove 'protect' from "
                + $"{Urns.Name(guarded.Urn)} in the program and run 'up' before making it, "
                + $"or run 'state unprotect {guarded.Urn}'{protection.For(guarded.Urn)}",
            old.Urn);
        return true;
    }
}
