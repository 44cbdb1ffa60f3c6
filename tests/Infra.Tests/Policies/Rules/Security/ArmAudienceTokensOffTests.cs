using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Evaluation;
using GeoRegistry.Policies.Rules.Security;
using Infra.Tests.Policies.Evaluation;

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
            "contoso policies.azureADAuthenticationAsArmPolicy.status: tokens that were made for Azure Resource Manager open the registry"),
        ["on"] = new(
            "- containerregistry:Registry contoso: { policies: { azureADAuthenticationAsArmPolicy: { status: enabled } } }",
            "contoso policies.azureADAuthenticationAsArmPolicy.status: tokens that were made for Azure Resource Manager open the registry"),
    };

    private protected override Examples Undecided => new()
    {
        ["not known yet"] = new(
            "- containerregistry:Registry contoso: { policies: !unknown }",
            "contoso policies.azureADAuthenticationAsArmPolicy.status"),
    };
}
