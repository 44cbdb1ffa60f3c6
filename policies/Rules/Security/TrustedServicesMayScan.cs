using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Security;

/// <summary>GEO022: Defender for Cloud reaches a registry whose network is restricted.</summary>
internal sealed class TrustedServicesMayScan : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO022",
        Title = "Defender for Cloud may scan",
        Checks = "`networkRuleBypassOptions` of a registry whose network is restricted is left out or `AzureServices`. Other catalogues check what "
            + "the scans find, which is not known before deployment.",
        Why = "Defender for Cloud is a trusted service of Azure. If these are kept out, images are no longer scanned, without any error.",
        Fix = "Leave `publicAccess.trustedServicesBypass` out. In resources of your own: `networkRuleBypassOptions: AzureServices`.",
        Severity = Severity.Warning,
        Category = Category.Security,
        Preset = Preset.Production,
        Source = "https://learn.microsoft.com/azure/container-registry/allow-access-trusted-services",
        SameAs =
        [
            new("PSRule", "AZR-000002"),
            new("PSRule", "AZR-000003"),
            new("Azure Policy", "090c7b07-b4ed-4561-ad20-e9075f3ccaff"),
            new("Azure Policy", "1c988dd6-ade4-430f-a608-2a3e5b0a6d38"),
        ],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
    {
        var bypass = subject["networkRuleBypassOptions"];
        evaluation.Require(
            !subject.HasRestrictedNetwork() | !bypass.IsGiven | bypass.Is("AzureServices"),
            "networkRuleBypassOptions",
            "the network rules keep out Defender for Cloud, so images are not scanned");
    }
}
