using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Security;

/// <summary>GEO014: no registry relies on content trust, which goes away.</summary>
internal sealed class ContentTrustReplaced : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO014",
        Title = "Content trust is not used",
        Checks = "`policies.trustPolicy.status` of a registry is left out or `disabled`. Other catalogues ask for the opposite.",
        Why = "Azure removes Docker Content Trust on 31 March 2028: signatures that are made with it can then no longer be checked, and it excludes "
            + "customer-managed keys.",
        Fix = "Leave the policy out, and sign images with Notary Project, which keeps signatures beside the images.",
        Severity = Severity.Information,
        Category = Category.Security,
        Preset = Preset.Baseline,
        Source = "https://aka.ms/acr/dctdeprecation",
        SameAs =
        [
            new("PSRule", "AZR-000009"),
            new("Checkov", "CKV_AZURE_164"),
        ],
        ReplacedBy = "Signing with Notary Project",
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
        => evaluation.Require(
            !subject["policies.trustPolicy.status"].Is("enabled"),
            "policies.trustPolicy.status",
            "content trust is on, which Azure removes on 31 March 2028; sign with Notary Project");
}
