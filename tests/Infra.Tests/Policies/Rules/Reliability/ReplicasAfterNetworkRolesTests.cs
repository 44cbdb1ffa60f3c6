using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Reliability;
using Infra.Tests.Policies.Running;

namespace Infra.Tests.Policies.Rules.Reliability;

public sealed class ReplicasAfterNetworkRolesTests : RuleTests
{
    private protected override Rule Rule => new ReplicasAfterNetworkRoles();

    private protected override Examples Passing => new()
    {
        ["waits"] = """
            - containerregistry:Registry contoso: {}
            - authorization:RoleDefinition role: { permissions: [{ actions: [Microsoft.Network/privateEndpoints/privateLinkServiceProxies/write] }] }
            - authorization:RoleAssignment grant: { roleDefinitionId: !of role }
            - containerregistry:Replication eastus: { registryName: !of contoso, $dependsOn: grant }
            """,
        ["waits by a value"] = """
            - containerregistry:Registry contoso: {}
            - authorization:RoleDefinition role: { permissions: [{ actions: [Microsoft.Network/privateEndpoints/privateLinkServiceProxies/write] }] }
            - authorization:RoleAssignment grant: { roleDefinitionId: !of role }
            - containerregistry:Replication eastus: { registryName: !of contoso, tags: { grant: !of grant } }
            """,
        ["another role"] = """
            - containerregistry:Registry contoso: {}
            - authorization:RoleDefinition role: { permissions: [{ actions: [Microsoft.Network/virtualNetworks/read] }] }
            - authorization:RoleAssignment grant: { roleDefinitionId: !of role }
            - containerregistry:Replication eastus: { registryName: !of contoso }
            """,
        ["taken out again"] = """
            - containerregistry:Registry contoso: {}
            - authorization:RoleDefinition role: { permissions: [{ actions: ["*"], notActions: [Microsoft.Network/*] }] }
            - authorization:RoleAssignment grant: { roleDefinitionId: !of role }
            - containerregistry:Replication eastus: { registryName: !of contoso }
            """,
        ["role that nobody has"] = """
            - containerregistry:Registry contoso: {}
            - authorization:RoleDefinition role: { permissions: [{ actions: [Microsoft.Network/privateEndpoints/privateLinkServiceProxies/write] }] }
            - containerregistry:Replication eastus: { registryName: !of contoso }
            """,
        ["role of another component"] = """
            - geo-registry::Other other: {}
            - containerregistry:Registry contoso: {}
            - authorization:RoleDefinition role:
                $parent: other
                permissions: [{ actions: [Microsoft.Network/privateEndpoints/privateLinkServiceProxies/write] }]
            - authorization:RoleAssignment grant: { $parent: other, roleDefinitionId: !of role }
            - containerregistry:Replication eastus: { registryName: !of contoso }
            """,
        ["no role"] = """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !of contoso }
            """,
    };

    private protected override Examples Failing => new()
    {
        ["does not wait"] = new(
            """
            - containerregistry:Registry contoso: {}
            - authorization:RoleDefinition role: { permissions: [{ actions: [Microsoft.Network/privateEndpoints/privateLinkServiceProxies/write] }] }
            - authorization:RoleAssignment grant: { roleDefinitionId: !of role }
            - containerregistry:Replication eastus: { registryName: !of contoso }
            """,
            "eastus dependsOn: the replica does not wait for all assignments of role, so it may be created before private endpoints may be extended"),
        ["waits for one of two"] = new(
            """
            - containerregistry:Registry contoso: {}
            - authorization:RoleDefinition role: { permissions: [{ actions: ["microsoft.network/privateEndpoints/*"] }] }
            - authorization:RoleAssignment grant: { roleDefinitionId: !of role }
            - authorization:RoleAssignment other: { roleDefinitionId: !of role }
            - containerregistry:Replication eastus: { registryName: !of contoso, $dependsOn: grant }
            """,
            "eastus dependsOn: the replica does not wait for all assignments of role, so it may be created before private endpoints may be extended"),
    };

    private protected override Examples Undecided => new()
    {
        ["what the role allows"] = new(
            """
            - containerregistry:Registry contoso: {}
            - authorization:RoleDefinition role: { permissions: [{ actions: !unknown }] }
            - authorization:RoleAssignment grant: { roleDefinitionId: !of role }
            - containerregistry:Replication eastus: { registryName: !of contoso }
            """,
            "eastus dependsOn"),
        ["which role it is"] = new(
            """
            - containerregistry:Registry contoso: {}
            - authorization:RoleDefinition role: { permissions: [{ actions: [Microsoft.Network/privateEndpoints/privateLinkServiceProxies/write] }] }
            - authorization:RoleAssignment grant: { roleDefinitionId: !unknown }
            - containerregistry:Replication eastus: { registryName: !of contoso }
            """,
            "eastus dependsOn"),
    };
}
