using Rehearsal.Engine.Deploy.Compare;
using Rehearsal.Engine.Deploy.Providers;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Replace;

/// <summary>
/// Finds what must be replaced with a resource that is deleted before its replacement is created: everything whose inputs come from it
/// and that its provider, or the program, replaces if they change, and everything that is replaced or deleted with it. Pulumi's
/// engine does the same.
/// </summary>
internal sealed class Dependents(Inventory inventory, Packages packages, RunEvents events)
{
    /// <returns>The dependents, and the dependents of these, each with the reason for its replacement.</returns>
    internal async Task<IReadOnlyList<(ResourceState State, Comparison Comparison)>> ReplacedWithAsync(
        ResourceState replaced, CancellationToken cancellationToken)
    {
        var found = new List<(ResourceState State, Comparison Comparison)>();
        var urns = new HashSet<string>(StringComparer.Ordinal) { replaced.Urn };
        var candidates = inventory.Before
            .Where(state => state is { Package.Length: > 0, External: false, PendingDeletion: false } && state.Key != replaced.Key && !inventory.IsKept(state))
            .ToList();
        // A resource may have been created before one that it depends on now, so one pass over them is not enough.
        for (var before = -1; before != found.Count;)
        {
            before = found.Count;
            foreach (var candidate in candidates.Where(candidate => !urns.Contains(candidate.Urn)))
            {
                if (await CompareAsync(candidate, urns, cancellationToken) is not { RequiresReplacement: true } comparison)
                    continue;
                found.Add((candidate, comparison));
                urns.Add(candidate.Urn);
            }
        }
        return found;
    }

    /// <summary>How a resource differs when everything that comes from the given ones is unknown; null when it does not depend on them.</summary>
    private async Task<Comparison?> CompareAsync(ResourceState state, HashSet<string> urns, CancellationToken cancellationToken)
    {
        if (state.Provider is { } reference && urns.Contains(ResourceState.ProviderUrn(reference)))
            return ProviderChanges.Replacement with { FollowsAnother = true };
        if (ReplacementReason.Of(state, urns.Contains) is { } reason)
            return new Comparison(DiffResult.None, [reason]) { FollowsAnother = true };
        var affected = state.PropertyDependencies.Where(entry => entry.Value.Any(urns.Contains)).Select(entry => entry.Key).ToHashSet();
        if (affected.Count == 0 || packages.ForState(state) is not { } provider)
            return null;
        var inputs = new PropertyMap(state.Inputs.Select(
            input => affected.Contains(input.Key) ? KeyValuePair.Create<string, PropertyValue>(input.Key, PropertyValue.Unknown.Instance) : input));
        var context = events.ContextOf(state.Urn, state.Type, Urns.Name(state.Urn));
        var diff = await provider.DiffAsync(new DiffRequest(context, state.Id, state.Inputs, state.Outputs, inputs), cancellationToken);
        var compared = PropertyOptions.ReplaceOnChanges(state.ReplaceOnChanges, PropertyOptions.WithoutIgnored(state.IgnoreChanges, diff));
        return new Comparison(compared, []) { FollowsAnother = true };
    }
}
