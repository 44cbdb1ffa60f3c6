using GeoRegistry.Policies;
using GeoRegistry.Policies.Rules.Security;

namespace Infra.Tests.Policies.Rules.Security;

public sealed class RolesThatCountTests : RuleTests
{
    private protected override Rule Rule => new RolesThatCount();

    private protected override Examples Passing => new()
    {
        ["pull, for the registry"] = """
            - containerregistry:Registry contoso: { registryName: contoso }
            - authorization:RoleAssignment team: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d, scope: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/contoso }
            """,
        ["read, by repository"] = """
            - containerregistry:Registry contoso: { registryName: contoso, roleAssignmentMode: AbacRepositoryPermissions }
            - authorization:RoleAssignment team: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/b93aa761-3e63-49ed-ac28-beffa264f7ac, scope: !of contoso }
            """,
        ["a role for both"] = """
            - containerregistry:Registry contoso: { registryName: contoso, roleAssignmentMode: !unknown }
            - authorization:RoleAssignment team: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7, scope: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/contoso }
            """,
        ["another registry"] = """
            - containerregistry:Registry contoso: { registryName: contoso }
            - authorization:RoleAssignment team: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/b93aa761-3e63-49ed-ac28-beffa264f7ac, scope: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/contoso2 }
            """,
        ["a resource group of the same name"] = """
            - containerregistry:Registry contoso: { registryName: contoso, roleAssignmentMode: AbacRepositoryPermissions }
            - authorization:RoleAssignment team: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d, scope: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/contoso }
            """,
    };

    private protected override Examples Failing => new()
    {
        ["pull, by repository"] = new(
            """
            - containerregistry:Registry contoso: { registryName: contoso, roleAssignmentMode: AbacRepositoryPermissions }
            - authorization:RoleAssignment team: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d, scope: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/contoso }
            """,
            "team roleDefinitionId: AcrPull does nothing where roleAssignmentMode is AbacRepositoryPermissions; assign Container Registry Repository Reader"),
        ["read, for the registry"] = new(
            """
            - containerregistry:Registry contoso: { registryName: contoso }
            - authorization:RoleAssignment team: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/b93aa761-3e63-49ed-ac28-beffa264f7ac, scope: !of contoso }
            """,
            "team roleDefinitionId: Container Registry Repository Reader does nothing where roleAssignmentMode is LegacyRegistryPermissions; assign AcrPull"),
        ["list, for the registry"] = new(
            """
            - containerregistry:Registry contoso: { registryName: contoso }
            - authorization:RoleAssignment team: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/bfdb9389-c9a5-478a-bb2f-ba9ca092c3c7, scope: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/contoso }
            """,
            "team roleDefinitionId: Container Registry Repository Catalog Lister does nothing where roleAssignmentMode is LegacyRegistryPermissions"),
    };

    private protected override Examples Undecided => new()
    {
        ["mode not known yet"] = new(
            """
            - containerregistry:Registry contoso: { registryName: contoso, roleAssignmentMode: !unknown }
            - authorization:RoleAssignment team: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d, scope: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/contoso }
            """,
            "team roleDefinitionId"),
        ["role not known yet"] = new(
            """
            - containerregistry:Registry contoso: { registryName: contoso, roleAssignmentMode: AbacRepositoryPermissions }
            - authorization:RoleAssignment team: { roleDefinitionId: !unknown '', scope: /subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/contoso }
            """,
            "team roleDefinitionId"),
        ["scope not known yet"] = new(
            """
            - containerregistry:Registry contoso: { registryName: contoso }
            - authorization:RoleAssignment team: { roleDefinitionId: /providers/Microsoft.Authorization/roleDefinitions/b93aa761-3e63-49ed-ac28-beffa264f7ac, scope: !unknown }
            """,
            "team roleDefinitionId"),
    };
}
