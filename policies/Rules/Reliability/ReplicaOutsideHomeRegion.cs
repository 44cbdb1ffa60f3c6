using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>GEO036: no replica is declared in the home region of its registry.</summary>
internal sealed class ReplicaOutsideHomeRegion : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO036",
        Title = "Replicas are outside the home region",
        Checks = "`location` of a replica is another than the one of its registry, unless the replica is imported and retained.",
        Why = "Azure makes the home region's replica together with the registry. A second one there is refused, or taken for the first, which can never "
            + "be deleted.",
        Fix = "Take the home region out of `replicas`, remove the `Replication`, or import it with `ImportId` and `RetainOnDelete`.",
        Severity = Severity.Error,
        Category = Category.Reliability,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-geo-replication",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Replication];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation) => evaluation.Require(
        evaluation.Stack.TargetIs(subject["registryName"], Kinds.Registry, registry => !subject.IsBeside(registry)),
        "location",
        $"the replica is in {subject.Region?.Name}, the registry's home region");
}
