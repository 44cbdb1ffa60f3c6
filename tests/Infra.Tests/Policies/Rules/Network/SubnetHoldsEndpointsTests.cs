using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Network;

namespace Infra.Tests.Policies.Rules.Network;

public sealed class SubnetHoldsEndpointsTests : RuleTests
{
    private protected override Rule Rule => new SubnetHoldsEndpoints();

    private protected override Examples Passing => new()
    {
        ["large enough"] =
            """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            - network:Subnet snet: { addressPrefix: 10.0.0.0/29 }
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }]
                subnet: { id: !of snet }
            """,
        ["a subnet of the same name in another network"] =
            """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            - containerregistry:Replication westus: { registryName: !of contoso, location: westus }
            - network:Subnet snet: { subnetName: registry, virtualNetworkName: one, addressPrefix: 10.0.0.0/29 }
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }]
                subnet: { id: /virtualNetworks/two/subnets/registry }
            """,
        ["no endpoint"] = "- network:Subnet snet: { addressPrefix: !unknown }",
        ["to a vault"] =
            """
            - network:Subnet snet: { addressPrefix: 10.0.0.0/29 }
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: /vaults/v, groupIds: [vault] }]
                subnet: { id: !of snet }
            - network:PrivateEndpoint two:
                privateLinkServiceConnections: [{ privateLinkServiceId: /vaults/v, groupIds: [vault] }]
                subnet: { id: !of snet }
            - network:PrivateEndpoint three:
                privateLinkServiceConnections: [{ privateLinkServiceId: /vaults/v, groupIds: [vault] }]
                subnet: { id: !of snet }
            - network:PrivateEndpoint four:
                privateLinkServiceConnections: [{ privateLinkServiceId: /vaults/v, groupIds: [vault] }]
                subnet: { id: !of snet }
            """,
        ["agent pools elsewhere"] =
            """
            - network:Subnet snet: { subnetName: builds, virtualNetworkName: one, addressPrefix: 10.0.0.0/29 }
            - containerregistry:AgentPool none: { count: 10 }
            - containerregistry:AgentPool two: { virtualNetworkSubnetResourceId: /virtualNetworks/two/subnets/builds, count: 10 }
            """,
        ["a list of prefixes"] =
            """
            - containerregistry:Registry contoso: {}
            - network:Subnet snet: { addressPrefixes: [10.0.0.0/29] }
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }]
                subnet: { id: !of snet }
            """,
    };

    private protected override Examples Failing => new()
    {
        ["too small"] = new(
            """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            - containerregistry:Replication westus: { registryName: !of contoso, location: westus }
            - network:Subnet snet: { addressPrefix: 10.0.0.0/29 }
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }]
                subnet: { id: !of snet }
            """,
            "snet addressPrefix: registry endpoints and agent pools in the subnet need 4 addresses, more than \"10.0.0.0/29\" has; a /28 is enough"),
        ["with regional endpoints"] = new(
            """
            - containerregistry:Registry contoso: { regionalEndpoints: Enabled }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            - network:Subnet snet: { addressPrefix: 10.0.0.0/29 }
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }]
                subnet: { id: !of snet }
            """,
            "snet addressPrefix: registry endpoints and agent pools in the subnet need 5 addresses, more than \"10.0.0.0/29\" has; a /28 is enough"),
        ["with an agent pool"] = new(
            """
            - containerregistry:Registry contoso: {}
            - network:Subnet snet: { addressPrefix: 10.0.0.0/29 }
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }]
                subnet: { id: !of snet }
            - containerregistry:AgentPool builds: { virtualNetworkSubnetResourceId: !of snet , count: 2 }
            - containerregistry:AgentPool single: { virtualNetworkSubnetResourceId: !of snet }
            """,
            "snet addressPrefix: registry endpoints and agent pools in the subnet need 5 addresses, more than \"10.0.0.0/29\" has; a /28 is enough"),
        ["two endpoints, one registry elsewhere"] = new(
            """
            - containerregistry:Registry contoso: {}
            - network:Subnet snet: { addressPrefix: 10.0.0.0/29 }
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }]
                subnet: { id: !of snet }
            - network:PrivateEndpoint two:
                privateLinkServiceConnections: [{ privateLinkServiceId: /registries/other, groupIds: [registry] }]
                subnet: { id: !of snet }
            """,
            "snet addressPrefix: registry endpoints and agent pools in the subnet need 4 addresses, more than \"10.0.0.0/29\" has; a /28 is enough"),
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
        ["replicas not known"] = new(
            """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !unknown , location: eastus }
            - network:Subnet snet: { addressPrefix: 10.0.0.0/29 }
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }]
                subnet: { id: !of snet }
            """,
            "snet addressPrefix"),
        ["regional endpoints not known"] = new(
            """
            - containerregistry:Registry contoso: { regionalEndpoints: !unknown }
            - network:Subnet snet: { addressPrefix: 10.0.0.0/29 }
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }]
                subnet: { id: !of snet }
            """,
            "snet addressPrefix"),
        ["member not known"] = new(
            """
            - containerregistry:Registry contoso: {}
            - network:Subnet snet: { addressPrefix: 10.0.0.0/29 }
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: !unknown }]
                subnet: { id: !of snet }
            """,
            "snet addressPrefix"),
        ["machines not known"] = new(
            """
            - network:Subnet snet: { addressPrefix: 10.0.0.0/29 }
            - containerregistry:AgentPool builds: { virtualNetworkSubnetResourceId: !of snet , count: !unknown }
            """,
            "snet addressPrefix"),
        ["registry elsewhere"] = new(
            """
            - network:Subnet snet: { addressPrefix: 10.0.0.0/29 }
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: /registries/other, groupIds: [registry] }]
                subnet: { id: !of snet }
            """,
            "snet addressPrefix"),
    };
}
