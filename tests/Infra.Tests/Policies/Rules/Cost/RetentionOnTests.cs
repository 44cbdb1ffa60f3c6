using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Cost;

namespace Infra.Tests.Policies.Rules.Cost;

public sealed class RetentionOnTests : RuleTests
{
    private protected override Rule Rule => new RetentionOn();

    private protected override Examples Passing => new()
    {
        ["on"] = "- containerregistry:Registry contoso: { sku: { name: Premium }, policies: { retentionPolicy: { status: enabled } } }",
        ["Standard"] = "- containerregistry:Registry contoso: { sku: { name: Standard } }",
    };

    private protected override Examples Failing => new()
    {
        ["off"] = new("- containerregistry:Registry contoso: { sku: { name: Premium }, policies: { retentionPolicy: { status: disabled } } }",
            "contoso policies.retentionPolicy.status: untagged manifests are kept, and paid for in every region"),
        ["left out"] = new("- containerregistry:Registry contoso: { sku: { name: Premium } }",
            "contoso policies.retentionPolicy.status: untagged manifests are kept, and paid for in every region"),
    };

    private protected override Examples Undecided => new()
    {
        ["not known"] = new("- containerregistry:Registry contoso: { sku: { name: Premium }, policies: { retentionPolicy: { status: !unknown } } }",
            "contoso policies.retentionPolicy.status"),
    };
}
