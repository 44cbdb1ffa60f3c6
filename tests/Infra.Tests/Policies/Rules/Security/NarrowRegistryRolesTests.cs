using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Security;
using static Infra.Tests.Policies.Rules.Security.AssignedRoles;

namespace Infra.Tests.Policies.Rules.Security;

public sealed class NarrowRegistryRolesTests : RuleTests
{
    private protected override Rule Rule => new NarrowRegistryRoles();

    private protected override Examples Passing => new()
    {
        ["pull"] = TeamHas(BuiltInRoles.AcrPull, Registry),
        ["pull, by reference"] = Contoso + TeamHas(BuiltInRoles.AcrPull, "!of contoso"),
        ["owner of a vault"] = TeamHas(BuiltInRoles.Owner, $"{Group}/providers/Microsoft.KeyVault/vaults/keys"),
        ["owner of a resource group"] = TeamHas(BuiltInRoles.Owner, Group),
        ["owner of a declared resource group"] = DeclaredGroup + TeamHas(BuiltInRoles.Owner, "!of rg"),
        ["a declared role"] = Contoso + DeclaredRole + TeamHas("!of own", "!of contoso"),
    };

    private protected override Examples Failing => new()
    {
        ["owner"] = new(TeamHas(BuiltInRoles.Owner, Registry), Wide("Owner")),
        ["contributor, by reference"] = new(Contoso + TeamHas(BuiltInRoles.Contributor, "!of contoso"), Wide("Contributor")),
        ["who assigns roles"] = new(TeamHas(Definition("18d7d88d-d35e-4fb5-a5c3-7773c20a72d9"), Registry), Wide("User Access Administrator")),
        ["who assigns some roles, in other letters"] = new(
            TeamHas(Definition("F58310D9-A9F6-439A-9E8D-F62E7B41A168"), Registry.ToUpperInvariant()),
            Wide("Role Based Access Control Administrator")),
    };

    private protected override Examples Undecided => new()
    {
        ["role not known yet"] = new(TeamHas("!unknown", Registry), "team roleDefinitionId"),
        ["scope not known yet"] = new(TeamHas(BuiltInRoles.Owner, "!unknown"), "team roleDefinitionId"),
    };

    private static string Wide(string role) => $"team roleDefinitionId: {role} allows more than pushing and pulling needs";
}
