using System.Globalization;
using System.Text;
using GeoRegistry.Configuration;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Configuration;
using GeoRegistry.Policies.Evaluation;

namespace GeoRegistry.Policies.Reports;

/// <summary>Writes what the rules say for a pull request.</summary>
internal static class MarkdownReport
{
    private static readonly Dictionary<Severity, string> Headings = new()
    {
        [Severity.Error] = "Errors: they stop the run",
        [Severity.Warning] = "Warnings",
        [Severity.Information] = "Worth knowing",
    };

    internal static string Write(PolicyReport report, string stack)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"### Policies of `{stack}`\n\n{Summary(report)}\n");
        foreach (var group in report.Findings.GroupBy(finding => finding.Severity))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n**{Headings[group.Key]}**\n\n| Rule | Resource | What is wrong | How to put it right |\n|---|---|---|---|\n");
            foreach (var same in group.GroupBy(finding => (finding.Rule, finding.Message)))
            {
                var (rule, message) = same.Key;
                var resources = string.Join(", ", same.Select(finding => $"`{Cell(finding.Resource.ToString())}`").Distinct());
                text.Append(
                    CultureInfo.InvariantCulture,
                    $"| [{rule.Id}]({rule.Source} \"{Cell(rule.Title)}\") | {resources} | {Cell(message)} | {Cell(rule.Fix)} |\n");
            }
        }

        if (report.Problems is not [])
        {
            text.Append("\n**Exemptions to look at**\n\n");
            foreach (var problem in report.Problems)
                text.Append(CultureInfo.InvariantCulture, $"- {JsonReport.Word(problem.Severity)}: {problem.Message} (`{problem.Exemption.Path}`)\n");
        }

        Fold(text, "Exempted", report.Exempted.Select(one =>
            $"{one.Finding.Rule.Id} `{one.Finding.Resource}`: {one.Finding.Message}. {one.Exemption.Reason} ({one.Exemption.Owner}, until {one.Exemption.Expires.ToString("O", CultureInfo.InvariantCulture)})"));
        Fold(text, "Not decided until deployed", report.Undecided.Select(open => $"{open.Rule.Id} `{open.Resource}`: {string.Join(", ", open.Properties)}"));
        return text.ToString();
    }

    /// <summary>One sentence: what was looked at and what came out.</summary>
    private static string Summary(PolicyReport report)
    {
        var counts = report.Findings.CountBy(finding => finding.Severity).Select(count => count.Key is Severity.Information
            ? $"{count.Value} worth knowing"
            : TextReport.Count(count.Value, JsonReport.Word(count.Key)));
        var found = report.Findings is [] ? "nothing found" : string.Join(", ", counts);
        return $"{TextReport.Count(report.Rules.Length, "rule")} on {TextReport.Count(report.Resources, "resource")}: {found}.";
    }

    private static void Fold(StringBuilder text, string title, IEnumerable<string> lines)
    {
        string[] all = [.. lines];
        if (all is [])
            return;
        text.Append(CultureInfo.InvariantCulture, $"\n<details><summary>{title}: {all.Length}</summary>\n\n");
        foreach (var line in all)
            text.Append(CultureInfo.InvariantCulture, $"- {line}\n");
        text.Append("\n</details>\n");
    }

    /// <summary>A table's cell ends at a bar or at the end of the line.</summary>
    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ').Replace("\"", "&quot;", StringComparison.Ordinal);
}
