using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Security;

namespace Infra.Tests.Policies.Rules.Security;

public sealed class PublicAccessOffTests : RuleTests
{
    private protected override Rule Rule => new PublicAccessOff();

    private protected override Examples Passing => new()
    {
        ["off"] = "- containerregistry:Registry contoso: { publicNetworkAccess: Disabled }",
    };

    private protected override Examples Failing => new()
    {
        ["left out"] = new(
            "- containerregistry:Registry contoso: {}",
            "contoso publicNetworkAccess: the internet reaches the registry; disable public network access"),
        ["on, for some addresses"] = new(
            "- containerregistry:Registry contoso: { publicNetworkAccess: Enabled, networkRuleSet: { defaultAction: Deny } }",
            "contoso publicNetworkAccess: the internet reaches the registry; disable public network access"),
    };

    private protected override Examples Undecided => new()
    {
        ["not known yet"] = new(
            "- containerregistry:Registry contoso: { publicNetworkAccess: !unknown }",
            "contoso publicNetworkAccess"),
    };
}
