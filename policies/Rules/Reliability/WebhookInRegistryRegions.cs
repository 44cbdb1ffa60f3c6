using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>GEO042: a webhook is in a region of its registry.</summary>
internal sealed class WebhookInRegistryRegions : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO042",
        Title = "Webhooks are in regions of their registry",
        Checks = "`location` of a webhook is the location of its registry or of one of the registry's replicas.",
        Why = "A webhook reports events of the replica in its own region. Without a replica there it reports nothing.",
        Fix = "Give the webhook only regions of the registry, or add the region to `replicas`.",
        Severity = Severity.Error,
        Category = Category.Reliability,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-webhook",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Webhook];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation) => evaluation.Require(
        evaluation.Stack.TargetIs(subject["registryName"], Kinds.Registry, registry => IsIn(subject, evaluation.Stack.RegionsOf(registry))),
        "location",
        $"the webhook is in {subject.Region?.Name}, where its registry has no replica");

    private static Decision IsIn(DeclaredResource webhook, RegistryRegions regions)
        => webhook.Region is { } region ? regions.Any(known => known == region) : Decision.Undecided;
}
