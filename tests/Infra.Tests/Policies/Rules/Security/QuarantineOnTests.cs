using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Security;

namespace Infra.Tests.Policies.Rules.Security;

public sealed class QuarantineOnTests : RuleTests
{
    private protected override Rule Rule => new QuarantineOn();

    private protected override Examples Passing => new()
    {
        ["on"] = "- containerregistry:Registry contoso: { policies: { quarantinePolicy: { status: enabled } } }",
    };

    private protected override Examples Failing => new()
    {
        ["left out"] = new(
            "- containerregistry:Registry contoso: {}",
            "contoso policies.quarantinePolicy.status: images can be pulled before anything has scanned them"),
        ["off"] = new(
            "- containerregistry:Registry contoso: { policies: { quarantinePolicy: { status: disabled } } }",
            "contoso policies.quarantinePolicy.status: images can be pulled before anything has scanned them"),
    };

    private protected override Examples Undecided => new()
    {
        ["not known yet"] = new(
            "- containerregistry:Registry contoso: { policies: { quarantinePolicy: { status: !unknown } } }",
            "contoso policies.quarantinePolicy.status"),
    };
}
