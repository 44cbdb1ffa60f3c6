using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Security;

namespace Infra.Tests.Policies.Rules.Security;

public sealed class NetworkRestrictedTests : RuleTests
{
    private protected override Rule Rule => new NetworkRestricted();

    private protected override Examples Passing => new()
    {
        ["public access off"] = "- containerregistry:Registry contoso: { publicNetworkAccess: Disabled }",
        ["some addresses"] = "- containerregistry:Registry contoso: { networkRuleSet: { defaultAction: Deny } }",
        ["public access off, rules not known yet"] = "- containerregistry:Registry contoso: { publicNetworkAccess: Disabled, networkRuleSet: !unknown }",
    };

    private protected override Examples Failing => new()
    {
        ["left out"] = new(
            "- containerregistry:Registry contoso: {}",
            "contoso networkRuleSet.defaultAction: every address on the internet reaches the registry"),
        ["all addresses"] = new(
            "- containerregistry:Registry contoso: { publicNetworkAccess: Enabled, networkRuleSet: { defaultAction: Allow } }",
            "contoso networkRuleSet.defaultAction: every address on the internet reaches the registry"),
    };

    private protected override Examples Undecided => new()
    {
        ["public access not known yet"] = new(
            "- containerregistry:Registry contoso: { publicNetworkAccess: !unknown }",
            "contoso networkRuleSet.defaultAction"),
        ["rules not known yet"] = new(
            "- containerregistry:Registry contoso: { publicNetworkAccess: Enabled, networkRuleSet: !unknown }",
            "contoso networkRuleSet.defaultAction"),
    };
}
