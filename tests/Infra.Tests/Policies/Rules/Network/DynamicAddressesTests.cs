using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Network;

namespace Infra.Tests.Policies.Rules.Network;

public sealed class DynamicAddressesTests : RuleTests
{
    private protected override Rule Rule => new DynamicAddresses();

    private protected override Examples Passing => new()
    {
        ["from Azure"] =
            """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            - network:PrivateEndpoint weu: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            """,
        ["an empty list"] =
            """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }]
                ipConfigurations: []
            """,
        ["no replicas"] =
            """
            - containerregistry:Registry contoso: {}
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }]
                ipConfigurations: [{ name: registry, privateIPAddress: 10.0.0.4 }]
            """,
        ["to a vault"] =
            """
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: /vaults/v, groupIds: [vault] }]
                ipConfigurations: [{ name: registry, privateIPAddress: 10.0.0.4 }]
            """,
    };

    private protected override Examples Failing => new()
    {
        ["fixed"] = new(
            """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }]
                ipConfigurations: [{ name: registry, privateIPAddress: 10.0.0.4 }]
            """,
            "weu ipConfigurations: the addresses are fixed, so that no further replica can be created before one is added here"),
    };

    private protected override Examples Undecided => new()
    {
        ["addresses not known"] = new(
            """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }]
                ipConfigurations: !unknown
            """,
            "weu ipConfigurations"),
        ["replicas not known"] = new(
            """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !unknown , location: eastus }
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }]
                ipConfigurations: [{ name: registry, privateIPAddress: 10.0.0.4 }]
            """,
            "weu ipConfigurations"),
        ["registry not known"] = new(
            """
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !unknown , groupIds: [registry] }]
                ipConfigurations: [{ name: registry, privateIPAddress: 10.0.0.4 }]
            """,
            "weu ipConfigurations"),
    };
}
