using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Security;

namespace Infra.Tests.Policies.Rules.Security;

public sealed class DataStaysInGeographiesTests : RuleTests
{
    private static readonly PolicyParameters Parameters = new() { AllowedGeographies = ["Europe", "France"] };

    private static readonly PolicyParameters EuropeanUnion = new() { AllowedGeographies = ["EU"] };

    private protected override Rule Rule => new DataStaysInGeographies();

    private protected override Examples Passing => new()
    {
        ["allowed"] = new("- containerregistry:Registry contoso: { location: West Europe }") { Parameters = Parameters },
        ["in a group"] = new("- containerregistry:Registry contoso: { location: swedencentral }") { Parameters = EuropeanUnion },
        ["anywhere"] = "- containerregistry:Registry contoso: { location: eastus }",
    };

    private protected override Examples Failing => new()
    {
        ["a registry"] = new("- containerregistry:Registry contoso: { location: eastus }",
            "contoso location: \"eastus\" is in United States; allowed are Europe, France")
        { Parameters = Parameters },
        ["a replica"] = new("- containerregistry:Replication contoso: { location: UK South }",
            "contoso location: \"UK South\" is in United Kingdom; allowed are Europe, France")
        { Parameters = Parameters },
        ["a vault"] = new("- keyvault:Vault contoso: { location: eastus }",
            "contoso location: \"eastus\" is in United States; allowed are Europe, France")
        { Parameters = Parameters },
        ["out of a group"] = new("- containerregistry:Registry contoso: { location: uksouth }",
            "contoso location: \"uksouth\" is in United Kingdom; allowed are EU")
        { Parameters = EuropeanUnion },
        ["a workspace in another cloud"] = new("- operationalinsights:Workspace contoso: { location: usgovvirginia }",
            "contoso location: \"usgovvirginia\" is in US Government; allowed are Europe, France")
        { Parameters = Parameters },
        ["a workspace in a region that is not known"] = new("- operationalinsights:Workspace contoso: { location: eastus2euap }",
            "contoso location: \"eastus2euap\" is in a geography that is not known; allowed are Europe, France")
        { Parameters = Parameters },
    };

    private protected override Examples Undecided => new()
    {
        ["not known"] = new("- containerregistry:Replication contoso: { location: !unknown }", "contoso location") { Parameters = Parameters },
        ["left out"] = new("- containerregistry:Registry contoso: {}", "contoso location") { Parameters = Parameters },
    };
}
