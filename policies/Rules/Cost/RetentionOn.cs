using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Cost;

/// <summary>GEO011: untagged manifests go after a while.</summary>
internal sealed class RetentionOn : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO011",
        Title = "Untagged manifests are removed",
        Checks = "`policies.retentionPolicy.status` of a Premium registry is `enabled`.",
        Why = "Layers of images that no tag names any more are paid for in every region. Caution: clients that pull by digest may need them.",
        Fix = "Set `policies.retention`, once you know that nothing is pulled by the digest of an untagged manifest.",
        Severity = Severity.Warning,
        Category = Category.Cost,
        Preset = Preset.OnRequest,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-retention-policy",
        SameAs =
        [
            new("PSRule", "AZR-000010"),
            new("Checkov", "CKV_AZURE_167"),
            new("APRL", "3ef86f16"),
        ],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
        => evaluation.Require(
            !subject["sku.name"].Is("Premium") | subject["policies.retentionPolicy.status"].Is("enabled"),
            "policies.retentionPolicy.status",
            "untagged manifests are kept, and paid for in every region");
}
