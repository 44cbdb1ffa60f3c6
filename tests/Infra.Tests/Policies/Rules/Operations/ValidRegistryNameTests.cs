using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Operations;

namespace Infra.Tests.Policies.Rules.Operations;

public sealed class ValidRegistryNameTests : RuleTests
{
    private protected override Rule Rule => new ValidRegistryName();

    private protected override Examples Passing => new()
    {
        ["letters and digits"] = "- containerregistry:Registry contoso: { registryName: contoso2 }",
        ["long"] = "- containerregistry:Registry contoso: { registryName: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa }",
    };

    private protected override Examples Failing => new()
    {
        ["too short"] = new("- containerregistry:Registry contoso: { registryName: acr1 }",
            "contoso registryName: \"acr1\" is not a valid name for a registry: 5 to 50 letters and digits"),
        ["too long"] = new("- containerregistry:Registry contoso: { registryName: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa }",
            "contoso registryName: \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\" is not a valid name for a registry: 5 to "
                + "50 letters and digits"),
        ["a hyphen"] = new("- containerregistry:Registry contoso: { registryName: contoso-prod }",
            "contoso registryName: \"contoso-prod\" is not a valid name for a registry: 5 to 50 letters and digits"),
    };

    private protected override Examples Undecided => new()
    {
        ["not known"] = new("- containerregistry:Registry contoso: { registryName: !unknown }", "contoso registryName"),
        ["made up by Pulumi"] = new("- containerregistry:Registry contoso: {}", "contoso registryName"),
    };
}
