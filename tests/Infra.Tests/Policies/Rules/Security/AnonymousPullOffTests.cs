using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Security;

namespace Infra.Tests.Policies.Rules.Security;

public sealed class AnonymousPullOffTests : RuleTests
{
    private protected override Rule Rule => new AnonymousPullOff();

    private protected override Examples Passing => new()
    {
        ["left out"] = "- containerregistry:Registry contoso: {}",
        ["off"] = "- containerregistry:Registry contoso: { anonymousPullEnabled: false }",
    };

    private protected override Examples Failing => new()
    {
        ["on"] = new(
            "- containerregistry:Registry contoso: { anonymousPullEnabled: true }",
            "contoso anonymousPullEnabled: everyone can pull every image without signing in"),
    };

    private protected override Examples Undecided => new()
    {
        ["not known yet"] = new(
            "- containerregistry:Registry contoso: { anonymousPullEnabled: !unknown }",
            "contoso anonymousPullEnabled"),
    };
}
