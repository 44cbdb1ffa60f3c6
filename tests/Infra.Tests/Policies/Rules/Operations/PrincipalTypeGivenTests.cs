using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Operations;

namespace Infra.Tests.Policies.Rules.Operations;

public sealed class PrincipalTypeGivenTests : RuleTests
{
    private protected override Rule Rule => new PrincipalTypeGiven();

    private protected override Examples Passing => new()
    {
        ["given"] = "- authorization:RoleAssignment team: { principalId: !unknown '', principalType: ServicePrincipal }",
    };

    private protected override Examples Failing => new()
    {
        ["left out"] = new(
            "- authorization:RoleAssignment team: { principalId: !unknown }",
            "team principalType: the principal's type is left out, so that Azure may not find a new principal"),
    };

    private protected override Examples Undecided => new()
    {
        ["not known yet"] = new("- authorization:RoleAssignment team: { principalType: !unknown }", "team principalType"),
    };
}
