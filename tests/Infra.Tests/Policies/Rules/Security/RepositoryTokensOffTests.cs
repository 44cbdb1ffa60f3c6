using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Security;

namespace Infra.Tests.Policies.Rules.Security;

public sealed class RepositoryTokensOffTests : RuleTests
{
    private protected override Rule Rule => new RepositoryTokensOff();

    private protected override Examples Passing => new()
    {
        ["off"] = "- containerregistry:Token pull: { status: disabled }",
        ["no token"] = "- containerregistry:Registry contoso: {}",
    };

    private protected override Examples Failing => new()
    {
        ["left out"] = new(
            "- containerregistry:Token pull: {}",
            "pull status: the token lets clients sign in with a password, bypassing Microsoft Entra"),
        ["on"] = new(
            "- containerregistry:Token pull: { status: enabled }",
            "pull status: the token lets clients sign in with a password, bypassing Microsoft Entra"),
    };

    private protected override Examples Undecided => new()
    {
        ["not known yet"] = new("- containerregistry:Token pull: { status: !unknown }", "pull status"),
    };
}
