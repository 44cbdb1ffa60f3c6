using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Configuration;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>GEO037: no registry has two replicas in one region.</summary>
public sealed class OneReplicaPerRegion : Rule
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
    public override void Check(DeclaredResource subject, Judgement judgement) => judgement.Require(
        judgement.Stack.TargetIs(
            subject["registryName"], Kinds.Registry, registry => !Earlier(subject, judgement.Stack.ReplicasOf(registry)).Any(subject.IsBeside)),
        "location",
        $"the registry has another replica in {subject.Region?.Name}");

    private static Parts Earlier(DeclaredResource replica, Parts replicas)
        => replicas with { Known = [.. replicas.Known.TakeWhile(other => other != replica)] };
}
