using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Reliability;

namespace Infra.Tests.Policies.Rules.Reliability;

public sealed class SoftDeleteAloneTests : RuleTests
{
    private protected override Rule Rule => new SoftDeleteAlone();

    private protected override Examples Passing => new()
    {
        ["alone"] = "- containerregistry:Registry contoso: { policies: { softDeletePolicy: { status: enabled } } }",
        ["only the others"] = """
            - containerregistry:Registry contoso: { policies: { retentionPolicy: { status: enabled } } }
            - containerregistry:CacheRule docker: { registryName: !of contoso }
            """,
        ["cache rules of another registry"] = """
            - containerregistry:Registry contoso: { policies: { softDeletePolicy: { status: enabled } } }
            - containerregistry:Registry other: {}
            - containerregistry:CacheRule docker: { registryName: !of other }
            """,
    };

    private protected override Examples Failing => new()
    {
        ["with retention"] = new(
            "- containerregistry:Registry contoso: { policies: { softDeletePolicy: { status: enabled }, retentionPolicy: { status: enabled } } }",
            "contoso policies.softDeletePolicy.status: soft delete is on together with the retention of untagged manifests"),
        ["with cache rules"] = new(
            """
            - containerregistry:Registry contoso: { policies: { softDeletePolicy: { status: enabled } } }
            - containerregistry:CacheRule docker: { registryName: !of contoso }
            """,
            "contoso policies.softDeletePolicy.status: soft delete is on in a registry with cache rules"),
        ["with both"] = new(
            """
            - containerregistry:Registry contoso: { policies: { softDeletePolicy: { status: enabled }, retentionPolicy: { status: enabled } } }
            - containerregistry:CacheRule docker: { registryName: !of contoso }
            """,
            "contoso policies.softDeletePolicy.status: soft delete is on together with the retention of untagged manifests",
            "contoso policies.softDeletePolicy.status: soft delete is on in a registry with cache rules"),
    };

    private protected override Examples Undecided => new()
    {
        ["soft delete"] = new(
            """
            - containerregistry:Registry contoso: { policies: { softDeletePolicy: { status: !unknown } } }
            - containerregistry:CacheRule docker: { registryName: !of contoso }
            """,
            "contoso policies.softDeletePolicy.status"),
        ["retention"] = new(
            "- containerregistry:Registry contoso: { policies: { softDeletePolicy: { status: enabled }, retentionPolicy: { status: !unknown } } }",
            "contoso policies.softDeletePolicy.status"),
        ["whose cache rule it is"] = new(
            """
            - containerregistry:Registry contoso: { policies: { softDeletePolicy: { status: enabled } } }
            - containerregistry:CacheRule docker: { registryName: !unknown }
            """,
            "contoso policies.softDeletePolicy.status"),
    };
}
