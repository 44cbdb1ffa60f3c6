using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>GEO012: what is deleted in a registry by mistake can be restored.</summary>
internal sealed class SoftDeleteOn : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO012",
        Title = "Deleted images can be restored",
        Checks = "`policies.softDeletePolicy.status` of a registry is `enabled`. A registry with replicas, retention or cache rules passes, for Azure does "
            + "not support soft delete there.",
        Why = "Without soft delete, an image that is deleted by mistake is gone at once.",
        Fix = "Set `policies.softDelete`, or `policies.softDeletePolicy` of the registry, with the days for which deleted images are kept.",
        Severity = Severity.Warning,
        Category = Category.Reliability,
        Preset = Preset.OnRequest,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-soft-delete-policy",
        SameAs =
        [
            new("PSRule", "AZR-000310"),
            new("APRL", "e7f0fd54"),
        ],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation) => evaluation.Require(
        SoftDeleteStatus.IsOn(subject)
            | SoftDeleteStatus.IsRetentionOn(subject)
            | evaluation.Stack.ReplicasOf(subject).Any()
            | SoftDeleteStatus.CacheRulesOf(subject, evaluation.Stack).Any(),
        SoftDeleteStatus.Property,
        "soft delete is off, so deleted images are gone at once");
}
