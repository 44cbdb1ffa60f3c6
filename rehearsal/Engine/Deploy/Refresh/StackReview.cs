using Rehearsal.Engine.Events;
using Rehearsal.Engine.State;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Refresh;

/// <summary>
/// Tells what providers have to say about a stack that was read back, where the user looks at drift: in a refresh, and in a preview that refreshes first.
/// </summary>
/// <param name="before">The state before the refresh.</param>
internal sealed class StackReview(Deployment deployment, IReadOnlyList<ResourceState> before)
{
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        if (deployment.Kind is not (RunKind.Refresh or RunKind.RefreshPreview or RunKind.Preview))
            return;
        var refreshed = deployment.Targets.Of(before).Select(state => state.Urn).ToHashSet(StringComparer.Ordinal);
        foreach (var package in Resources().ToLookup(entry => entry.Package, entry => entry.Resource))
        {
            foreach (var remark in await deployment.Packages.ReviewAsync(package.Key, [.. package], cancellationToken))
            {
                if (refreshed.Contains(remark.Resource.Urn))
                    deployment.Warn(remark.Message, remark.Resource.Urn);
            }
        }
    }

    private IEnumerable<(string Package, RefreshedResource Resource)> Resources()
    {
        var current = deployment.Store.Resources.ToDictionary(state => state.Key);
        return from state in before
               where state is { Package.Length: > 0, External: false }
               let now = current.GetValueOrDefault(state.Key)
               select (state.Package, new RefreshedResource(state.Urn, state.Type, state.Id, (now ?? state).Outputs, now is null));
    }
}
