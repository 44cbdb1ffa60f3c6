using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Reliability;

namespace Infra.Tests.Policies.Rules.Reliability;

public sealed class SoftDeleteWithoutReplicasTests : RuleTests
{
    private protected override Rule Rule => new SoftDeleteWithoutReplicas();

    private protected override Examples Passing => new()
    {
        ["no replicas"] = "- containerregistry:Registry contoso: { policies: { softDeletePolicy: { status: enabled } } }",
        ["off"] = """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !of contoso }
            """,
        ["replicas of another registry"] = """
            - containerregistry:Registry contoso: { policies: { softDeletePolicy: { status: enabled } } }
            - containerregistry:Registry other: {}
            - containerregistry:Replication eastus: { registryName: !of other }
            """,
    };

    private protected override Examples Failing => new()
    {
        ["on"] = new(
            """
            - containerregistry:Registry contoso: { policies: { softDeletePolicy: { status: enabled } } }
            - containerregistry:Replication eastus: { registryName: !of contoso }
            """,
            "contoso policies.softDeletePolicy.status: soft delete is on in a registry with replicas"),
    };

    private protected override Examples Undecided => new()
    {
        ["status"] = new(
            """
            - containerregistry:Registry contoso: { policies: !unknown }
            - containerregistry:Replication eastus: { registryName: !of contoso }
            """,
            "contoso policies.softDeletePolicy.status"),
        ["whose replica it is"] = new(
            """
            - containerregistry:Registry contoso: { policies: { softDeletePolicy: { status: enabled } } }
            - containerregistry:Replication eastus: { registryName: !unknown }
            """,
            "contoso policies.softDeletePolicy.status"),
    };
}
