using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Network;

namespace Infra.Tests.Policies.Rules.Network;

public sealed class NoServiceEndpointsTests : RuleTests
{
    private protected override Rule Rule => new NoServiceEndpoints();

    private protected override Examples Passing => new()
    {
        ["none"] =
            """
            - containerregistry:Registry contoso: {}
            - network:PrivateEndpoint weu: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            """,
        ["only service endpoints"] = "- containerregistry:Registry contoso: { networkRuleSet: { virtualNetworkRules: [{ virtualNetworkResourceId: /a }] } }",
        ["an empty list"] =
            """
            - containerregistry:Registry contoso: { networkRuleSet: { virtualNetworkRules: [] } }
            - network:PrivateEndpoint weu: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            """,
    };

    private protected override Examples Failing => new()
    {
        ["both"] = new(
            """
            - containerregistry:Registry contoso: { networkRuleSet: { virtualNetworkRules: [{ virtualNetworkResourceId: /a }] } }
            - network:PrivateEndpoint weu: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            """,
            "contoso networkRuleSet.virtualNetworkRules: the registry has service endpoints beside private endpoints"),
    };

    private protected override Examples Undecided => new()
    {
        ["rules not known"] = new(
            """
            - containerregistry:Registry contoso: { networkRuleSet: !unknown }
            - network:PrivateEndpoint weu: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            """,
            "contoso networkRuleSet.virtualNetworkRules"),
        ["endpoints not known"] = new(
            """
            - containerregistry:Registry contoso: { networkRuleSet: { virtualNetworkRules: [{ virtualNetworkResourceId: /a }] } }
            - network:PrivateEndpoint weu: { privateLinkServiceConnections: [{ privateLinkServiceId: !unknown , groupIds: [registry] }] }
            """,
            "contoso networkRuleSet.virtualNetworkRules"),
    };
}
