using Rehearsal.Engine.Planning;
using Rehearsal.Engine.State;

namespace Rehearsal.Engine;

/// <summary>Takes resources out of a stack's state and leaves them alone in the cloud.</summary>
internal static class StateRemoval
{
    /// <param name="withProtected">Also takes out what is protected.</param>
    /// <param name="withDependents">Also takes out what depends on the resource.</param>
    /// <returns>What was taken out.</returns>
    /// <exception cref="RehearsalException">There is no such resource, it or what depends on it has to stay, or the state cannot be changed.</exception>
    internal static IReadOnlyList<ResourceState> Run(RehearsedStack stack, string urn, bool withProtected, bool withDependents)
    {
        using var store = stack.OpenState();
        var urns = store.Resources.Select(state => state.Urn).ToList();
        if (!urns.Contains(urn))
            throw new RehearsalException($"there is no resource '{urn}' in the stack '{stack.Name}'. {Urns.Suggestion(urn, urns)}".TrimEnd());
        var doomed = new RunTargets(new RunOptions { Targets = new UrnPatterns([urn]), TargetDependents = true }).Of(store.Resources);
        if (!withDependents && doomed.Where(state => state.Urn != urn).Select(state => state.Urn).ToList() is { Count: > 0 } dependents)
            throw new RehearsalException($"'{urn}' cannot be taken out of the state, because others depend on it: {string.Join(", ", dependents)}. Take these out first, or all at once with --target-dependents");
        if (!withProtected && doomed.FirstOrDefault(state => state.Protect) is { } guarded)
            throw new RehearsalException($"'{guarded.Urn}' is protected; take it out of the state all the same with --force");
        store.Apply(new StateChange { Remove = [.. doomed.Select(state => state.Key)] });
        return doomed;
    }
}
