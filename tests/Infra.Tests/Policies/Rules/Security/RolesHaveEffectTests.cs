using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Security;
using static Infra.Tests.Policies.Rules.Security.AssignedRoles;

namespace Infra.Tests.Policies.Rules.Security;

public sealed class RolesHaveEffectTests : RuleTests
{
    private const string ByRepository = "- containerregistry:Registry contoso: { registryName: contoso, roleAssignmentMode: AbacRepositoryPermissions }\n";
    private const string ModeNotKnown = "- containerregistry:Registry contoso: { registryName: contoso, roleAssignmentMode: !unknown }\n";

    private protected override Rule Rule => new RolesHaveEffect();

    private protected override Examples Passing => new()
    {
        ["pull, for the registry"] = Contoso + TeamHas(BuiltInRoles.AcrPull, Registry),
        ["read, by repository"] = ByRepository + TeamHas(BuiltInRoles.RepositoryReader, "!of contoso"),
        ["a role for both"] = ModeNotKnown + TeamHas(BuiltInRoles.Reader, Registry),
        ["the other mode's role beside the one that counts"] = Contoso + Team("now", BuiltInRoles.AcrPull, "a") + Team(
            "later",
            BuiltInRoles.RepositoryReader,
            "a"),
        ["another registry"] = Contoso + TeamHas(BuiltInRoles.RepositoryReader, $"{Registry}2"),
        ["a resource group of the same name"] = ByRepository + TeamHas(BuiltInRoles.AcrPull, $"{Subscription}/resourceGroups/contoso"),
    };

    private protected override Examples Failing => new()
    {
        ["pull, by repository"] = new(
            ByRepository + TeamHas(BuiltInRoles.AcrPull, Registry),
            "team roleDefinitionId: AcrPull does nothing where roleAssignmentMode is AbacRepositoryPermissions; assign Container Registry Repository Reader"),
        ["read, for the registry"] = new(
            Contoso + TeamHas(BuiltInRoles.RepositoryReader, "!of contoso"),
            "team roleDefinitionId: Container Registry Repository Reader does nothing where roleAssignmentMode is LegacyRegistryPermissions; assign AcrPull"),
        ["the role that counts is somebody else's"] = new(
            Contoso + Team("now", BuiltInRoles.AcrPull, "a") + Team("later", BuiltInRoles.RepositoryReader, "b"),
            "later roleDefinitionId: Container Registry Repository Reader does nothing where roleAssignmentMode is LegacyRegistryPermissions; assign AcrPull"),
        ["list, for the registry"] = new(
            Contoso + TeamHas(BuiltInRoles.RepositoryCatalogLister, Registry),
            "team roleDefinitionId: Container Registry Repository Catalog Lister does nothing where roleAssignmentMode is LegacyRegistryPermissions"),
    };

    private protected override Examples Undecided => new()
    {
        ["mode not known yet"] = new(ModeNotKnown + TeamHas(BuiltInRoles.AcrPull, Registry), "team roleDefinitionId"),
        ["role not known yet"] = new(ByRepository + TeamHas("!unknown", Registry), "team roleDefinitionId"),
        ["principal not known yet"] = new(
            Contoso + Team("now", BuiltInRoles.AcrPull, "!unknown") + Team("later", BuiltInRoles.RepositoryReader, "b"), "later roleDefinitionId"),
        ["scope not known yet"] = new(Contoso + TeamHas(BuiltInRoles.RepositoryReader, "!unknown"), "team roleDefinitionId"),
    };

    private static string Team(string name, BuiltInRole role, string principal) => $$"""
        - authorization:RoleAssignment {{name}}:
            roleDefinitionId: {{Definition(role.Id)}}
            principalId: {{principal}}
            scope: {{Registry}}

        """;
}
