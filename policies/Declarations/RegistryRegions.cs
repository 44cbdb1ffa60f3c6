using System.Collections.Immutable;
using GeoRegistry.Azure;

namespace GeoRegistry.Policies.Declarations;

/// <summary>The regions that a registry is in.</summary>
/// <param name="Known">Those that are known, each once; the home region is the first where it is known.</param>
/// <param name="MayHaveMore">Whether there may be others: a location is unknown or not a region of Azure, or the registry of a replica is unknown.</param>
public sealed record RegistryRegions(ImmutableArray<Region> Known, bool MayHaveMore)
{
    /// <summary>Whether a condition holds for at least one of them.</summary>
    public Decision Any(Func<Region, bool> condition) => Known.Any(condition) ? Decision.Yes : MayHaveMore ? Decision.Undecided : Decision.No;

    /// <summary>Whether a condition holds for all of them.</summary>
    public Decision All(Func<Region, bool> condition) => !Any(region => !condition(region));

    /// <summary>The regions of a registry and of its replicas.</summary>
    internal static RegistryRegions Of(DeclaredStack stack, DeclaredResource registry)
    {
        var replicas = stack.ReplicasOf(registry);
        var regions = replicas.Known.Prepend(registry).Select(place => place.Region).ToImmutableArray();
        return new([.. regions.OfType<Region>().Distinct()], replicas.MayHaveMore || regions.Contains(null));
    }
}
