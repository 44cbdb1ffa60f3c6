using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.State;

namespace Rehearsal.Engine.Deploy.Delete;

/// <summary>Deletes resources: each one after all that depend on it, and those that do not depend on each other in parallel.</summary>
internal sealed class Deletions(
    Inventory inventory, ResourceRemover remover, DeletionGuard guard, RunOptions options, RunEvents events)
{
    /// <summary>Deletes resources; after a failed deletion no other one begins, unless the options say so.</summary>
    /// <param name="deleted">The resources to delete.</param>
    internal async Task RunAsync(IReadOnlyList<ResourceState> deleted, CancellationToken cancellationToken)
    {
        if (guard.RefuseProtected(deleted))
            return;
        var order = new DeletionOrder(deleted, inventory.CurrentUrn);
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
            if (failed is not null && !options.ContinueOnError)
                return Skip(state, $"{failed} could not be deleted, and without --continue-on-error nothing more is deleted then");
            var gone = state.DeletedWith is { } owner && order.Of(owner).Any(taker => taker is { External: false, RetainOnDelete: false });
            var kind = inventory.IsReplacedOrAwaitsDeletion(state) ? StepKind.DeleteReplaced : StepKind.Delete;
            var isRemoved = await remover.RemoveAsync(state, kind, cancellationToken, gone);
            if (!isRemoved)
                failed ??= Urns.Name(state.Urn);
            return isRemoved;
        }
    }

    private bool Skip(ResourceState state, string reason)
    {
        if (!ProviderTypes.IsDefault(state.Type, Urns.Name(state.Urn)))
            events.Observe(new EngineEvent.StepSkipped(state.Urn, reason));
        return false;
    }
}
