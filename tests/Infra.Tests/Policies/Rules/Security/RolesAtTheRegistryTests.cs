using GeoRegistry.Policies;
using GeoRegistry.Policies.Rules.Security;

namespace Infra.Tests.Policies.Rules.Security;

public sealed class RolesAtTheRegistryTests : RuleTests
{
    private protected override Rule Rule => new RolesAtTheRegistry();

    private protected override Examples Passing => new()
    {
        ["at a registry"] = "- authorization:RoleAssignment team: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d, scope: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/contoso }",
        ["at a declared registry"] = """
            - containerregistry:Registry contoso: {}
            - authorization:RoleAssignment team: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d, scope: !of contoso }
            """,
        ["another role"] = "- authorization:RoleAssignment team: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7, scope: /subscriptions/11111111-2222-3333-4444-555555555555 }",
        ["at a declared registry, role not known yet"] = """
            - containerregistry:Registry contoso: {}
            - authorization:RoleAssignment team: { roleDefinitionId: !unknown '', scope: !of contoso }
            """,
        ["a declared role, at a declared resource group"] = """
            - resources:ResourceGroup rg: {}
            - authorization:RoleDefinition own: {}
            - authorization:RoleAssignment team: { roleDefinitionId: !of own, scope: !of rg }
            """,
    };

    private protected override Examples Failing => new()
    {
        ["resource group"] = new("- authorization:RoleAssignment team: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d, scope: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg }", "team scope: AcrPull is assigned above the registry, so it holds for others too"),
        ["declared resource group"] = new(
            """
            - resources:ResourceGroup rg: {}
            - authorization:RoleAssignment team: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d, scope: !of rg }
            """,
            "team scope: AcrPull is assigned above the registry, so it holds for others too"),
        ["subscription"] = new("- authorization:RoleAssignment team: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/b93aa761-3e63-49ed-ac28-beffa264f7ac, scope: /subscriptions/11111111-2222-3333-4444-555555555555 }", "team scope: Container Registry Repository Reader is assigned above the registry, so it holds for others too"),
        ["management group"] = new("- authorization:RoleAssignment team: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d, scope: /providers/Microsoft.Management/managementGroups/all }", "team scope: AcrPull is assigned above the registry, so it holds for others too"),
    };

    private protected override Examples Undecided => new()
    {
        ["scope not known yet"] = new("- authorization:RoleAssignment team: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d, scope: !unknown }", "team scope"),
        ["role not known yet"] = new("- authorization:RoleAssignment team: { roleDefinitionId: !unknown '', scope: /subscriptions/11111111-2222-3333-4444-555555555555 }", "team scope"),
    };
}
