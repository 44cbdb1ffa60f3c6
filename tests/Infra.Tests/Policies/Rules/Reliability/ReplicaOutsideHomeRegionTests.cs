using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Reliability;

namespace Infra.Tests.Policies.Rules.Reliability;

public sealed class ReplicaOutsideHomeRegionTests : RuleTests
{
    private protected override Rule Rule => new ReplicaOutsideHomeRegion();

    private protected override Examples Passing => new()
    {
        ["elsewhere"] = """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            """,
        ["registry not in the stack"] = "- containerregistry:Replication westeurope: { registryName: contoso, location: westeurope }",
    };

    private protected override Examples Failing => new()
    {
        ["at home"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication westeurope: { registryName: !of contoso, location: West Europe }
            """,
            "westeurope location: the replica is in westeurope, the registry's home region"),
        ["by the registry's name"] = new(
            """
            - containerregistry:Registry it: { registryName: contoso, location: westeurope }
            - containerregistry:Replication westeurope: { registryName: contoso, location: westeurope }
            """,
            "westeurope location: the replica is in westeurope, the registry's home region"),
    };

    private protected override Examples Undecided => new()
    {
        ["replica's region"] = new(
            """
            - containerregistry:Registry contoso: { location: westeurope }
            - containerregistry:Replication somewhere: { registryName: !of contoso, location: !unknown }
            """,
            "somewhere location"),
        ["registry's region"] = new(
            """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !of contoso, location: eastus }
            """,
            "eastus location"),
        ["registry"] = new("- containerregistry:Replication eastus: { location: eastus, registryName: !unknown }", "eastus location"),
    };
}
