using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Reliability;
using GeoRegistry.Replicas;

namespace Infra.Tests.Policies.Rules.Reliability;

public sealed class GlobalEndpointLeadsSomewhereTests : RuleTests
{
    private protected override Rule Rule => new GlobalEndpointLeadsSomewhere();

    private protected override Examples Passing => new()
    {
        ["nothing said"] = """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            """,
        ["home region only"] = """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus, regionEndpointEnabled: false }
            """,
        ["home region switched on"] = """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus, regionEndpointEnabled: false }
            - containerregistry:HomeReplica home: { registryName: !of contoso, regionEndpointEnabled: true }
            """,
        ["a replica only"] = """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            - containerregistry:HomeReplica home: { registryName: !of contoso, regionEndpointEnabled: false }
            """,
    };

    private protected override Examples Failing => new()
    {
        ["all off"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus, regionEndpointEnabled: false }
            - containerregistry:HomeReplica home: { registryName: !of contoso, regionEndpointEnabled: false }
            """,
            "contoso regionEndpointEnabled: every region is taken off the global endpoint, so it leads nowhere"),
        ["no replica, and home off"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:HomeReplica home: { registryName: !of contoso, regionEndpointEnabled: false }
            """,
            "contoso regionEndpointEnabled: every region is taken off the global endpoint, so it leads nowhere"),
    };

    private protected override Examples Undecided => new()
    {
        ["home region's switch"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus, regionEndpointEnabled: false }
            - containerregistry:HomeReplica home: { registryName: !of contoso, regionEndpointEnabled: !unknown }
            """,
            "contoso regionEndpointEnabled"),
        ["replica's switch"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication eastus: { registryName: !of contoso, regionEndpointEnabled: !unknown }
            - containerregistry:HomeReplica home: { registryName: !of contoso, regionEndpointEnabled: false }
            """,
            "contoso regionEndpointEnabled"),
    };
}
