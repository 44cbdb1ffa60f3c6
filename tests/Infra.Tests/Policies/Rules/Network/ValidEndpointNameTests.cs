using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Network;

namespace Infra.Tests.Policies.Rules.Network;

public sealed class ValidEndpointNameTests : RuleTests
{
    private protected override Rule Rule => new ValidEndpointName();

    private protected override Examples Passing => new()
    {
        ["short"] = "- network:PrivateEndpoint weu: { privateEndpointName: pe }",
        ["all characters"] = "- network:PrivateEndpoint weu: { privateEndpointName: 9contoso.prod-weu_ }",
        ["long"] = "- network:PrivateEndpoint weu: { privateEndpointName: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa }",
    };

    private protected override Examples Failing => new()
    {
        ["one letter"] = new("- network:PrivateEndpoint weu: { privateEndpointName: a }",
            "weu privateEndpointName: \"a\" is not a valid name for a private endpoint: 2 to 64 letters, digits, underscores, periods "
                + "and hyphens, with a letter or digit first and not a period or hyphen last"),
        ["too long"] = new("- network:PrivateEndpoint weu: { privateEndpointName: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa }",
            "weu privateEndpointName: \"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\" is not a valid name for a "
                + "private endpoint: 2 to 64 letters, digits, underscores, periods and hyphens, with a letter or digit first and "
                + "not a period or hyphen last"),
        ["begins with a hyphen"] = new("- network:PrivateEndpoint weu: { privateEndpointName: \"-weu\" }",
            "weu privateEndpointName: \"-weu\" is not a valid name for a private endpoint: 2 to 64 letters, digits, underscores, "
                + "periods and hyphens, with a letter or digit first and not a period or hyphen last"),
        ["ends with a period"] = new("- network:PrivateEndpoint weu: { privateEndpointName: weu. }",
            "weu privateEndpointName: \"weu.\" is not a valid name for a private endpoint: 2 to 64 letters, digits, underscores, "
                + "periods and hyphens, with a letter or digit first and not a period or hyphen last"),
        ["another character"] = new("- network:PrivateEndpoint weu: { privateEndpointName: we/u }",
            "weu privateEndpointName: \"we/u\" is not a valid name for a private endpoint: 2 to 64 letters, digits, underscores, "
                + "periods and hyphens, with a letter or digit first and not a period or hyphen last"),
    };

    private protected override Examples Undecided => new()
    {
        ["made up by Pulumi"] = new("- network:PrivateEndpoint weu: {}", "weu privateEndpointName"),
        ["not known"] = new("- network:PrivateEndpoint weu: { privateEndpointName: !unknown }", "weu privateEndpointName"),
    };
}
