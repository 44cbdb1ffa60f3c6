using Rehearsal.Engine.Events;
using Rehearsal.Engine.State;

namespace Rehearsal.Engine.Planning;

/// <summary>Deletes what is no longer wanted: each resource after all that depend on it, side by side where none does.</summary>
internal sealed class Deletions(Deployment deployment)
{
    private readonly ResourceRemover _remover = new(deployment);

    /// <summary>Deletes those of the given resources that the run is about; nothing when it is about resources that do not exist.</summary>
    internal async Task RunTargetsAsync(IReadOnlyCollection<ResourceState> unwanted, CancellationToken cancellationToken)
    {
        if (deployment.RefuseUnknownTargets())
            return;
        var doomed = deployment.Targets.Of(unwanted);
        if (!RefuseHooked(doomed) && !RefuseWhatOthersNeed(doomed))
            await RunAsync(doomed, cancellationToken);
    }

    /// <param name="doomed">The resources to delete.</param>
    internal async Task RunAsync(IReadOnlyList<ResourceState> doomed, CancellationToken cancellationToken)
    {
        if (RefuseProtected(doomed))
            return;
        var byUrn = doomed.ToLookup(state => deployment.Inventory.CurrentUrn(state.Urn));
        var dependents = doomed.ToDictionary(state => state.Key, _ => new List<ResourceState>());
        foreach (var dependent in doomed)
        {
            foreach (var needed in dependent.References().Select(deployment.Inventory.CurrentUrn).Distinct().SelectMany(urn => byUrn[urn]))
            {
                // The old and the new one of a replacement share a URN; neither depends on the other.
                if (needed.Urn != dependent.Urn)
                    dependents[needed.Key].Add(dependent);
            }
        }
        var removals = new Dictionary<long, Task<bool>>();
        var begun = new HashSet<long>();
        foreach (var state in doomed.OrderByDescending(state => state.Key))
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
            var first = dependents[state.Key].Where(dependent => removals.ContainsKey(dependent.Key) || !begun.Contains(dependent.Key)).ToList();
            return removals[state.Key] = RemoveAfterAsync([.. first.Select(Remove)], state, byUrn, cancellationToken);
        }
    }

    private async Task<bool> RemoveAfterAsync(Task<bool>[] dependents, ResourceState state, ILookup<string, ResourceState> doomed, CancellationToken cancellationToken)
    {
        if ((await Task.WhenAll(dependents)).Contains(false))
        {
            if (!ProviderTypes.IsDefault(state.Type, Urns.Name(state.Urn)))
                deployment.Observe(new EngineEvent.StepSkipped(state.Urn, "something that depends on it could not be deleted"));
            return false;
        }
        cancellationToken.ThrowIfCancellationRequested();
        var gone = state.DeletedWith is { } owner && doomed[deployment.Inventory.CurrentUrn(owner)].Any(taker => taker is { External: false, RetainOnDelete: false });
        return await _remover.RemoveAsync(state, state.PendingDeletion || deployment.Inventory.IsSuperseded(state) ? StepKind.DeleteReplaced : StepKind.Delete, cancellationToken, gone);
    }

    private bool RefuseProtected(IReadOnlyList<ResourceState> doomed)
    {
        var isProtected = doomed.Where(state => state.Protect && !state.PendingDeletion).ToList();
        foreach (var state in isProtected)
        {
            deployment.MarkFailed(state.Urn, "protected");
            deployment.Refuse(
                $"it is protected and cannot be deleted. To delete it, first set 'protect' to false in the program and run 'up', "
                    + $"or run 'state unprotect {state.Urn}'; to keep it, declare it again{deployment.UnprotectingKey(state.Urn)}",
                state.Urn);
        }
        return isProtected.Count > 0;
    }

    /// <summary>Without the program, whose functions they are, hooks cannot run.</summary>
    private bool RefuseHooked(IReadOnlyList<ResourceState> doomed)
    {
        if (!deployment.Kind.IsDestroy || deployment.Options.RunProgram)
            return false;
        var hooked = doomed.Where(state => state.Hooks.ContainsKey(HookKind.BeforeDelete) || state.Hooks.ContainsKey(HookKind.AfterDelete)).ToList();
        foreach (var state in hooked)
        {
            deployment.Error(
                $"it has hooks that run when it is deleted, and they belong to the program: run 'destroy --run-program'; or, to delete it without them, remove its hooks from the program and run 'up' first",
                state.Urn);
        }
        return hooked.Count > 0;
    }

    /// <summary>What the run is not about stays, and with it what it depends on.</summary>
    private bool RefuseWhatOthersNeed(IReadOnlyList<ResourceState> doomed)
    {
        var leaving = doomed.Where(state => !state.PendingDeletion && !deployment.Inventory.IsSuperseded(state)).Select(state => state.Urn).ToHashSet(StringComparer.Ordinal);
        var needed = deployment.Inventory.Before
            .Where(state => !state.PendingDeletion && !deployment.Targets.Include(state.Urn, state.References()))
            .Select(state => (state.Urn, Needs: state.References().FirstOrDefault(leaving.Contains)))
            .Where(pair => pair.Needs is not null)
            .ToList();
        foreach (var (urn, needs) in needed)
        {
            deployment.Error($"it cannot be deleted, because {Urns.Name(urn)} depends on it and is no target; add --target '{urn}', or --target-dependents for all such", needs);
        }
        return needed.Count > 0;
    }
}
