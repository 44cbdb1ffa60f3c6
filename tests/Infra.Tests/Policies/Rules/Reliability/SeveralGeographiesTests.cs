using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Reliability;

namespace Infra.Tests.Policies.Rules.Reliability;

public sealed class SeveralGeographiesTests : RuleTests
{
    private protected override Rule Rule => new SeveralGeographies();

    private protected override Examples Passing => new()
    {
        ["two geographies"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            """)
        { Stack = "prod" },
        ["one, but not in production"] = """
            - containerregistry:Registry contoso: { location: eastus }
            - containerregistry:Replication centralus: { registryName: !of contoso, location: centralus }
            """,
        ["one region"] = new("- containerregistry:Registry contoso: { location: eastus }") { Stack = "prod" },
        ["a pair"] = new(
            """
            - containerregistry:Registry contoso: { location: eastus }
            - containerregistry:Replication westus: { registryName: !of contoso, location: westus }
            """)
        { Stack = "prod" },
        ["only one is allowed"] = new(
            """
            - containerregistry:Registry contoso: { location: eastus }
            - containerregistry:Replication centralus: { registryName: !of contoso, location: centralus }
            """)
        { Stack = "prod", Parameters = new() { AllowedGeographies = ["United States"] } },
    };

    private protected override Examples Failing => new()
    {
        ["one geography"] = new(
            """
            - containerregistry:Registry contoso: { location: eastus }
            - containerregistry:Replication centralus: { registryName: !of contoso, location: centralus }
            """,
            "contoso location: all regions of the registry are in one geography: United States")
        { Stack = "prod" },
        ["although several are allowed"] = new(
            """
            - containerregistry:Registry contoso: { location: eastus }
            - containerregistry:Replication centralus: { registryName: !of contoso, location: centralus }
            """,
            "contoso location: all regions of the registry are in one geography: United States")
        { Stack = "prod", Parameters = new() { AllowedGeographies = ["United States", "Europe"] } },
    };

    private protected override Examples Undecided => new()
    {
        ["a region"] = new(
            """
            - containerregistry:Registry contoso: { location: eastus }
            - containerregistry:Replication centralus: { registryName: !of contoso, location: centralus }
            - containerregistry:Replication somewhere: { registryName: !of contoso, location: !unknown }
            """,
            "contoso location")
        { Stack = "prod" },
        ["which environment it is"] = new(
            """
            - containerregistry:Registry contoso: { location: eastus, tags: !unknown }
            - containerregistry:Replication centralus: { registryName: !of contoso, location: centralus }
            """,
            "contoso location"),
    };
}
