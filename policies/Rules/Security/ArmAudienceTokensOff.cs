using System.Collections.Immutable;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Security;

/// <summary>GEO016: registries accept only tokens that are made for registries.</summary>
internal sealed class ArmAudienceTokensOff : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO016",
        Title = "The registry does not accept tokens for Azure Resource Manager",
        Checks = "`policies.azureADAuthenticationAsArmPolicy.status` of a registry is `disabled`.",
        Why = "Many tools get a token for Azure Resource Manager. If the registry accepts it, whoever gets hold of one can also pull and push. "
            + "If the setting is left out, the registry accepts it.",
        Fix = "Leave `policies.armAudienceTokens` out. In resources of your own: `azureADAuthenticationAsArmPolicy.status: disabled`. Web Apps that "
            + "pull with a managed identity need it on.",
        Severity = Severity.Warning,
        Category = Category.Security,
        Preset = Preset.Production,
        Source = "https://learn.microsoft.com/azure/container-registry/container-registry-disable-authentication-as-arm",
        SameAs =
        [
            new("Azure Policy", "42781ec6-6127-4c30-bdfa-fb423a0047d3"),
            new("Azure Policy", "785596ed-054f-41bc-aaec-7f3d0ba05725"),
        ],
    };

    /// <inheritdoc/>
    public override ImmutableArray<string> Subjects => [Kinds.Registry];

    /// <inheritdoc/>
    public override void Check(DeclaredResource subject, RuleEvaluation evaluation)
        => evaluation.Require(
            subject["policies.azureADAuthenticationAsArmPolicy.status"].Is("disabled"),
            "policies.azureADAuthenticationAsArmPolicy.status",
            "the registry accepts tokens for Azure Resource Manager");
}
