using System.Text.Json.Nodes;
using GeoRegistry.Configuration;
using GeoRegistry.Parts;
using GeoRegistry.Policies.Configuration;
using GeoRegistry.Policies.Declarations;
using GeoRegistry.Policies.Evaluation;
using GeoRegistry.Policies.Reports;
using GeoRegistry.Policies.Rules;
using GeoRegistry.Policies.Rules.Security;
using Infra.Tests.Policies.Evaluation;
using NJsonSchema;

namespace Infra.Tests.Policies.Reports;

public class ReportTests
{
    private static readonly Exemption Exemption
        = new("geo-registry:policies.exemptions[0]", "GEO001", "exempted", "an old tool | until it is gone", "platform", new(2027, 6, 30));

    private static readonly PolicyReport Report = Evaluate();

    [Fact]
    public void A_refusal_says_what_is_wrong_where_and_how_to_fix_it()
        => TextSnapshot.Matches("tests/Infra.Tests/Policies/Reports/refusal.txt", TextReport.Refusal(Report));

    [Fact]
    public void Findings_as_markdown() => TextSnapshot.Matches("tests/Infra.Tests/Policies/Reports/findings.md", MarkdownReport.Write(Report, "prod"));

    [Fact]
    public void Findings_as_json() => TextSnapshot.Matches("tests/Infra.Tests/Policies/Reports/findings.json", JsonReport.Write(Report, "prod"));

    [Fact]
    public void Findings_as_sarif() => TextSnapshot.Matches("tests/Infra.Tests/Policies/Reports/findings.sarif", SarifReport.Write(Report, StackFile.None));

    [Fact]
    public void Nothing_found_as_markdown()
        => Assert.Equal(
            "### Policies of `dev`\n\n1 rule on 0 resources: nothing found.\n",
            MarkdownReport.Write(new() { Findings = [], Undecided = [], Rules = [new AdminUserOff().Description], Resources = 0 }, "dev"));

    [Fact]
    public void Resources_with_the_same_finding_share_a_row_of_the_markdown()
    {
        var finding = Assert.Single(Report.Findings);
        var another = finding with { Resource = new(finding.Resource.Type, "another") };
        var report = Report with { Findings = [finding, another, another with { Message = "something else" }] };

        var text = MarkdownReport.Write(report, "prod");

        Assert.Contains("| `contoso (Registry)`, `another (Registry)` | the admin user is on |", text, StringComparison.Ordinal);
        Assert.Contains("| `another (Registry)` | something else |", text, StringComparison.Ordinal);
    }

    /// <summary>The schema is that of the npm package @microsoft/jest-sarif 1.0.0-beta.0 (MIT), which has it from OASIS.</summary>
    [Fact]
    public async Task Sarif_is_valid_against_its_schema()
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(AppContext.BaseDirectory, "Policies", "Reports", "sarif-2.1.0-rtm.5.json"));
        var everyRule = new PolicyReport { Findings = [], Undecided = [], Rules = [.. RuleCatalogue.Rules.Select(rule => rule.Description)], Resources = 0 };

        foreach (var report in new[] { Report, everyRule })
            Assert.Empty(schema.Validate(SarifReport.Write(report, StackFile.None)));
        Assert.Empty(schema.Validate(SarifReport.Write([new ConfigurationError("geo-registry:registries", null, "must be given", null)], StackFile.None)));
        Assert.NotEmpty(schema.Validate("""{ "version": "2.1.0", "runs": [{ "results": 1 }] }"""));
    }

    [Theory]
    [InlineData("contosoprod", 9)]
    [InlineData("contosoprod-eastus", 21)]
    [InlineData("contosoprod-southafricanorth", 26)]
    [InlineData("another", 1)]
    public void A_finding_points_at_the_line_that_its_resource_comes_from(string resource, int line)
    {
        var file = StackFile.Find(Path.Combine(AppContext.BaseDirectory, "Stacks"), "prod");

        Assert.Equal("Pulumi.prod.yaml", file.Name);
        Assert.Equal(line, file.LineOf(new DeclaredResource("azure-native:containerregistry:Registry", resource)));
    }

    [Fact]
    public void Errors_in_the_configuration_are_results_at_their_places()
    {
        var file = StackFile.Find(Path.Combine(AppContext.BaseDirectory, "Stacks"), "prod");

        var result = Assert.Single(JsonNode.Parse(SarifReport.Write(
            [new ConfigurationError("geo-registry:registries[0].homeRegion", "\"mars\"", "must be an Azure region", null)],
            file))!["runs"]![0]!["results"]!.AsArray())!;

        Assert.Equal("configuration", (string)result["ruleId"]!);
        Assert.Equal("geo-registry:registries[0].homeRegion: \"mars\"\n  rule: must be an Azure region", (string)result["message"]!["text"]!);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""
                { "artifactLocation": { "uri": "Pulumi.prod.yaml" }, "region": { "startLine": 14, "startColumn": 7 } }
                """),
            result["locations"]![0]!["physicalLocation"]), result.ToJsonString());
    }

    private static PolicyReport Evaluate()
    {
        var configuration = new PolicyConfiguration
        {
            Rules = [new AdminUserOff()],
            Exemptions =
            [
                Exemption,
                Exemption with { Path = "geo-registry:policies.exemptions[1]", Expires = new(2026, 1, 1) },
                Exemption with { Path = "geo-registry:policies.exemptions[2]", Resource = "nothing" },
            ],
        };
        var stack = DeclaredYaml.Read("""
            - containerregistry:Registry contoso: { adminUserEnabled: true }
            - containerregistry:Registry exempted: { adminUserEnabled: true }
            - containerregistry:Registry open: { adminUserEnabled: !unknown }
            """);
        return new PolicyEvaluation(stack, configuration, new(2026, 6, 30)).EvaluateAll();
    }
}
