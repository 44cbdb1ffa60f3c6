using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Reliability;

namespace Infra.Tests.Policies.Rules.Reliability;

public sealed class OneReplicaPerRegionTests : RuleTests
{
    private protected override Rule Rule => new OneReplicaPerRegion();

    private protected override Examples Passing => new()
    {
        ["different regions"] = """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication one: { registryName: !of contoso, location: eastus }
            - containerregistry:Replication two: { registryName: !of contoso, location: westus }
            """,
        ["different registries"] = """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Registry other: { location: westeurope }
            - containerregistry:Replication one: { registryName: !of contoso, location: eastus }
            - containerregistry:Replication two: { registryName: !of other, location: eastus }
            """,
    };

    private protected override Examples Failing => new()
    {
        ["twice"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication one: { registryName: !of contoso, location: eastus }
            - containerregistry:Replication two: { registryName: !of contoso, location: East US }
            """,
            "two location: the registry has another replica in eastus"),
    };

    private protected override Examples Undecided => new()
    {
        ["a region"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication one: { registryName: !of contoso, location: eastus }
            - containerregistry:Replication two: { registryName: !of contoso, location: !unknown }
            """,
            "two location"),
        ["whose replica it is"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication one: { registryName: !of contoso, location: eastus }
            - containerregistry:Replication two: { location: eastus, registryName: !unknown }
            """,
            "one location",
            "two location"),
    };
}
