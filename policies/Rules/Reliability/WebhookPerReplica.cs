using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>GEO043: a registry that has webhooks has one in each of its regions.</summary>
internal sealed class WebhookPerReplica : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO043",
        Title = "Each region has a webhook where others have one",
        Checks = "A registry with webhooks has one whose `location` is its own, and one for each of its replicas.",
        Why = "A webhook reports only events of its own region. Receivers are not notified about regions without a webhook.",
        Fix = "Set `regions: all` of the webhook, or declare a `Webhook` in each region.",
        Severity = Severity.Warning,
        Category = Category.Reliability,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-geo-replication",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry, Kinds.Replication];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation) => evaluation.Require(
        subject.Kind is Kinds.Registry
            ? HasWebhook(subject, subject, evaluation.Stack)
            : evaluation.Stack.TargetIs(subject["registryName"], Kinds.Registry, registry => HasWebhook(registry, subject, evaluation.Stack)),
        "location",
        $"the registry has webhooks, but none in {subject.Region?.Name}");

    private static Decision HasWebhook(DeclaredResource registry, DeclaredResource place, DeclaredStack stack)
    {
        var webhooks = stack.OwnedBy(registry, Kinds.Webhook, "registryName");
        return !webhooks.Any() | webhooks.Any(webhook => webhook.IsBeside(place));
    }
}
