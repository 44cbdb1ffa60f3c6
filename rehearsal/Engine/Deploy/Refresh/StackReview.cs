using Rehearsal.Engine.Deploy.Providers;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.State;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Refresh;

/// <summary>
/// Reports the remarks of providers about a stack that was read back, in the runs that show drift: a refresh, and a preview that refreshes first.
/// </summary>
internal sealed class StackReview(StateStore store, Packages packages, RunTargets targets, RunMode mode, RunEvents events)
{
    /// <param name="before">The state before the refresh.</param>
    internal async Task RunAsync(IReadOnlyList<ResourceState> before, CancellationToken cancellationToken)
    {
        if (mode.Kind is not (RunKind.Refresh or RunKind.RefreshPreview or RunKind.Preview))
            return;
        var refreshed = targets.Of(before).Select(state => state.Urn).ToHashSet(StringComparer.Ordinal);
        foreach (var package in Resources(before).ToLookup(entry => entry.Package, entry => entry.Resource))
        {
            foreach (var remark in await packages.ReviewAsync(package.Key, [.. package], cancellationToken))
            {
                if (refreshed.Contains(remark.Resource.Urn))
                    events.Warn(remark.Message, remark.Resource.Urn);
            }
        }
    }

    private IEnumerable<(string Package, RefreshedResource Resource)> Resources(IReadOnlyList<ResourceState> before)
    {
        var current = store.Resources.ToDictionary(state => state.Key);
        return from state in before
               where state is { Package.Length: > 0, External: false }
               let now = current.GetValueOrDefault(state.Key)
               select (state.Package, new RefreshedResource(state.Urn, state.Type, state.Id, (now ?? state).Outputs, now is null));
    }
}
