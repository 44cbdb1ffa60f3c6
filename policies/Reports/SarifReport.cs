using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using GeoRegistry.Configuration;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Configuration;
using GeoRegistry.Policies.Evaluation;

namespace GeoRegistry.Policies.Reports;

/// <summary>
/// Writes a report in SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), for code scanning. Each result needs a place in a
/// file: it is the place in the stack's file that names the resource's registry.
/// </summary>
internal static class SarifReport
{
    private const string Schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /// <summary>The project's version (<c>Directory.Build.props</c>), which both members of a tool component give: 3.19.12 and 3.19.13 of SARIF.</summary>
    private static readonly string Version = typeof(SarifReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>The rule that errors in the configuration violate.</summary>
    private const string ConfigurationRule = "configuration";

    /// <summary>The rule that expired or unused exemptions violate.</summary>
    private const string ExemptionRule = "exemption";

    /// <param name="report">The report.</param>
    /// <param name="file">The stack's file.</param>
    internal static string Write(PolicyReport report, StackFile file) => Log(
        [.. report.Rules.Select(Describe), .. report.Problems is [] ? [] : new[] { Describe(ExemptionRule, "Exemptions are needed, and have not expired.") }],
        [
            .. report.Findings.Select(finding => Result(finding, report, file)),
            .. report.Exempted.Select(exempted => Suppressed(Result(exempted.Finding, report, file), exempted.Exemption)),
            .. report.Problems.Select(problem => Result(ExemptionRule, problem.Severity, problem.Exemption.Path, problem.Message, file)),
        ]);

    /// <param name="errors">The errors in the configuration, because of which no rule was evaluated.</param>
    /// <param name="file">The stack's file.</param>
    internal static string Write(IEnumerable<ConfigurationError> errors, StackFile file) => Log(
        [Describe(ConfigurationRule, "The stack's configuration can be read.")],
        errors.Select(error => Result(ConfigurationRule, Severity.Error, error.Path, ConfigurationErrorReport.Render(error), file)));

    private static string Log(IEnumerable<JsonObject> rules, IEnumerable<JsonObject> results) => new JsonObject
    {
        ["$schema"] = Schema,
        ["version"] = "2.1.0",
        ["runs"] = new JsonArray(new JsonObject
        {
            ["tool"] = new JsonObject
            {
                ["driver"] = new JsonObject
                {
                    ["name"] = "geo-registry policies",
                    ["version"] = Version,
                    ["semanticVersion"] = Version,
                    ["rules"] = new JsonArray([.. rules]),
                },
            },
            ["invocations"] = new JsonArray(new JsonObject { ["executionSuccessful"] = true }),
            ["results"] = new JsonArray([.. results]),
            ["columnKind"] = "utf16CodeUnits",
        }),
    }.ToJsonString(JsonReport.Indented);

    private static JsonObject Describe(string rule, string title) => new() { ["id"] = rule, ["shortDescription"] = Text(title) };

    /// <summary>A result that is about a place in the configuration.</summary>
    private static JsonObject Result(string rule, Severity severity, string path, string message, StackFile file)
    {
        var (line, column) = file.PlaceOf(path) ?? (1, 1);
        return new()
        {
            ["ruleId"] = rule,
            ["level"] = Level(severity),
            ["message"] = Text($"{path}: {message}"),
            ["locations"] = new JsonArray(new JsonObject { ["physicalLocation"] = Physical(file, new() { ["startLine"] = line, ["startColumn"] = column }) }),
            ["partialFingerprints"] = new JsonObject { ["ruleAndPath/v1"] = $"{rule}:{path}" },
        };
    }

    private static JsonObject Physical(StackFile file, JsonObject region)
        => new() { ["artifactLocation"] = new JsonObject { ["uri"] = file.Name }, ["region"] = region };

    private static JsonObject Describe(RuleDescription rule)
    {
        var described = new JsonObject
        {
            ["id"] = rule.Id,
            ["shortDescription"] = Text(rule.Title),
            ["fullDescription"] = Text($"{rule.Checks} {rule.Why}"),
            ["help"] = Text(rule.Fix),
            ["defaultConfiguration"] = new JsonObject { ["level"] = Level(rule.Severity) },
            ["properties"] = new JsonObject
            {
                ["tags"] = new JsonArray([JsonReport.Word(rule.Category), .. rule.SameAs.Select(same => $"{same.Catalogue} {same.Id}").Distinct()]),
            },
        };
        if (Uri.IsWellFormedUriString(rule.Source, UriKind.Absolute))
            described["helpUri"] = rule.Source;
        return described;
    }

    private static JsonObject Result(Finding finding, PolicyReport report, StackFile file) => new()
    {
        ["ruleId"] = finding.Rule.Id,
        ["ruleIndex"] = report.Rules.IndexOf(finding.Rule),
        ["level"] = Level(finding.Severity),
        ["message"] = Text($"{finding.Resource}: {finding.Message}. {finding.Rule.Fix}"),
        ["locations"] = new JsonArray(new JsonObject
        {
            ["physicalLocation"] = Physical(file, new() { ["startLine"] = file.LineOf(finding.Resource) }),
            ["logicalLocations"] = new JsonArray(new JsonObject
            {
                ["name"] = finding.Resource.Name,
                ["fullyQualifiedName"] = $"{finding.Resource.Key}.{finding.Property}",
                ["kind"] = "resource",
            }),
        }),
        // Code scanning recognizes a finding by this, whatever line it moves to.
        ["partialFingerprints"] = new JsonObject { ["resourceAndRule/v1"] = $"{finding.Rule.Id}:{finding.Resource.Key}:{finding.Property}" },
    };

    private static JsonObject Suppressed(JsonObject result, Exemption exemption)
    {
        result["suppressions"] = new JsonArray(new JsonObject
        {
            ["kind"] = "external",
            ["status"] = "accepted",
            ["justification"] = string.Create(CultureInfo.InvariantCulture, $"{exemption.Reason} ({exemption.Owner}, until {exemption.Expires:O})"),
        });
        return result;
    }

    private static JsonObject Text(string text) => new() { ["text"] = text };

    private static string Level(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Information => "note",
        _ => "none",
    };
}
