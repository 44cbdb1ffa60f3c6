using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Reliability;

namespace Infra.Tests.Policies.Rules.Reliability;

public sealed class RegionOutsidePairTests : RuleTests
{
    private protected override Rule Rule => new RegionOutsidePair();

    private protected override Examples Passing => new()
    {
        ["a third region"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication northeurope: { registryName: !of contoso, location: northeurope }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            """)
        { Stack = "prod" },
        ["another than the pair"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            """)
        { Stack = "prod" },
        ["one region"] = new("- containerregistry:Registry contoso: { location: westeurope }") { Stack = "prod" },
        ["not in production"] = """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication northeurope: { registryName: !of contoso, location: northeurope }
            """,
    };

    private protected override Examples Failing => new()
    {
        ["a pair"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication northeurope: { registryName: !of contoso, location: North Europe }
            """,
            "contoso location: the registry is only in westeurope and northeurope, a pair of regions")
        { Stack = "prod" },
    };

    private protected override Examples Undecided => new()
    {
        ["a region"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication northeurope: { registryName: !of contoso, location: northeurope }
            - containerregistry:Replication somewhere: { registryName: !of contoso, location: !unknown }
            """,
            "contoso location")
        { Stack = "prod" },
        ["home region"] = new(
            """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication northeurope: { registryName: !of contoso, location: northeurope }
            """,
            "contoso location")
        { Stack = "prod" },
        ["which environment it is"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope, tags: { environment: !unknown } }
            - containerregistry:Replication northeurope: { registryName: !of contoso, location: northeurope }
            """,
            "contoso location"),
    };
}
