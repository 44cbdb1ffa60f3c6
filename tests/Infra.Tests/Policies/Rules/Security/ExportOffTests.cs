using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Security;

namespace Infra.Tests.Policies.Rules.Security;

public sealed class ExportOffTests : RuleTests
{
    private protected override Rule Rule => new ExportOff();

    private protected override Examples Passing => new()
    {
        ["off"] = "- containerregistry:Registry contoso: { publicNetworkAccess: Disabled, policies: { exportPolicy: { status: disabled } } }",
        ["off with public access, which GEO056 finds"] = "- containerregistry:Registry contoso: { policies: { exportPolicy: { status: disabled } } }",
    };

    private protected override Examples Failing => new()
    {
        ["left out"] = new(
            "- containerregistry:Registry contoso: { publicNetworkAccess: Disabled }",
            "contoso policies.exportPolicy.status: images can be exported into other registries"),
        ["on"] = new(
            "- containerregistry:Registry contoso: { publicNetworkAccess: Disabled, policies: { exportPolicy: { status: enabled } } }",
            "contoso policies.exportPolicy.status: images can be exported into other registries"),
    };

    private protected override Examples Undecided => new()
    {
        ["not known yet"] = new(
            "- containerregistry:Registry contoso: { publicNetworkAccess: Disabled, policies: { exportPolicy: !unknown } }",
            "contoso policies.exportPolicy.status"),
    };
}
