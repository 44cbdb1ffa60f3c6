using System.Collections.Immutable;
using GeoRegistry.Configuration;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Configuration;
using GeoRegistry.Policies.Declarations;

namespace GeoRegistry.Policies.Rules.Security;

/// <summary>GEO016: only tokens that were made for registries open registries.</summary>
public sealed class ArmAudienceTokensOff : Rule
{
    /// <inheritdoc/>
    public override RuleDescription Description { get; } = new()
    {
        Id = "GEO016",
        Title = "Tokens for Azure Resource Manager do not open the registry",
        Checks = "`policies.azureADAuthenticationAsArmPolicy.status` of a registry is `disabled`.",
        Why = "A token for Azure Resource Manager is handed to many tools. Where registries take it, whoever gets hold of one can pull and push as "
            + "well. Left out, they take it.",
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
    public override void Check(DeclaredResource subject, Judgement judgement)
        => judgement.Require(
            subject["policies.azureADAuthenticationAsArmPolicy.status"].Is("disabled"),
            "policies.azureADAuthenticationAsArmPolicy.status",
            "tokens that were made for Azure Resource Manager open the registry");
}
