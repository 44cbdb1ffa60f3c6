using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Security;

namespace Infra.Tests.Policies.Rules.Security;

public sealed class AdminUserOffTests : RuleTests
{
    private protected override Rule Rule => new AdminUserOff();

    private protected override Examples Passing => new()
    {
        ["left out"] = "- containerregistry:Registry contoso: {}",
        ["off"] = "- containerregistry:Registry contoso: { adminUserEnabled: false }",
    };

    private protected override Examples Failing => new()
    {
        ["on"] = new("- containerregistry:Registry contoso: { adminUserEnabled: true }", "contoso adminUserEnabled: the admin user is on"),
    };

    private protected override Examples Undecided => new()
    {
        ["not known yet"] = new("- containerregistry:Registry contoso: { adminUserEnabled: !unknown }", "contoso adminUserEnabled"),
    };
}
