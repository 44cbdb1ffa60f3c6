using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Security;
using static Infra.Tests.Policies.Rules.Security.AssignedRoles;

namespace Infra.Tests.Policies.Rules.Security;

public sealed class RolesAtTheRegistryTests : RuleTests
{
    private protected override Rule Rule => new RolesAtTheRegistry();

    private protected override Examples Passing => new()
    {
        ["at a registry"] = TeamHas(BuiltInRoles.AcrPull, Registry),
        ["at a declared registry"] = Contoso + TeamHas(BuiltInRoles.AcrPull, "!of contoso"),
        ["another role"] = TeamHas(BuiltInRoles.Reader, Subscription),
        ["at a declared registry, role not known yet"] = Contoso + TeamHas("!unknown", "!of contoso"),
        ["a declared role, at a declared resource group"] = DeclaredGroup + DeclaredRole + TeamHas("!of own", "!of rg"),
    };

    private protected override Examples Failing => new()
    {
        ["resource group"] = new(TeamHas(BuiltInRoles.AcrPull, Group), Above("AcrPull")),
        ["declared resource group"] = new(DeclaredGroup + TeamHas(BuiltInRoles.AcrPull, "!of rg"), Above("AcrPull")),
        ["subscription"] = new(TeamHas(BuiltInRoles.RepositoryReader, Subscription), Above("Container Registry Repository Reader")),
        ["management group"] = new(TeamHas(BuiltInRoles.AcrPull, "/providers/Microsoft.Management/managementGroups/all"), Above("AcrPull")),
    };

    private protected override Examples Undecided => new()
    {
        ["scope not known yet"] = new(TeamHas(BuiltInRoles.AcrPull, "!unknown"), "team scope"),
        ["role not known yet"] = new(TeamHas("!unknown", Subscription), "team scope"),
    };

    private static string Above(string role) => $"team scope: {role} is assigned above the registry, so it also applies to others";
}
