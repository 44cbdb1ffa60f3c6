using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Configuration;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>GEO047: soft delete is not combined with retention or with cache rules.</summary>
public sealed class SoftDeleteAlone : Rule
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
    public override void Check(DeclaredResource subject, Judgement judgement)
    {
        judgement.Require(
            !(SoftDelete.IsOn(subject) & SoftDelete.IsRetentionOn(subject)),
            SoftDelete.Status,
            "soft delete is on together with the retention of untagged manifests");
        judgement.Require(
            !(SoftDelete.IsOn(subject) & SoftDelete.CacheRulesOf(subject, judgement.Stack).Any()),
            SoftDelete.Status,
            "soft delete is on in a registry with cache rules");
    }
}
