using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Network;

namespace Infra.Tests.Policies.Rules.Network;

public sealed class DataEndpointsOnTests : RuleTests
{
    private protected override Rule Rule => new DataEndpointsOn();

    private protected override Examples Passing => new()
    {
        ["on"] = "- containerregistry:Registry contoso: { sku: { name: Premium }, dataEndpointEnabled: true }",
        ["Standard"] = "- containerregistry:Registry contoso: { sku: { name: Standard } }",
    };

    private protected override Examples Failing => new()
    {
        ["off"] = new("- containerregistry:Registry contoso: { sku: { name: Premium }, dataEndpointEnabled: false }",
            "contoso dataEndpointEnabled: layers are downloaded from storage accounts, not from data endpoints of the registry"),
        ["left out"] = new("- containerregistry:Registry contoso: { sku: { name: Premium } }",
            "contoso dataEndpointEnabled: layers are downloaded from storage accounts, not from data endpoints of the registry"),
    };

    private protected override Examples Undecided => new()
    {
        ["not known"] = new("- containerregistry:Registry contoso: { sku: { name: Premium }, dataEndpointEnabled: !unknown }",
            "contoso dataEndpointEnabled"),
        ["tier not known"] = new("- containerregistry:Registry contoso: { sku: !unknown }", "contoso dataEndpointEnabled"),
    };
}
