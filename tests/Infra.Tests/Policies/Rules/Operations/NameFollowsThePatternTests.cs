using System.Text.RegularExpressions;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Operations;

namespace Infra.Tests.Policies.Rules.Operations;

public sealed class NameFollowsThePatternTests : RuleTests
{
    private static readonly PolicyParameters Parameters = new() { NamePattern = new Regex("^contoso[a-z]+$") };

    private protected override Rule Rule => new NameFollowsThePattern();

    private protected override Examples Passing => new()
    {
        ["matches"] = new("- containerregistry:Registry contoso: { registryName: contosoprod }") { Parameters = Parameters },
        ["no pattern"] = "- containerregistry:Registry contoso: { registryName: other }",
    };

    private protected override Examples Failing => new()
    {
        ["does not match"] = new("- containerregistry:Registry contoso: { registryName: fabrikamprod }",
            "contoso registryName: \"fabrikamprod\" does not match ^contoso[a-z]+$")
        { Parameters = Parameters },
    };

    private protected override Examples Undecided => new()
    {
        ["not known"] = new("- containerregistry:Registry contoso: { registryName: !unknown }", "contoso registryName") { Parameters = Parameters },
    };
}
