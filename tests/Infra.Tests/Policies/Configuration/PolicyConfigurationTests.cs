using System.Collections.Immutable;
using GeoRegistry;
using GeoRegistry.Configuration;
using GeoRegistry.Parts;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Configuration;
using GeoRegistry.Policies.Rules;
using GeoRegistry.Policies.Testing;
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
    public void The_preset_follows_from_the_stacks_name(string stack, Preset preset)
        => Assert.Equal(preset, Read(null, stack).Preset);

    [Fact]
    public void Everything_is_read()
    {
        var read = Read($$"""
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
        Assert.Equal(RuleCatalogue.Rules.Length + 1, read.Rules.Length);
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
    public void An_error_is_reported_at_its_place(string policies, string path, string value, string? rule, string? suggestion)
    {
        var error = Assert.Single(Errors(policies));

        Assert.Equal(($"{Key}.{path}", value), (error.Path, error.Value));
        if (rule is not null)
            Assert.Equal(rule, error.Rule);
        if (suggestion is not null)
            Assert.Equal(suggestion, error.Suggestion);
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
            new ConfigurationError($"{Key}.exemptions[0].reason", "\" \"", "must say why the violation is allowed", null),
            Assert.Single(Errors("""exemptions: [{ rule: GEO001, resource: contoso, reason: " ", owner: platform, expires: 2027-06-30 }]""")));

    [Fact]
    public void An_assembly_of_something_else_is_refused()
    {
        var error = Assert.Single(Errors($"""assemblies: ["{typeof(YamlDotNet.Core.Mark).Assembly.Location}"]"""));

        Assert.Equal(
            "must be an assembly with public classes that derive from GeoRegistry.Policies.Authoring.Rule and have a constructor without parameters",
            error.Rule);
    }

    [Fact]
    public void Rules_with_an_id_that_is_taken_are_refused()
    {
        var errors = Errors($"""assemblies: ["{RuleAssembly.Path}", "{RuleAssembly.Path}"]""");

        Assert.Equal(
            new ConfigurationError(
                $"{Key}.assemblies[1]",
                $"\"{RuleAssembly.Path}\"",
                "has the rule Contoso.Policies.NameWithoutSuffix with the id ORG001, which Contoso.Policies.NameWithoutSuffix has already",
                "give it another id"),
            Assert.Single(errors) with { Value = $"\"{RuleAssembly.Path}\"" });
    }

    [Fact]
    public async Task Errors_in_registries_and_policies_are_reported_together_and_once()
    {
        var refusal = await Assert.ThrowsAsync<SettingsException>(() => PolicyTest.EvaluateAsync<RegistryStack>(
            ("geo-registry:registries", Yaml.ToJson("- { name: contoso, resourceGroup: rg, homeRegion: nowhere }")),
            (Key, Yaml.ToJson("preset: none"))));

        Assert.Equal(["geo-registry:registries[0].homeRegion", $"{Key}.preset"], refusal.Errors.Select(error => error.Path));
    }

    [Fact]
    public async Task Errors_in_policies_alone_stop_the_stack()
    {
        var refusal = await Assert.ThrowsAsync<SettingsException>(() => PolicyTest.EvaluateAsync<RegistryStack>(
            ("geo-registry:registries", Yaml.ToJson(Registry)), (Key, Yaml.ToJson("preset: none"))));

        Assert.Equal($"{Key}.preset", Assert.Single(refusal.Errors).Path);
    }

    [Fact]
    public void An_encrypted_value_is_not_shown()
        => Assert.Equal(
            "[secret]",
            Assert.Single(PolicyConfiguration.Read(
                new StackContext("dev") { SecurePaths = new HashSet<string> { $"{Key}.preset" } }, Yaml.ToJson("preset: hush")).Errors).Value);

    private static PolicyConfiguration Read(string? policies, string stack = "dev")
        => PolicyConfiguration.Read(new StackContext(stack), policies is null ? null : Yaml.ToJson(policies));

    private static IEnumerable<ConfigurationError> Errors(string policies) => Read(policies).Errors;
}
