using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>GEO047: soft delete is not combined with retention or with cache rules.</summary>
internal sealed class SoftDeleteAlone : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO047",
        Title = "Soft delete is not combined with retention or cache rules",
        Checks = "Where `policies.softDeletePolicy.status` of a registry is `enabled`, `policies.retentionPolicy.status` is not, and the registry has no "
            + "cache rules.",
        Why = "Azure supports soft delete neither beside the retention of untagged manifests nor in a registry that caches images of others.",
        Fix = "Choose one: remove `policies.softDelete`, or `policies.retention` and `cacheRules`.",
        Severity = Severity.Error,
        Category = Category.Reliability,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-soft-delete-policy",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
    {
        evaluation.Require(
            !(SoftDeleteStatus.IsOn(subject) & SoftDeleteStatus.IsRetentionOn(subject)),
            SoftDeleteStatus.Property,
            "soft delete is on together with the retention of untagged manifests");
        evaluation.Require(
            !(SoftDeleteStatus.IsOn(subject) & SoftDeleteStatus.CacheRulesOf(subject, evaluation.Stack).Any()),
            SoftDeleteStatus.Property,
            "soft delete is on in a registry with cache rules");
    }
}
