using Spectre.Console;

namespace Rehearsal.CommandLine.Policies;

/// <summary>Shows what a program's policies find on a terminal.</summary>
internal static class PolicySection
{
    private static readonly Dictionary<FindingSeverity, string> Colors = new()
    {
        [FindingSeverity.Error] = "red",
        [FindingSeverity.Warning] = "yellow",
        [FindingSeverity.Information] = "blue",
        [FindingSeverity.Off] = "default",
    };

    /// <param name="console">Where to.</param>
    /// <param name="report">What is found.</param>
    /// <param name="shown">The findings that the plan has shown; only their number is shown again. Null for none.</param>
    internal static void Write(IAnsiConsole console, PolicyReport report, PolicyReport? shown = null)
    {
        var findings = report.Findings.Except(shown?.Findings ?? []).ToList();
        var problems = report.Problems.Except(shown?.Problems ?? []).ToList();
        var known = report.Findings.Length + report.Problems.Length - findings.Count - problems.Count;
        console.MarkupLine($"[bold]Policies:[/] {Summary(report, known)}");
        foreach (var same in findings.GroupBy(finding => (finding.Rule, finding.Severity, finding.Message, finding.Fix)))
        {
            var (rule, severity, message, fix) = same.Key;
            var resources = string.Join(", ", same.Select(finding => finding.Resource).Distinct());
            console.MarkupLine($"  {Word(severity)} [bold]{Markup.Escape(rule)}[/] {Markup.Escape($"{resources}: {message}")}");
            console.MarkupLine($"      [grey]{Markup.Escape(fix)}[/]");
        }

        foreach (var problem in problems)
            console.MarkupLine($"  {Word(problem.Severity)} {Markup.Escape($"{problem.Path}: {problem.Message}")}");
    }

    private static string Summary(PolicyReport report, int known)
    {
        string[] notes =
        [
            $"{report.Rules} {(report.Rules is 1 ? "rule" : "rules")} on {report.Resources} {(report.Resources is 1 ? "resource" : "resources")}",
            known > 0 ? $"{Found(report)} ({known} shown above)" : Found(report),
            .. report.Exempted is [] ? [] : new[] { $"{report.Exempted.Length} exempted" },
            .. report.Undecided is [] ? [] : new[] { $"{report.Undecided.Length} not decided until deployed" },
        ];
        return string.Join(", ", notes);
    }

    private static string Found(PolicyReport report)
    {
        var counts = report.Findings.Select(finding => finding.Severity)
            .Concat(report.Problems.Select(problem => problem.Severity))
            .CountBy(severity => severity)
            .OrderByDescending(count => count.Key)
            .Select(count => count.Key is FindingSeverity.Information
                ? $"{count.Value} worth knowing"
                : $"{count.Value} {Word(count.Key)}{(count.Value is 1 ? "" : "s")}")
            .ToList();
        return counts is [] ? "nothing found" : string.Join(", ", counts);
    }

    private static string Word(FindingSeverity severity) => $"[{Colors[severity]}]{severity.ToString().ToLowerInvariant()}[/]";
}
