using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Operations;

namespace Infra.Tests.Policies.Rules.Operations;

public sealed class ExportNeedsPrivateAccessTests : RuleTests
{
    private protected override Rule Rule => new ExportNeedsPrivateAccess();

    private protected override Examples Passing => new()
    {
        ["both off"] = "- containerregistry:Registry contoso: { policies: { exportPolicy: { status: disabled } }, publicNetworkAccess: Disabled }",
        ["export on"] = "- containerregistry:Registry contoso: { policies: { exportPolicy: { status: enabled } } }",
        ["left out"] = "- containerregistry:Registry contoso: {}",
    };

    private protected override Examples Failing => new()
    {
        ["public"] = new("- containerregistry:Registry contoso: { policies: { exportPolicy: { status: disabled } }, publicNetworkAccess: Enabled }",
            "contoso publicNetworkAccess: export is off while public network access is on"),
        ["left out"] = new("- containerregistry:Registry contoso: { policies: { exportPolicy: { status: disabled } } }",
            "contoso publicNetworkAccess: export is off while public network access is on"),
    };

    private protected override Examples Undecided => new()
    {
        ["access not known"] = new("- containerregistry:Registry contoso: { policies: { exportPolicy: { status: disabled } }, publicNetworkAccess: !unknown }",
            "contoso publicNetworkAccess"),
        ["export not known"] = new("- containerregistry:Registry contoso: { policies: !unknown }", "contoso publicNetworkAccess"),
    };
}
