using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Network;

namespace Infra.Tests.Policies.Rules.Network;

public sealed class HasPrivateEndpointTests : RuleTests
{
    private protected override Rule Rule => new HasPrivateEndpoint();

    private protected override Examples Passing => new()
    {
        ["an endpoint"] =
            """
            - containerregistry:Registry contoso: {}
            - network:PrivateEndpoint weu: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            """,
        ["one that waits for approval"] =
            """
            - containerregistry:Registry contoso: { publicNetworkAccess: Disabled }
            - network:PrivateEndpoint weu: { manualPrivateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            """,
        ["by name"] =
            """
            - containerregistry:Registry contoso: { registryName: contosoprod }
            - network:PrivateEndpoint weu: { privateLinkServiceConnections: [{ privateLinkServiceId: /registries/contosoprod, groupIds: [registry] }] }
            """,
    };

    private protected override Examples Failing => new()
    {
        ["none, and open"] = new("- containerregistry:Registry contoso: {}",
            "contoso publicNetworkAccess: no private endpoint leads to the registry, so its images travel over the public address"),
        ["none, and closed"] = new("- containerregistry:Registry contoso: { publicNetworkAccess: Disabled }",
            "contoso publicNetworkAccess: public access is off and no private endpoint leads to the registry, so nobody reaches it"),
        ["of another registry"] = new(
            """
            - containerregistry:Registry contoso: { registryName: contosoprod }
            - network:PrivateEndpoint weu: { privateLinkServiceConnections: [{ privateLinkServiceId: /registries/other, groupIds: [registry] }] }
            """,
            "contoso publicNetworkAccess: no private endpoint leads to the registry, so its images travel over the public address"),
    };

    private protected override Examples Undecided => new()
    {
        ["leads somewhere unknown"] = new(
            """
            - containerregistry:Registry contoso: {}
            - network:PrivateEndpoint weu: { privateLinkServiceConnections: [{ privateLinkServiceId: !unknown , groupIds: [registry] }] }
            """,
            "contoso publicNetworkAccess"),
    };
}
