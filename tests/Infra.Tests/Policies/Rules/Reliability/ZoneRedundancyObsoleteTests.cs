using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Reliability;

namespace Infra.Tests.Policies.Rules.Reliability;

public sealed class ZoneRedundancyObsoleteTests : RuleTests
{
    private protected override Rule Rule => new ZoneRedundancyObsolete();

    private protected override Examples Passing => new()
    {
        ["left out"] = "- containerregistry:Registry contoso: { location: westeurope }",
        ["on"] = "- containerregistry:Registry contoso: { location: westeurope, zoneRedundancy: Enabled }",
        ["off where there are no zones"] = "- containerregistry:Registry contoso: { location: westus, zoneRedundancy: Disabled }",
    };

    private protected override Examples Failing => new()
    {
        ["registry"] = new(
            "- containerregistry:Registry contoso: { location: westeurope, zoneRedundancy: Disabled }",
            "contoso zoneRedundancy: zone redundancy is switched off, but Azure keeps images in several zones of westeurope anyway"),
        ["replica"] = new(
            "- containerregistry:Replication eastus: { registryName: contoso, location: East US, zoneRedundancy: Disabled }",
            "eastus zoneRedundancy: zone redundancy is switched off, but Azure keeps images in several zones of eastus anyway"),
    };

    private protected override Examples Undecided => new()
    {
        ["value"] = new("- containerregistry:Registry contoso: { location: westeurope, zoneRedundancy: !unknown }", "contoso zoneRedundancy"),
        ["region"] = new("- containerregistry:Registry contoso: { zoneRedundancy: Disabled, location: !unknown }", "contoso zoneRedundancy"),
    };
}
