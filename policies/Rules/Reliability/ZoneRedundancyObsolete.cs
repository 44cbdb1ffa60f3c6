using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>GEO010: zone redundancy is not switched off where there are zones; Azure ignores it.</summary>
internal sealed class ZoneRedundancyObsolete : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO010",
        Title = "Zone redundancy is not switched off",
        Checks = "`zoneRedundancy` of a registry or replica is not `Disabled` in a region that has availability zones.",
        Why = "The value has no effect any more: where there are zones, images are in several of them. It only misleads its readers.",
        Fix = "Leave `zoneRedundancy` out of the settings, and write `Enabled` in resources of your own: left out, Pulumi's classes send `Disabled`. Changing "
            + "it in Azure is impossible, so what exists keeps the value that it was created with.",
        Severity = Severity.Information,
        Category = Category.Reliability,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/container-registry/zone-redundancy",
        SameAs =
        [
            new("Checkov", "CKV_AZURE_233"),
            new("Azure Policy", "9d2b0a20-57d6-474c-9d12-44a4a20999c6"),
            new("APRL", "63491f70"),
        ],
        ReplacedBy = "Azure spreads every registry over the zones of each of its regions that has any, whatever `zoneRedundancy` says.",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry, Kinds.Replication];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation) => evaluation.Require(
        !subject["zoneRedundancy"].Is("Disabled") | !subject.IsIn(region => region.HasAvailabilityZones),
        "zoneRedundancy",
        $"zone redundancy is switched off, but Azure keeps images in several zones of {subject.Region?.Name} anyway");
}
