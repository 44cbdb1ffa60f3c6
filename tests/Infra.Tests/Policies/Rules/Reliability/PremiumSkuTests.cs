using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Reliability;

namespace Infra.Tests.Policies.Rules.Reliability;

public sealed class PremiumSkuTests : RuleTests
{
    private protected override Rule Rule => new PremiumSku();

    private protected override Examples Passing => new()
    {
        ["Premium"] = "- containerregistry:Registry contoso: { sku: { name: Premium } }",
    };

    private protected override Examples Failing => new()
    {
        ["another tier"] = new(
            "- containerregistry:Registry contoso: { sku: { name: Standard } }",
            "contoso sku.name: the tier is not Premium, so the registry can have no replicas"),
        ["none"] = new(
            "- containerregistry:Registry contoso: {}",
            "contoso sku.name: the tier is not Premium, so the registry can have no replicas"),
    };

    private protected override Examples Undecided => new()
    {
        ["tier not known"] = new("- containerregistry:Registry contoso: { sku: { name: !unknown } }", "contoso sku.name"),
    };
}
