using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Configuration;
using GeoRegistry.Policies.Declarations;
using GeoRegistry.Policies.Evaluation;

namespace GeoRegistry.Policies.Reports;

/// <summary>Writes a report for other programs.</summary>
internal static class JsonReport
{
    /// <summary>Increases when a change could break readers.</summary>
    private const int Version = 1;

    internal static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal static string Write(PolicyReport report, string stack) => new JsonObject
    {
        ["version"] = Version,
        ["stack"] = stack,
        ["worst"] = Word(report.Worst),
        // The run reports the same text, so that a reader of both can show it once.
        ["refusal"] = report.Worst is Severity.Error ? TextReport.Refusal(report) : null,
        ["rules"] = report.Rules.Length,
        ["resources"] = report.Resources,
        ["findings"] = List(report.Findings, Describe),
        ["problems"] = List(report.Problems, problem => new JsonObject
        {
            ["severity"] = Word(problem.Severity),
            ["path"] = problem.Exemption.Path,
            ["message"] = problem.Message,
            ["logged"] = TextReport.Logged(problem),
        }),
        ["exempted"] = List(report.Exempted, exempted =>
        {
            var described = Describe(exempted.Finding);
            described["exemption"] = new JsonObject
            {
                ["path"] = exempted.Exemption.Path,
                ["reason"] = exempted.Exemption.Reason,
                ["owner"] = exempted.Exemption.Owner,
                ["expires"] = exempted.Exemption.Expires.ToString("O", CultureInfo.InvariantCulture),
            };
            return described;
        }),
        ["undecided"] = List(report.Undecided, open => new JsonObject
        {
            ["rule"] = open.Rule.Id,
            ["title"] = open.Rule.Title,
            ["resource"] = Describe(open.Resource),
            ["properties"] = new JsonArray([.. open.Properties]),
        }),
    }.ToJsonString(Indented);

    /// <summary>A severity or category as reports and the configuration write it.</summary>
    internal static string Word<T>(T value)
        where T : struct, Enum
        => value.ToString().ToLowerInvariant();

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonObject> describe) => new([.. items.Select(describe)]);

    private static JsonObject Describe(Finding finding) => new()
    {
        ["rule"] = finding.Rule.Id,
        ["title"] = finding.Rule.Title,
        ["severity"] = Word(finding.Severity),
        ["category"] = Word(finding.Rule.Category),
        ["resource"] = Describe(finding.Resource),
        ["property"] = finding.Property,
        ["message"] = finding.Message,
        ["fix"] = finding.Rule.Fix,
        ["source"] = finding.Rule.Source,
        ["logged"] = TextReport.Logged(finding),
    };

    private static JsonObject Describe(DeclaredResource resource) => new() { ["name"] = resource.Name, ["type"] = resource.Type, ["key"] = resource.Key };
}
