using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Security;

namespace Infra.Tests.Policies.Rules.Security;

public sealed class TrustedServicesMayScanTests : RuleTests
{
    private protected override Rule Rule => new TrustedServicesMayScan();

    private protected override Examples Passing => new()
    {
        ["open to all"] = "- containerregistry:Registry contoso: { networkRuleBypassOptions: None }",
        ["left out"] = "- containerregistry:Registry contoso: { publicNetworkAccess: Disabled }",
        ["let in"] = "- containerregistry:Registry contoso: { networkRuleSet: { defaultAction: Deny }, networkRuleBypassOptions: AzureServices }",
        ["open to all, the rest not known yet"] = "- containerregistry:Registry contoso: { networkRuleBypassOptions: !unknown }",
    };

    private protected override Examples Failing => new()
    {
        ["private"] = new(
            "- containerregistry:Registry contoso: { publicNetworkAccess: Disabled, networkRuleBypassOptions: None }",
            "contoso networkRuleBypassOptions: the network rules keep out Defender for Cloud, so images are not scanned"),
        ["some addresses"] = new(
            "- containerregistry:Registry contoso: { networkRuleSet: { defaultAction: Deny }, networkRuleBypassOptions: None }",
            "contoso networkRuleBypassOptions: the network rules keep out Defender for Cloud, so images are not scanned"),
    };

    private protected override Examples Undecided => new()
    {
        ["not known yet"] = new(
            "- containerregistry:Registry contoso: { publicNetworkAccess: Disabled, networkRuleBypassOptions: !unknown }",
            "contoso networkRuleBypassOptions"),
        ["network not known yet"] = new(
            "- containerregistry:Registry contoso: { publicNetworkAccess: !unknown , networkRuleBypassOptions: None }",
            "contoso networkRuleBypassOptions"),
    };
}
