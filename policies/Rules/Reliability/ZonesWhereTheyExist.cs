using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>GEO041: zone redundancy is requested only where there are zones.</summary>
internal sealed class ZonesWhereTheyExist : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO041",
        Title = "Zone redundancy is requested only where there are zones",
        Checks = "`zoneRedundancy` of a registry or replica is `Enabled` only in a region that has availability zones.",
        Why = "A region without zones cannot spread anything over them: Azure refuses the value or ignores it, and whoever reads it counts on what is not "
            + "there.",
        Fix = "Leave `zoneRedundancy` out, or take a region that has availability zones.",
        Severity = Severity.Error,
        Category = Category.Reliability,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/container-registry/zone-redundancy",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry, Kinds.Replication];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation) => evaluation.Require(
        !subject["zoneRedundancy"].Is("Enabled") | subject.IsIn(region => region.HasAvailabilityZones),
        "zoneRedundancy",
        $"zone redundancy is requested in {subject.Region?.Name}, which has no availability zones");
}
