using System.Text;
using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Evaluation;

namespace GeoRegistry.Policies.Reports;

/// <summary>Writes a report for a terminal.</summary>
internal static class TextReport
{
    /// <summary>Why a run stops: everything of severity error, and how to fix it.</summary>
    internal static string Refusal(PolicyReport report)
    {
        var errors = report.Findings.Where(finding => finding.Severity is Severity.Error).ToList();
        var problems = report.Problems.Where(problem => problem.Severity is Severity.Error).ToList();
        var text = new StringBuilder();
        text.Append($"Policy violations: {Count(errors.Count + problems.Count, "error")}.{(report.IsDuringDeployment ? "" : " Nothing was changed.")}");
        foreach (var finding in errors)
        {
            text.Append($"\n\n{finding.Rule.Id} {finding.Resource} {finding.Property}");
            text.Append($"\n  is:   {finding.Message}\n  rule: {finding.Rule.Title}\n  fix:  {finding.Rule.Fix}");
        }

        foreach (var problem in problems)
            text.Append($"\n\n{problem.Exemption.Path}\n  is:   {problem.Message}");
        return text.Append("\n\nTo allow a violation for a while, add an exemption with a reason to geo-registry:policies.exemptions.").ToString();
    }

    /// <summary>What is logged on a resource.</summary>
    internal static string Logged(Finding finding) => $"{finding.Rule.Id}: {finding.Message}. {finding.Rule.Fix}";

    /// <summary>What is logged about an exemption.</summary>
    internal static string Logged(ExemptionProblem problem) => $"{problem.Exemption.Path}: {problem.Message}";

    /// <summary>A number with its noun.</summary>
    internal static string Count(int number, string noun) => number is 1 ? $"1 {noun}" : $"{number} {noun}s";
}
