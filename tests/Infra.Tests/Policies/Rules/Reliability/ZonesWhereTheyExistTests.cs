using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Reliability;

namespace Infra.Tests.Policies.Rules.Reliability;

public sealed class ZonesWhereTheyExistTests : RuleTests
{
    private protected override Rule Rule => new ZonesWhereTheyExist();

    private protected override Examples Passing => new()
    {
        ["left out"] = "- containerregistry:Registry contoso: { location: westus }",
        ["off"] = "- containerregistry:Registry contoso: { location: westus, zoneRedundancy: Disabled }",
        ["on where there are zones"] = "- containerregistry:Registry contoso: { location: westeurope, zoneRedundancy: Enabled }",
    };

    private protected override Examples Failing => new()
    {
        ["registry"] = new(
            "- containerregistry:Registry contoso: { location: West US, zoneRedundancy: Enabled }",
            "contoso zoneRedundancy: zone redundancy is requested in westus, which has no availability zones"),
        ["replica"] = new(
            "- containerregistry:Replication ukwest: { registryName: contoso, location: ukwest, zoneRedundancy: Enabled }",
            "ukwest zoneRedundancy: zone redundancy is requested in ukwest, which has no availability zones"),
    };

    private protected override Examples Undecided => new()
    {
        ["value"] = new("- containerregistry:Registry contoso: { location: westus, zoneRedundancy: !unknown }", "contoso zoneRedundancy"),
        ["region"] = new("- containerregistry:Registry contoso: { zoneRedundancy: Enabled }", "contoso zoneRedundancy"),
    };
}
