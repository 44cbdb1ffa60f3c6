using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Security;

namespace Infra.Tests.Policies.Rules.Security;

public sealed class ContentTrustReplacedTests : RuleTests
{
    private protected override Rule Rule => new ContentTrustReplaced();

    private protected override Examples Passing => new()
    {
        ["left out"] = "- containerregistry:Registry contoso: {}",
        ["off"] = "- containerregistry:Registry contoso: { policies: { trustPolicy: { status: disabled } } }",
    };

    private protected override Examples Failing => new()
    {
        ["on"] = new(
            "- containerregistry:Registry contoso: { policies: { trustPolicy: { status: enabled, type: Notary } } }",
            "contoso policies.trustPolicy.status: content trust is on, which Azure removes on 31 March 2028; sign with Notary Project"),
    };

    private protected override Examples Undecided => new()
    {
        ["not known yet"] = new("- containerregistry:Registry contoso: { policies: !unknown }", "contoso policies.trustPolicy.status"),
    };
}
