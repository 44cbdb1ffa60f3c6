using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Parts;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Configuration;
using GeoRegistry.Policies.Evaluation;
using GeoRegistry.Policies.Rules.Operations;
using GeoRegistry.Policies.Testing;
using GeoRegistry.Stacks;
using Infra.Tests.Policies.Evaluation;

namespace Infra.Tests.Policies.Configuration;

/// <summary>Reads <c>geo-registry:policies</c>.</summary>
public class PolicyConfigurationTests
{
    private const string Key = "geo-registry:policies";
    private const string Registry = "- { name: contoso, resourceGroup: rg, homeRegion: westeurope }";

    [Theory]
    [InlineData("dev", Preset.Baseline)]
    [InlineData("prod", Preset.Production)]
    [InlineData("prod-eu", Preset.Production)]
    public async Task The_preset_follows_from_the_stacks_name(string stack, Preset preset)
        => Assert.Equal(preset, (await ReadAsync(null, stack)).Preset);

    [Fact]
    public async Task Everything_is_read()
    {
        var read = await ReadAsync($$"""
            preset: regulated
            severities: { GEO001: warning, ORG001: off }
            parameters:
              allowedGeographies: [Europe, United States]
              monthlyBudget: 1200
              requiredTags: [owner, environment]
              namePattern: contoso[a-z]+
            exemptions:
              - { rule: GEO001, resource: legacy*, reason: a tool that cannot do better, owner: platform, expires: 2027-06-30 00:00:00 +0000 UTC }
            assemblies: ["{{RuleAssembly.Path}}"]
            """);

        Assert.Equal(Preset.Regulated, read.Preset);
        Assert.Equal(ImmutableDictionary<string, Severity>.Empty.Add("GEO001", Severity.Warning).Add("ORG001", Severity.Off), read.Severities);
        Assert.Equal("Europe, United States", string.Join(", ", read.Parameters.AllowedGeographies));
        Assert.Equal(1200, read.Parameters.MonthlyBudget);
        Assert.Equal("owner, environment", string.Join(", ", read.Parameters.RequiredTags));
        Assert.Matches(read.Parameters.NamePattern!, "contosoprod");
        Assert.DoesNotMatch(read.Parameters.NamePattern!, "mycontosoprod");
        Assert.Equal(
            new Exemption($"{Key}.exemptions[0]", "GEO001", "legacy*", "a tool that cannot do better", "platform", new(2027, 6, 30)),
            Assert.Single(read.Exemptions));
        Assert.Equal("ORG001", read.Rules[^1].Description.Id);
        Assert.Equal(Catalogue.Rules.Length + 1, read.Rules.Length);
    }

    [Theory]
    [InlineData("preset: prodution", "preset", "\"prodution\"", "must be baseline or production or regulated", "production")]
    [InlineData("severities: { GEO001: high }", "severities.GEO001", "\"high\"", "must be error or warning or information or off", null)]
    [InlineData("severities: { GE0001: off }", "severities.GE0001", "\"off\"", "must be the id of a rule; docs/policies.md lists them", "GEO001")]
    [InlineData("parameters: { allowedGeographies: [Erope] }", "parameters.allowedGeographies[0]", "\"Erope\"", null, "Europe")]
    [InlineData("parameters: { monthlyBudget: 0 }", "parameters.monthlyBudget", "0", "must be a whole number from 1 to 10000000, without quotes", null)]
    [InlineData("parameters: { requiredTags: [a/b] }", "parameters.requiredTags[0]", "\"a/b\"", @"must be 1 to 512 characters, none of them <>%&\?/", null)]
    [InlineData("parameters: { namePattern: \"[\" }", "parameters.namePattern", "\"[\"", null, null)]
    [InlineData("exemptions: []", "exemptions", "[]", "must name at least one of the exemptions", "remove the key")]
    [InlineData("assemblies: [nowhere.dll]", "assemblies[0]", "\"nowhere.dll\"", null, null)]
    [InlineData("rules: {}", "rules", "{  }", "is not a key here; the keys are assemblies, preset, severities, parameters, exemptions", null)]
    public void A_mistake_is_reported_at_its_place(string policies, string path, string value, string? rule, string? suggestion)
    {
        var mistake = Assert.Single(Errors(policies));

        Assert.Equal(($"{Key}.{path}", value), (mistake.Path, mistake.Value));
        if (rule is not null)
            Assert.Equal(rule, mistake.Rule);
        if (suggestion is not null)
            Assert.Equal(suggestion, mistake.Suggestion);
    }

    [Fact]
    public void An_exemption_says_which_what_why_who_and_until_when()
        => Assert.Equal(
            [
                new ConfigurationError($"{Key}.exemptions[0].rule", null, "must be given", null),
                new ConfigurationError($"{Key}.exemptions[0].resource", null, "must be given", null),
                new ConfigurationError($"{Key}.exemptions[0].reason", null, "must be given", null),
                new ConfigurationError($"{Key}.exemptions[0].owner", null, "must be given", null),
                new ConfigurationError($"{Key}.exemptions[0].expires", null, "must be given", null),
            ],
            Errors("exemptions: [{}]"));

    [Fact]
    public void An_empty_reason_is_none()
        => Assert.Equal(
            new ConfigurationError($"{Key}.exemptions[0].reason", "\" \"", "must say why this is right", null),
            Assert.Single(Errors("""exemptions: [{ rule: GEO001, resource: contoso, reason: " ", owner: platform, expires: 2027-06-30 }]""")));

    [Fact]
    public void An_assembly_of_something_else_is_refused()
    {
        var mistake = Assert.Single(Errors($"""assemblies: ["{typeof(Regions).Assembly.Location.Replace("Infra.dll", "YamlDotNet.dll", StringComparison.Ordinal)}"]"""));

        Assert.Equal("must be an assembly with public classes that derive from GeoRegistry.Policies.Rule and have a constructor without parameters", mistake.Rule);
    }

    [Fact]
    public void Rules_that_have_an_id_already_are_refused()
    {
        var mistakes = Errors($"""assemblies: ["{RuleAssembly.Path}", "{RuleAssembly.Path}"]""");

        Assert.Equal(
            new ConfigurationError($"{Key}.assemblies[1]", $"\"{RuleAssembly.Path}\"", "has the rule Contoso.Policies.NameWithoutSuffix with the id ORG001, which Contoso.Policies.NameWithoutSuffix has already", "give it another id"),
            Assert.Single(mistakes) with { Value = $"\"{RuleAssembly.Path}\"" });
    }

    [Fact]
    public void Mistakes_in_registries_and_policies_come_at_once()
    {
        var refusal = Assert.Throws<SettingsException>(() => StackSettings.Parse(
            Yaml.ToJson("- { name: contoso, resourceGroup: rg, homeRegion: nowhere }"), new StackContext("dev"), Yaml.ToJson("preset: none")));

        Assert.Equal(["geo-registry:registries[0].homeRegion", $"{Key}.preset"], refusal.Errors.Select(mistake => mistake.Path));
    }

    private static Task<PolicyConfiguration> ReadAsync(string? policies, string stack = "dev")
        => GeoRegistry.Policies.Testing.PolicyTest.WithConfigurationAsync(
            policies is null ? [] : [(Key, Yaml.ToJson(policies))],
            () =>
            {
                PolicyConfiguration? read = null;
                return ReadInDeploymentAsync();

                async Task<PolicyConfiguration> ReadInDeploymentAsync()
                {
                    _ = await Pulumi.Deployment.TestAsync(
                        new Pulumi.Testing.EmptyMocks(), new Pulumi.Testing.TestOptions { StackName = stack }, () => { read = PolicyConfiguration.Read(new StackContext(stack)); });
                    return read!;
                }
            });

    private static IEnumerable<ConfigurationError> Errors(string policies)
        => Assert.Throws<SettingsException>(() => StackSettings.Parse(Yaml.ToJson(Registry), new StackContext("dev"), Yaml.ToJson(policies))).Errors;
}
