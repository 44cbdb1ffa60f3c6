using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Reliability;

namespace Infra.Tests.Policies.Rules.Reliability;

public sealed class EndpointsAfterReplicasTests : RuleTests
{
    private protected override Rule Rule => new EndpointsAfterReplicas();

    private protected override Examples Passing => new()
    {
        ["waits"] = """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !of contoso }
            - network:PrivateEndpoint endpoint: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso }], $dependsOn: eastus }
            """,
        ["through another resource"] = """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !of contoso }
            - network:Subnet subnet: { $dependsOn: eastus }
            - network:PrivateEndpoint endpoint: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso }], subnet: { id: !of subnet } }
            """,
        ["no replicas"] = """
            - containerregistry:Registry contoso: {}
            - network:PrivateEndpoint endpoint: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso }] }
            """,
        ["other service"] = """
            - containerregistry:Registry contoso: { registryName: contoso }
            - containerregistry:Replication eastus: { registryName: !of contoso }
            - network:PrivateEndpoint endpoint: { privateLinkServiceConnections: [{ privateLinkServiceId: /subscriptions/x/storageAccounts/one }] }
            """,
    };

    private protected override Examples Failing => new()
    {
        ["does not wait"] = new(
            """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !of contoso }
            - network:PrivateEndpoint endpoint: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso }] }
            """,
            "endpoint privateLinkServiceConnections: the endpoint does not wait for every replica of its registry, so the two may be created at the same time"),
        ["waits for one of two"] = new(
            """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !of contoso }
            - containerregistry:Replication westus: { registryName: !of contoso }
            - network:PrivateEndpoint endpoint: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso }], $dependsOn: eastus }
            """,
            "endpoint privateLinkServiceConnections: the endpoint does not wait for every replica of its registry, so the two may be created at the same time"),
        ["to be approved"] = new(
            """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !of contoso }
            - network:PrivateEndpoint endpoint: { manualPrivateLinkServiceConnections: [{ privateLinkServiceId: !of contoso }] }
            """,
            "endpoint manualPrivateLinkServiceConnections: the endpoint does not wait for every replica of its registry, so the two may be created at the "
                + "same time"),
    };

    private protected override Examples Undecided => new()
    {
        ["what it connects to"] = new(
            """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !of contoso }
            - network:PrivateEndpoint endpoint: { privateLinkServiceConnections: [{ privateLinkServiceId: !unknown }] }
            """,
            "endpoint privateLinkServiceConnections"),
        ["whose replica it is"] = new(
            """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !unknown }
            - network:PrivateEndpoint endpoint: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso }] }
            """,
            "endpoint privateLinkServiceConnections"),
        ["connections"] = new(
            "- network:PrivateEndpoint endpoint: { privateLinkServiceConnections: !unknown }",
            "endpoint privateLinkServiceConnections"),
    };
}
