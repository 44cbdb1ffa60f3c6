using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Security;

namespace Infra.Tests.Policies.Rules.Security;

public sealed class CacheRulesForbiddenTests : RuleTests
{
    private protected override Rule Rule => new CacheRulesForbidden();

    private protected override Examples Passing => new()
    {
        ["none"] = "- containerregistry:Registry contoso: { registryName: contoso }",
        ["of another registry"] = """
            - containerregistry:Registry contoso: { registryName: contoso }
            - containerregistry:CacheRule hub: { registryName: fabrikam }
            """,
    };

    private protected override Examples Failing => new()
    {
        ["by name"] = new(
            """
            - containerregistry:Registry contoso: { registryName: contoso }
            - containerregistry:CacheRule hub: { registryName: contoso }
            """,
            "contoso cacheRules: a cache rule brings in images that nobody has reviewed"),
        ["by reference"] = new(
            """
            - containerregistry:Registry contoso: {}
            - containerregistry:CacheRule hub: { registryName: !of contoso }
            """,
            "contoso cacheRules: a cache rule brings in images that nobody has reviewed"),
    };

    private protected override Examples Undecided => new()
    {
        ["of a registry not known yet"] = new(
            """
            - containerregistry:Registry contoso: { registryName: contoso }
            - containerregistry:CacheRule hub: { registryName: !unknown }
            """,
            "contoso cacheRules"),
    };
}
