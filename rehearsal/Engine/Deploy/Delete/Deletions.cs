using Rehearsal.Engine.Deploy.Steps;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.State;

namespace Rehearsal.Engine.Deploy.Delete;

/// <summary>Deletes what is no longer wanted: each resource after all that depend on it, side by side where none does.</summary>
internal sealed class Deletions(Deployment deployment)
{
    private readonly ResourceRemover _remover = new(deployment);
    private readonly RegistrationSteps _steps = new(deployment);

    /// <summary>Deletes those of the given resources that the run is about; nothing when it is about resources that do not exist.</summary>
    internal async Task RunTargetsAsync(IReadOnlyCollection<ResourceState> unwanted, CancellationToken cancellationToken)
    {
        var held = deployment.Targets.Held(deployment.Inventory.Before);
        var leaving = deployment.Targets.Of(unwanted).Where(state => IsReplaced(state) || !held.Contains(state.Urn)).ToList();
        if (deployment.RefuseUnknownTargets())
        {
            if (!deployment.Kind.IsDestroy)
                await LeaveAsync(unwanted.Except(leaving), cancellationToken);
            return;
        }
        if (RefuseHooked(leaving) || RefuseWhatOthersNeed(leaving))
            return;
        if (leaving is [] && deployment.Options.ExcludeProtected)
        {
            deployment.Observe(new EngineEvent.Diagnostic(
                DiagnosticSeverity.Information, "nothing is deleted: all that is left is protected, or needed by what is", null));
            return;
        }
        await LeaveAsync(unwanted.Except(leaving), cancellationToken);
        await RunAsync(leaving, cancellationToken);
    }

    private bool IsReplaced(ResourceState state) => state.PendingDeletion || deployment.Inventory.IsSuperseded(state);

    /// <summary>Tells of what stays, although it is not declared or everything is to be deleted, because the run is not about it.</summary>
    private async Task LeaveAsync(IEnumerable<ResourceState> staying, CancellationToken cancellationToken)
    {
        foreach (var state in staying.Where(state => !IsReplaced(state) && !deployment.Registered.ContainsKey(state.Urn)))
        {
            await _steps.RunAsync(new StepWork(RegistrationSteps.Unchanged(state), state), state, cancellationToken);
        }
    }

    /// <summary>Deletes resources; once a deletion has failed no other one begins, unless the run is to go on.</summary>
    /// <param name="doomed">The resources to delete.</param>
    internal async Task RunAsync(IReadOnlyList<ResourceState> doomed, CancellationToken cancellationToken)
    {
        if (RefuseProtected(doomed))
            return;
        var order = new DeletionOrder(doomed, deployment.Inventory.CurrentUrn);
        var removals = new Dictionary<long, Task<bool>>();
        var begun = new HashSet<long>();
        string? failed = null;
        foreach (var state in order.DeepestFirst)
        {
            _ = Remove(state);
        }
        await Task.WhenAll(removals.Values);

        Task<bool> Remove(ResourceState state)
        {
            if (removals.TryGetValue(state.Key, out var removal))
                return removal;
            begun.Add(state.Key);
            // States of different runs may depend on each other in a circle, since the old and the new one of a replacement share a URN.
            var first = order.DependentsOf(state).Where(dependent => removals.ContainsKey(dependent.Key) || !begun.Contains(dependent.Key)).ToList();
            return removals[state.Key] = RemoveAfterAsync([.. first.Select(Remove)], state);
        }

        async Task<bool> RemoveAfterAsync(Task<bool>[] dependents, ResourceState state)
        {
            if ((await Task.WhenAll(dependents)).Contains(false))
                return Skip(state, "something that depends on it could not be deleted");
            cancellationToken.ThrowIfCancellationRequested();
            if (failed is not null && !deployment.Options.ContinueOnError)
                return Skip(state, $"{failed} could not be deleted, and without --continue-on-error nothing more is deleted then");
            var gone = state.DeletedWith is { } owner && order.Of(owner).Any(taker => taker is { External: false, RetainOnDelete: false });
            var kind = state.PendingDeletion || deployment.Inventory.IsSuperseded(state) ? StepKind.DeleteReplaced : StepKind.Delete;
            var isRemoved = await _remover.RemoveAsync(state, kind, cancellationToken, gone);
            if (!isRemoved)
                failed ??= Urns.Name(state.Urn);
            return isRemoved;
        }
    }

    private bool Skip(ResourceState state, string reason)
    {
        if (!ProviderTypes.IsDefault(state.Type, Urns.Name(state.Urn)))
            deployment.Observe(new EngineEvent.StepSkipped(state.Urn, reason));
        return false;
    }

    private bool RefuseProtected(IReadOnlyList<ResourceState> doomed)
    {
        // What a replacement leaves behind was protected in the last run; that it is no longer is known by now.
        var isProtected = doomed.Where(state => state is { Protect: true, PendingDeletion: false } && !deployment.Inventory.IsSuperseded(state)).ToList();
        foreach (var state in isProtected)
        {
            deployment.MarkFailed(state.Urn, "protected");
            var keeping = deployment.Kind.IsDestroy ? "leave it out with --exclude-protected" : "declare it again";
            deployment.Refuse(
                $"it is protected and cannot be deleted. To delete it, first set 'protect' to false in the program and run 'up', "
                    + $"or run 'state unprotect {state.Urn}'; to keep it, {keeping}{deployment.UnprotectingKey(state.Urn)}",
                state.Urn);
        }
        return isProtected.Count > 0;
    }

    /// <summary>Without the program, whose functions they are, hooks cannot run.</summary>
    private bool RefuseHooked(IReadOnlyList<ResourceState> doomed)
    {
        if (!deployment.Kind.IsDestroy || deployment.Options.RunProgram)
            return false;
        var hooked = doomed.Where(state => DeletionHooks(state).Any()).ToList();
        foreach (var state in hooked)
        {
            var names = string.Join(", ", DeletionHooks(state));
            deployment.Error($"it has hooks that run when it is deleted ({names}), and the program that they belong to does not run", state.Urn);
        }
        if (hooked.Count > 0)
        {
            deployment.Error(
                "hooks need their program: run 'destroy --run-program'; or, to delete without them, remove the hooks from the program and run 'up' first");
        }
        return hooked.Count > 0;
    }

    private static IEnumerable<string> DeletionHooks(ResourceState state)
        => new[] { HookKind.BeforeDelete, HookKind.AfterDelete }.SelectMany(kind => state.Hooks.GetValueOrDefault(kind, []));

    /// <summary>What the run is not about stays, and with it what it depends on.</summary>
    private bool RefuseWhatOthersNeed(IReadOnlyList<ResourceState> doomed)
    {
        var leaving = doomed.Where(state => !IsReplaced(state)).Select(state => state.Urn).ToHashSet(StringComparer.Ordinal);
        var needed = deployment.Inventory.Before
            .Where(state => !state.PendingDeletion && !deployment.Targets.Include(state.Urn, state.References()))
            .Select(state => (state.Urn, Needs: state.References().FirstOrDefault(leaving.Contains)))
            .Where(pair => pair.Needs is not null)
            .ToList();
        foreach (var (urn, needs) in needed)
        {
            deployment.Error($"it depends on {Urns.Name(needs!)}, which is to be deleted, and {deployment.Targets.WhyNot(urn)}", urn);
        }
        return needed.Count > 0;
    }
}
