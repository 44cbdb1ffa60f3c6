using System.Collections.Immutable;
using GeoRegistry.Configuration;

namespace GeoRegistry.Policies.Configuration;

/// <summary>
/// The exemptions that follow from other settings: the owner of a stack unprotects a registry with <c>protect: false</c>, or replicas with
/// <c>allowReplicaRemoval</c>, to remove them. Otherwise the rule that everything in production is protected (GEO046) would forbid the documented way.
/// </summary>
internal static class ImpliedExemptions
{
    private const string Rule = "GEO046";
    private const string Owner = "whoever wrote the stack file";

    /// <summary>The exemptions that follow from the settings of all registries.</summary>
    /// <param name="registries">The value of <c>geo-registry:registries</c>; errors in it are reported elsewhere.</param>
    internal static ImmutableArray<Exemption> Of(ConfigNode registries)
        => [.. registries.Items.Where(registry => registry["name"].Text is not null).SelectMany(registry => Of(registry, registry["name"].Text!))];

    private static IEnumerable<Exemption> Of(ConfigNode registry, string name)
    {
        if (registry["protect"].Flag is false)
        {
            const string reason = "protect is false, so that the registry can be removed";
            yield return Implied(registry["protect"].Path, name, reason);
            yield return Implied(registry["protect"].Path, $"{name}-*", reason);
        }

        foreach (var region in registry["allowReplicaRemoval"].Items)
        {
            if (region.FindRegion() is { } known)
                yield return Implied(region.Path, $"{name}-{known.Name}", "allowReplicaRemoval names its region; the next run can remove it from replicas");
        }
    }

    private static Exemption Implied(string path, string resource, string reason)
        => new(path, Rule, resource, reason, Owner, DateOnly.MaxValue) { IsImplied = true };
}
