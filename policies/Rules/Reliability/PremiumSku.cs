using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Reliability;

/// <summary>GEO007: every registry is of the Premium tier.</summary>
internal sealed class PremiumSku : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO007",
        Title = "The registry is of the Premium tier",
        Checks = "`sku.name` of a registry is `Premium`.",
        Why = "Only Premium registries have replicas, private endpoints and network rules; the other tiers also allow fewer requests.",
        Fix = "Set `sku.name` to `Premium`; registries of this program always are.",
        Severity = Severity.Error,
        Category = Category.Reliability,
        Preset = Preset.Baseline,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-skus",
        SameAs =
        [
            new("PSRule", "AZR-000006"),
            new("Checkov", "CKV_AZURE_163"),
            new("Azure Policy", "bd560fc0-3c69-498a-ae9f-aa8eb7de0e13"),
            new("APRL", "eb005943"),
        ],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
        => evaluation.Require(subject["sku.name"].Is("Premium"), "sku.name", "the tier is not Premium, so the registry can have no replicas");
}
