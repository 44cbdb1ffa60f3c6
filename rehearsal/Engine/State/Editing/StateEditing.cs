using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Stacks;
using Rehearsal.Engine.State;

namespace Rehearsal.Engine.State.Editing;

/// <summary>Edits a stack's state; changes nothing in the cloud.</summary>
internal static class StateEditing
{
    /// <summary>Removes resources from the state.</summary>
    /// <param name="urn">One resource's; null for all of the stack.</param>
    /// <param name="withProtected">Also removes what is protected.</param>
    /// <param name="withDependents">Also removes what depends on the resource.</param>
    /// <returns>What was removed.</returns>
    /// <exception cref="RehearsalException">There is no such resource, it or what depends on it has to stay, or the state cannot be changed.</exception>
    internal static IReadOnlyList<ResourceState> Remove(RehearsedStack stack, string? urn, bool withProtected, bool withDependents)
    {
        using var store = stack.OpenState("state");
        var removed = urn is null ? store.Resources : WithDependents(store, stack, urn);
        if (urn is not null && !withDependents && removed.Where(state => state.Urn != urn).Select(state => state.Urn).ToList() is { Count: > 0 } dependents)
        {
            throw new RehearsalException(
                $"'{urn}' cannot be taken out of the state, because others depend on it: {string.Join(", ", dependents)}. "
                    + "Take these out first, or all at once with --target-dependents");
        }
        if (!withProtected && removed.FirstOrDefault(state => state.Protect) is { } guarded)
            throw new RehearsalException($"'{guarded.Urn}' is protected; take it out of the state all the same with --force");
        store.Apply(new StateChange { Remove = [.. removed.Select(state => state.Key)] });
        return removed;
    }

    /// <summary>Lets resources be deleted and replaced, until the program protects them again.</summary>
    /// <param name="urns">The resources; null for all of the stack.</param>
    /// <returns>What was protected and no longer is.</returns>
    /// <exception cref="RehearsalException">There is no such resource, or the state cannot be changed.</exception>
    internal static IReadOnlyList<ResourceState> Unprotect(RehearsedStack stack, IReadOnlyCollection<string>? urns)
        => Change(stack, urns, state => state with { Protect = false });

    /// <summary>Keeps resources from being deleted and replaced, until the program says otherwise.</summary>
    /// <param name="urns">The resources.</param>
    /// <returns>What was not protected and is now.</returns>
    /// <exception cref="RehearsalException">There is no such resource, or the state cannot be changed.</exception>
    internal static IReadOnlyList<ResourceState> Protect(RehearsedStack stack, IReadOnlyCollection<string> urns)
        => Change(stack, urns, state => state with { Protect = true });

    /// <summary>Makes the next update replace resources, or takes that back.</summary>
    /// <param name="urns">The resources; null for all of the stack.</param>
    /// <param name="taint">Whether they are to be replaced.</param>
    /// <returns>What has changed.</returns>
    /// <exception cref="RehearsalException">There is no such resource, or the state cannot be changed.</exception>
    internal static IReadOnlyList<ResourceState> Taint(RehearsedStack stack, IReadOnlyCollection<string>? urns, bool taint)
        => Change(stack, urns, state => state.PendingDeletion ? state : state with { Taint = taint });

    /// <summary>Gives a resource the name that the program has for it now, also where others refer to it.</summary>
    /// <param name="urn">The resource.</param>
    /// <param name="name">Its new name.</param>
    /// <returns>Its new URN.</returns>
    /// <exception cref="RehearsalException">There is no such resource, another one has the name, or the state cannot be changed.</exception>
    internal static string Rename(RehearsedStack stack, string urn, string name)
    {
        using var store = stack.OpenState("state");
        _ = Find(store, stack, urn);
        var renamed = urn[..^Urns.Name(urn).Length] + name;
        if (store.Resources.Any(state => state.Urn == renamed))
            throw new RehearsalException($"'{urn}' cannot be named '{name}', because there is '{renamed}' already");
        var changed = store.Resources
            .Select(state => (Before: state, After: state.Renamed(urn, renamed)))
            .Where(pair => !pair.After.SaysTheSameAs(pair.Before));
        store.Apply(new StateChange { Put = [.. changed.Select(pair => pair.After)] });
        return renamed;
    }

    /// <param name="urns">The resources; null for all of the stack.</param>
    /// <returns>What has changed, as it is now.</returns>
    private static IReadOnlyList<ResourceState> Change(RehearsedStack stack, IReadOnlyCollection<string>? urns, Func<ResourceState, ResourceState> change)
    {
        using var store = stack.OpenState("state");
        var chosen = urns is null ? store.Resources : [.. urns.Distinct().SelectMany(urn => Find(store, stack, urn))];
        IReadOnlyList<ResourceState> changed = [.. chosen
            .Select(state => (Before: state, After: change(state)))
            .Where(pair => !pair.After.SaysTheSameAs(pair.Before))
            .Select(pair => pair.After)];
        store.Apply(new StateChange { Put = changed });
        return changed;
    }

    private static IReadOnlyList<ResourceState> WithDependents(StateStore store, RehearsedStack stack, string urn)
    {
        _ = Find(store, stack, urn);
        return new RunTargets(new RunOptions { Targets = new UrnPatterns([urn]), TargetDependents = true }).Of(store.Resources);
    }

    private static IReadOnlyList<ResourceState> Find(StateStore store, RehearsedStack stack, string urn)
    {
        var found = store.Resources.Where(state => state.Urn == urn).ToList();
        if (found is not [])
            return found;
        var suggestion = Urns.Suggestion(urn, store.Resources.Select(state => state.Urn));
        var hint = suggestion is "" ? "'stack --show-urns' lists all URNs" : suggestion;
        throw new RehearsalException($"there is no resource '{urn}' in the stack '{stack.Name}'. {hint}");
    }
}
