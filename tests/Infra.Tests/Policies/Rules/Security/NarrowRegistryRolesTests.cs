using GeoRegistry.Policies;
using GeoRegistry.Policies.Rules.Security;

namespace Infra.Tests.Policies.Rules.Security;

public sealed class NarrowRegistryRolesTests : RuleTests
{
    private protected override Rule Rule => new NarrowRegistryRoles();

    private protected override Examples Passing => new()
    {
        ["pull"] = "- authorization:RoleAssignment team: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d, scope: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/contoso }",
        ["pull, by reference"] = """
            - containerregistry:Registry contoso: {}
            - authorization:RoleAssignment team: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d, scope: !of contoso }
            """,
        ["owner of a vault"] = "- authorization:RoleAssignment team: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635, scope: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv }",
        ["owner of a resource group"] = "- authorization:RoleAssignment team: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635, scope: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg }",
        ["owner of a declared resource group"] = """
            - resources:ResourceGroup rg: {}
            - authorization:RoleAssignment team: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635, scope: !of rg }
            """,
        ["a declared role"] = """
            - containerregistry:Registry contoso: {}
            - authorization:RoleDefinition own: {}
            - authorization:RoleAssignment team: { roleDefinitionId: !of own, scope: !of contoso }
            """,
    };

    private protected override Examples Failing => new()
    {
        ["owner"] = new("- authorization:RoleAssignment team: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635, scope: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/contoso }", "team roleDefinitionId: Owner is wider than anybody needs who pushes and pulls"),
        ["contributor, by reference"] = new(
            """
            - containerregistry:Registry contoso: {}
            - authorization:RoleAssignment team: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c, scope: !of contoso }
            """,
            "team roleDefinitionId: Contributor is wider than anybody needs who pushes and pulls"),
        ["who assigns roles"] = new("- authorization:RoleAssignment team: { roleDefinitionId: /subscriptions/11111111-2222-3333-4444-555555555555/providers/Microsoft.Authorization/roleDefinitions/18d7d88d-d35e-4fb5-a5c3-7773c20a72d9, scope: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/contoso }", "team roleDefinitionId: User Access Administrator is wider than anybody needs who pushes and pulls"),
        ["who assigns some roles"] = new("- authorization:RoleAssignment team: { roleDefinitionId: /PROVIDERS/MICROSOFT.AUTHORIZATION/ROLEDEFINITIONS/F58310D9-A9F6-439A-9E8D-F62E7B41A168, scope: /SUBSCRIPTIONS/11111111-2222-3333-4444-555555555555/RESOURCEGROUPS/RG/PROVIDERS/MICROSOFT.CONTAINERREGISTRY/REGISTRIES/CONTOSO }", "team roleDefinitionId: Role Based Access Control Administrator is wider than anybody needs who pushes and pulls"),
    };

    private protected override Examples Undecided => new()
    {
        ["role not known yet"] = new("- authorization:RoleAssignment team: { roleDefinitionId: !unknown '', scope: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/contoso }", "team roleDefinitionId"),
        ["scope not known yet"] = new("- authorization:RoleAssignment team: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/8e3af657-a8ff-443c-a75c-2fe8c4bcb635, scope: !unknown }", "team roleDefinitionId"),
    };
}
