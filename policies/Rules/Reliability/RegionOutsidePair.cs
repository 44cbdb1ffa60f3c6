using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>GEO040: a registry in production has a region besides the home region and its pair.</summary>
internal sealed class RegionOutsidePair : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO040",
        Title = "A registry in production is not only in a pair of regions",
        Checks = "One region of a registry in production, if it has several, is neither the home region nor the region that Azure pairs it with.",
        Why = "The regions of a pair are close to each other and often share networks and power: what takes one of them down may take down both.",
        Fix = "Add a region to `replicas` that is not the home region's pair.",
        Severity = Severity.Warning,
        Category = Category.Reliability,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/reliability/reliability-container-registry",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
    {
        var regions = evaluation.Stack.RegionsOf(subject);
        var isInOneOnly = regions.Known.Length > 1 ? Decision.No : regions.MayHaveMore ? Decision.Undecided : Decision.Yes;
        evaluation.Require(
            !evaluation.Stack.IsProduction(subject) | isInOneOnly | RegionPair.HasRegionOutside(subject, regions),
            "location",
            $"the registry is only in {string.Join(" and ", regions.Known.Select(region => region.Name))}, a pair of regions");
    }
}
