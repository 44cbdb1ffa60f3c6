using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.State;

namespace Rehearsal.Engine.Deploy.Delete;

/// <summary>Refuses deletions of resources that must stay.</summary>
internal sealed class DeletionGuard(
    Inventory inventory, RunTargets targets, FailedResources failed, RunEvents events, RunMode mode, RunOptions options, ProtectionHint protection)
{
    /// <summary>Refuses to delete protected resources.</summary>
    /// <returns>True when there are any.</returns>
    internal bool RefuseProtected(IReadOnlyList<ResourceState> deleted)
    {
        // What a replacement leaves behind was protected in the last run; the program no longer protects it.
        var isProtected = deleted.Where(state => state.Protect && !inventory.IsReplacedOrAwaitsDeletion(state)).ToList();
        foreach (var state in isProtected)
        {
            failed.Add(state.Urn);
            var keeping = mode.IsDestroy ? "leave it out with --exclude-protected" : "declare it again";
            events.Refuse(
                $"it is protected and cannot be deleted. To delete it, first set 'protect' to false in the program and run 'up', "
                    + $"or run 'state unprotect {state.Urn}'; to keep it, {keeping}{protection.For(state.Urn)}",
                state.Urn);
        }
        return isProtected.Count > 0;
    }

    /// <summary>Refuses to delete resources with deletion hooks when the program, whose functions they are, does not run.</summary>
    /// <returns>True when there are any.</returns>
    internal bool RefuseHooked(IReadOnlyList<ResourceState> deleted)
    {
        if (!mode.IsDestroy || options.RunProgram)
            return false;
        var hooked = deleted.Where(state => DeletionHooks(state).Any()).ToList();
        foreach (var state in hooked)
        {
            var names = string.Join(", ", DeletionHooks(state));
            events.Error($"it has hooks that run when it is deleted ({names}), and the program that they belong to does not run", state.Urn);
        }
        if (hooked.Count > 0)
        {
            events.Error(
                "hooks need their program: run 'destroy --run-program'; or, to delete without them, remove the hooks from the program and run 'up' first");
        }
        return hooked.Count > 0;
    }

    /// <summary>Refuses to delete what is needed by resources that the run may not change.</summary>
    /// <returns>True when there are any.</returns>
    internal bool RefuseWhatOthersNeed(IReadOnlyList<ResourceState> deleted)
    {
        var leaving = deleted.Where(state => !inventory.IsReplacedOrAwaitsDeletion(state)).Select(state => state.Urn).ToHashSet(StringComparer.Ordinal);
        var needed = inventory.Before
            .Where(state => !state.PendingDeletion && !targets.Include(state.Urn, state.References()))
            .Select(state => (state.Urn, Needs: state.References().FirstOrDefault(leaving.Contains)))
            .Where(pair => pair.Needs is not null)
            .ToList();
        foreach (var (urn, needs) in needed)
        {
            events.Error($"it depends on {Urns.Name(needs!)}, which is to be deleted, and {targets.WhyNot(urn)}", urn);
        }
        return needed.Count > 0;
    }

    private static IEnumerable<string> DeletionHooks(ResourceState state)
        => new[] { HookKind.BeforeDelete, HookKind.AfterDelete }.SelectMany(kind => state.Hooks.GetValueOrDefault(kind, []));
}
