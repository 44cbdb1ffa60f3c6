using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Network;

namespace Infra.Tests.Policies.Rules.Network;

public sealed class SubnetHasRoomToGrowTests : RuleTests
{
    private protected override Rule Rule => new SubnetHasRoomToGrow();

    private protected override Examples Passing => new()
    {
        ["room"] =
            """
            - containerregistry:Registry contoso: {}
            - network:Subnet snet: { addressPrefix: 10.0.0.0/29 }
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }]
                subnet: { id: !of snet }
            """,
        ["too small already"] =
            """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            - containerregistry:Replication westus: { registryName: !of contoso, location: westus }
            - network:Subnet snet: { addressPrefix: 10.0.0.0/29 }
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }]
                subnet: { id: !of snet }
            """,
        ["no endpoint"] = "- network:Subnet snet: { addressPrefix: 10.0.0.0/29 }",
    };

    private protected override Examples Failing => new()
    {
        ["full"] = new(
            """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            - network:Subnet snet: { addressPrefix: 10.0.0.0/29 }
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }]
                subnet: { id: !of snet }
            """,
            "snet addressPrefix: with one more region, registry endpoints and agent pools need 4 addresses, more than \"10.0.0.0/29\" "
                + "has; a /28 is enough"),
        ["full with regional endpoints"] = new(
            """
            - containerregistry:Registry contoso: { regionalEndpoints: Enabled }
            - network:Subnet snet: { addressPrefix: 10.0.0.0/29 }
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }]
                subnet: { id: !of snet }
            """,
            "snet addressPrefix: with one more region, registry endpoints and agent pools need 5 addresses, more than \"10.0.0.0/29\" "
                + "has; a /28 is enough"),
    };

    private protected override Examples Undecided => new()
    {
        ["prefix not known"] = new(
            """
            - containerregistry:Registry contoso: {}
            - network:Subnet snet: { addressPrefix: !unknown }
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }]
                subnet: { id: !of snet }
            """,
            "snet addressPrefix"),
        ["endpoint not known"] = new(
            """
            - containerregistry:Registry contoso: {}
            - network:Subnet snet: { addressPrefix: 10.0.0.0/29 }
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }]
                subnet: { id: !unknown }
            """,
            "snet addressPrefix"),
    };
}
