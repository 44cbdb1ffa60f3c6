using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>GEO037: no registry has two replicas in one region.</summary>
internal sealed class OneReplicaPerRegion : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO037",
        Title = "A registry has one replica per region",
        Checks = "No two replicas of one registry have the same `location`.",
        Why = "A registry has one replica in a region: Azure refuses another, halfway through the deployment.",
        Fix = "Remove one of the two, from `replicas` or from the resources that are declared beside it.",
        Severity = Severity.Error,
        Category = Category.Reliability,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-geo-replication",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Replication];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation) => evaluation.Require(
        evaluation.Stack.TargetIs(
            subject["registryName"], Kinds.Registry, registry => !Earlier(subject, evaluation.Stack.ReplicasOf(registry)).Any(subject.IsBeside)),
        "location",
        $"the registry has another replica in {subject.Region?.Name}");

    private static OwnedResources Earlier(DeclaredResource replica, OwnedResources replicas)
        => replicas with { Known = [.. replicas.Known.TakeWhile(other => other != replica)] };
}
