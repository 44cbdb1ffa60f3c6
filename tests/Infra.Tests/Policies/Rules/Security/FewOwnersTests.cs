using GeoRegistry.Azure;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Security;
using static Infra.Tests.Policies.Rules.Security.AssignedRoles;

namespace Infra.Tests.Policies.Rules.Security;

public sealed class FewOwnersTests : RuleTests
{
    private protected override Rule Rule => new FewOwners();

    private protected override Examples Passing => new()
    {
        ["three"] = Owners("a", "b", "c"),
        ["others between"] = Owners("a", "b") + Has("other", BuiltInRoles.AcrPull) + Owners("c"),
        ["a reader behind three"] = Owners("a", "b", "c") + Has("d", BuiltInRoles.Reader),
    };

    private protected override Examples Failing => new()
    {
        ["four and five"] = new(
            Owners("a", "b", "c", "d", "e"),
            "d roleDefinitionId: 3 others are owners already",
            "e roleDefinitionId: 3 others are owners already"),
    };

    private protected override Examples Undecided => new()
    {
        ["the fourth is not known yet"] = new(Owners("a", "b", "c") + Has("d", "!unknown"), "d roleDefinitionId"),
        ["one before is not known yet"] = new(Owners("a") + Has("b", "!unknown") + Owners("c", "d"), "d roleDefinitionId"),
        ["none is known yet"] = new(Has("a", "!unknown") + Has("b", "!unknown") + Has("c", "!unknown") + Has("d", "!unknown"), "d roleDefinitionId"),
    };

    private static string Owners(params string[] names) => string.Concat(names.Select(name => Has(name, BuiltInRoles.Owner)));
}
