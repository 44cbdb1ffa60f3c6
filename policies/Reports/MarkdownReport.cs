using System.Globalization;
using System.Text;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Configuration;
using GeoRegistry.Policies.Evaluation;

namespace GeoRegistry.Policies.Reports;

/// <summary>Writes a report for a pull request.</summary>
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
            text.Append(CultureInfo.InvariantCulture, $"\n**{Headings[group.Key]}**\n\n");
            text.Append("| Rule | Resource | What is wrong | How to fix it |\n|---|---|---|---|\n");
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
            text.Append("\n**Problems with exemptions**\n\n");
            foreach (var problem in report.Problems)
                text.Append(CultureInfo.InvariantCulture, $"- {JsonReport.Word(problem.Severity)}: {problem.Message} (`{problem.Exemption.Path}`)\n");
        }

        Fold(text, "Exempted", report.Exempted.Select(one => Describe(one.Finding, one.Exemption)));
        Fold(text, "Undecided until deployment", report.Undecided.Select(open => $"{open.Rule.Id} `{open.Resource}`: {string.Join(", ", open.Properties)}"));
        return text.ToString();
    }

    /// <summary>One sentence: what was evaluated, and the result.</summary>
    private static string Summary(PolicyReport report)
    {
        var counts = report.Findings.CountBy(finding => finding.Severity).Select(count => count.Key is Severity.Information
            ? $"{count.Value} worth knowing"
            : TextReport.Count(count.Value, JsonReport.Word(count.Key)));
        var found = report.Findings is [] ? "nothing found" : string.Join(", ", counts);
        return $"{TextReport.Count(report.Rules.Length, "rule")} on {TextReport.Count(report.Resources, "resource")}: {found}.";
    }

    private static string Describe(Finding finding, Exemption exemption)
    {
        var expires = exemption.Expires.ToString("O", CultureInfo.InvariantCulture);
        return $"{finding.Rule.Id} `{finding.Resource}`: {finding.Message}. {exemption.Reason} ({exemption.Owner}, until {expires})";
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

    /// <summary>The text of a table cell, which a bar or a line break would end.</summary>
    private static string Cell(string text)
        => text.Replace("|", "\\|", StringComparison.Ordinal).Replace('\n', ' ').Replace("\"", "&quot;", StringComparison.Ordinal);
}
