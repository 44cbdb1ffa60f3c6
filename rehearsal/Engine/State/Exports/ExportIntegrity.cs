namespace Rehearsal.Engine.State.Exports;

/// <summary>What Pulumi's engine requires of a state. Source: <c>VerifyIntegrity</c> in github.com/pulumi/pulumi, pkg/resource/deploy/snapshot.go.</summary>
internal static class ExportIntegrity
{
    /// <summary>The problems of the resources, one sentence each; empty when there are none.</summary>
    internal static IEnumerable<string> Problems(IReadOnlyList<ResourceState> resources)
    {
        var all = resources.Select(state => state.Urn).ToHashSet(StringComparer.Ordinal);
        var before = new HashSet<string>(StringComparer.Ordinal);
        var current = new HashSet<string>(StringComparer.Ordinal);
        foreach (var state in resources)
        {
            foreach (var (what, urn) in References(state).Where(reference => !before.Contains(reference.Urn)))
            {
                yield return all.Contains(urn)
                    ? $"'{state.Urn}' comes before its {what} '{urn}'"
                    : $"'{state.Urn}' has the {what} '{urn}', which is not in the file";
            }
            if (!state.PendingDeletion && !current.Add(state.Urn))
                yield return $"'{state.Urn}' is in the file twice";
            if (state.Custom && state.Id.Length == 0 && !state.PendingDeletion)
                yield return $"'{state.Urn}' has no id";
            before.Add(state.Urn);
        }
    }

    private static IEnumerable<(string What, string Urn)> References(ResourceState state)
    {
        (string What, string? Urn)[] single =
        [
            ("parent", state.Parent),
            ("provider", state.Provider is null ? null : ResourceState.ProviderUrn(state.Provider)),
            ("'deletedWith'", state.DeletedWith),
        ];
        return single.Where(reference => reference.Urn is not null).Select(reference => (reference.What, reference.Urn!))
            .Concat(state.Dependencies.Concat(state.PropertyDependencies.Values.SelectMany(urns => urns)).Distinct().Select(urn => ("dependency", urn)));
    }
}
