using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Reliability;

namespace Infra.Tests.Policies.Rules.Reliability;

public sealed class SeveralRegionsTests : RuleTests
{
    private protected override Rule Rule => new SeveralRegions();

    private protected override Examples Passing => new()
    {
        ["not in production"] = "- containerregistry:Registry contoso: { location: westeurope }",
        ["a replica elsewhere"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: East US }
            """)
        { Stack = "prod" },
        ["another environment in a stack for production"] = new(
            "- containerregistry:Registry contoso: { location: westeurope, tags: { environment: test } }")
        { Stack = "prod" },
        ["one elsewhere is enough"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication somewhere: { registryName: !of contoso, location: !unknown }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            """)
        { Stack = "prod" },
    };

    private protected override Examples Failing => new()
    {
        ["no replica"] = new(
            "- containerregistry:Registry contoso: { location: westeurope }",
            "contoso location: the registry is in production, and no replica is outside its home region")
        { Stack = "prod" },
        ["by its tag"] = new(
            "- containerregistry:Registry contoso: { location: westeurope, tags: { environment: production } }",
            "contoso location: the registry is in production, and no replica is outside its home region"),
        ["only one in the home region"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication again: { registryName: !of contoso, location: West Europe }
            """,
            "contoso location: the registry is in production, and no replica is outside its home region")
        { Stack = "prod" },
        ["another registry's replica"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Registry other: { location: westeurope, tags: { environment: dev } }
            - containerregistry:Replication eastus: { registryName: !of other, location: eastus }
            """,
            "contoso location: the registry is in production, and no replica is outside its home region")
        { Stack = "prod" },
    };

    private protected override Examples Undecided => new()
    {
        ["where the replica is"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication somewhere: { registryName: !of contoso, location: !unknown }
            """,
            "contoso location")
        { Stack = "prod" },
        ["where the registry is"] = new(
            """
            - containerregistry:Registry contoso: { location: !unknown }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            """,
            "contoso location")
        { Stack = "prod" },
        ["whose replica it is"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication eastus: { location: eastus, registryName: !unknown }
            """,
            "contoso location")
        { Stack = "prod" },
        ["which environment it is"] = new(
            "- containerregistry:Registry contoso: { location: westeurope, tags: { environment: !unknown } }",
            "contoso location"),
    };
}
