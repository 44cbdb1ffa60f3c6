using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Reliability;

namespace Infra.Tests.Policies.Rules.Reliability;

public sealed class SoftDeleteOnTests : RuleTests
{
    private protected override Rule Rule => new SoftDeleteOn();

    private protected override Examples Passing => new()
    {
        ["on"] = "- containerregistry:Registry contoso: { policies: { softDeletePolicy: { status: enabled } } }",
        ["with replicas"] = """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !of contoso }
            """,
        ["with retention"] = "- containerregistry:Registry contoso: { policies: { retentionPolicy: { status: enabled } } }",
        ["with cache rules"] = """
            - containerregistry:Registry contoso: {}
            - containerregistry:CacheRule docker: { registryName: !of contoso }
            """,
    };

    private protected override Examples Failing => new()
    {
        ["left out"] = new(
            "- containerregistry:Registry contoso: {}",
            "contoso policies.softDeletePolicy.status: soft delete is off, so deleted images are gone at once"),
        ["off"] = new(
            "- containerregistry:Registry contoso: { policies: { softDeletePolicy: { status: disabled } } }",
            "contoso policies.softDeletePolicy.status: soft delete is off, so deleted images are gone at once"),
    };

    private protected override Examples Undecided => new()
    {
        ["status"] = new(
            "- containerregistry:Registry contoso: { policies: { softDeletePolicy: { status: !unknown } } }",
            "contoso policies.softDeletePolicy.status"),
        ["whose replica it is"] = new(
            """
            - containerregistry:Registry contoso: {}
            - containerregistry:Replication eastus: { registryName: !unknown }
            """,
            "contoso policies.softDeletePolicy.status"),
    };
}
