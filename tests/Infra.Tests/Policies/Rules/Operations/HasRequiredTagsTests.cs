using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Operations;

namespace Infra.Tests.Policies.Rules.Operations;

public sealed class HasRequiredTagsTests : RuleTests
{
    private static readonly PolicyParameters Parameters = new() { RequiredTags = ["owner", "environment"] };

    private protected override Rule Rule => new HasRequiredTags();

    private protected override Examples Passing => new()
    {
        ["all"] = new("- containerregistry:Registry contoso: { tags: { Owner: platform, environment: dev } }") { Parameters = Parameters },
        ["none required"] = "- containerregistry:Registry contoso: {}",
        ["takes no tags"] = new("- network:Subnet snet: {}") { Parameters = Parameters },
    };

    private protected override Examples Failing => new()
    {
        ["none"] = new("- containerregistry:Registry contoso: {}", "contoso tags: the resource lacks the tags owner, environment") { Parameters = Parameters },
        ["one"] = new("- keyvault:Vault vault: { tags: { owner: platform } }",
            "vault tags: the resource lacks the tags environment")
        { Parameters = Parameters },
    };

    private protected override Examples Undecided => new()
    {
        ["not known"] = new("- containerregistry:Registry contoso: { tags: !unknown }", "contoso tags") { Parameters = Parameters },
    };
}
