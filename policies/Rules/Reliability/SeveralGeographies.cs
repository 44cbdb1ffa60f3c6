using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>GEO039: a registry in production is in more than one geography.</summary>
internal sealed class SeveralGeographies : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO039",
        Title = "A registry in production is in several geographies",
        Checks = "The regions of a registry in production, if one is neither the home region nor its pair, are in at least two of Azure's geographies. Where "
            + "`allowedGeographies` allows only one, there is nothing to check.",
        Why = "What affects a whole geography, such as a failure of networks or power or a change in its laws, affects every replica at once.",
        Fix = "Add a region of another geography to `replicas`.",
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
        if (evaluation.Parameters.AllowedGeographies is [var only] && !Geographies.Groups.ContainsKey(only))
            return;
        var regions = evaluation.Stack.RegionsOf(subject);
        var geographies = regions.Known.Select(region => region.Geography).OfType<string>().Distinct().ToList();
        evaluation.Require(
            !evaluation.Stack.IsProduction(subject)
                | !RegionPair.HasRegionOutside(subject, regions)
                | geographies.Count > 1
                | (regions.MayHaveMore ? Decision.Undecided : Decision.No),
            "location",
            $"all regions of the registry are in one geography: {string.Join(", ", geographies)}");
    }
}
