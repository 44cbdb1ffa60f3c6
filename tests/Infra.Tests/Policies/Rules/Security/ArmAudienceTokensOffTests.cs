using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Security;

namespace Infra.Tests.Policies.Rules.Security;

public sealed class ArmAudienceTokensOffTests : RuleTests
{
    private protected override Rule Rule => new ArmAudienceTokensOff();

    private protected override Examples Passing => new()
    {
        ["off"] = "- containerregistry:Registry contoso: { policies: { azureADAuthenticationAsArmPolicy: { status: disabled } } }",
    };

    private protected override Examples Failing => new()
    {
        ["left out"] = new(
            "- containerregistry:Registry contoso: {}",
            "contoso policies.azureADAuthenticationAsArmPolicy.status: the registry accepts tokens for Azure Resource Manager"),
        ["on"] = new(
            "- containerregistry:Registry contoso: { policies: { azureADAuthenticationAsArmPolicy: { status: enabled } } }",
            "contoso policies.azureADAuthenticationAsArmPolicy.status: the registry accepts tokens for Azure Resource Manager"),
    };

    private protected override Examples Undecided => new()
    {
        ["not known yet"] = new(
            "- containerregistry:Registry contoso: { policies: !unknown }",
            "contoso policies.azureADAuthenticationAsArmPolicy.status"),
    };
}
