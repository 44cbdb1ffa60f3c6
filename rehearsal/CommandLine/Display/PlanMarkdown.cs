using System.Globalization;
using System.Text;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;

namespace Rehearsal.CommandLine.Display;

/// <summary>Writes a plan for a pull request.</summary>
internal static class PlanMarkdown
{
    /// <summary>Longer lists of changes are collapsed.</summary>
    private const int MostOpen = 20;

    private const string NoPlan = "**There is no plan.**";

    private static readonly ValueText Values = new(showSecrets: false);

    internal static string Write(string project, string stack, PlanRecord plan)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## Preview of `{project}/{stack}`\n\n");
        var serious = plan.Diagnostics.Where(message => message.Severity is DiagnosticSeverity.Error or DiagnosticSeverity.Warning);
        foreach (var message in GroupedWarnings.Group(serious))
            text.Append(
                CultureInfo.InvariantCulture,
                $"**{(message.Severity is DiagnosticSeverity.Error ? "Error" : "Warning")}**{About([message.Urn, .. message.AlsoAbout])}\n\n"
                    + $"```\n{message.Message.TrimEnd()}\n```\n\n");
        text.Append(CultureInfo.InvariantCulture, $"{Outcome(plan.Result!)}\n");
        if (LiftedProtection.Describe(plan.Steps) is { } lifted)
            text.Append(CultureInfo.InvariantCulture, $"\n{lifted}\n");
        var changes = plan.Steps.Where(step => !step.ChangesNothing && step.ParentUrn is not null).ToList();
        if (changes is [])
            return text.ToString();
        var isLong = changes.Count > MostOpen;
        text.Append(isLong ? "\n<details><summary>All changes</summary>\n" : "").Append("\n| | Resource | Type | Change |\n|---|---|---|---|\n");
        foreach (var step in changes)
            text.Append(CultureInfo.InvariantCulture, $"| `{StepStyle.Of(step.Kind).Sign}` | `{step.Name}` | {step.Type} | {Change(step)} |\n");
        return text.Append(isLong ? "\n</details>\n" : "").ToString();
    }

    /// <summary>Writes why there is no plan: the stack cannot be opened.</summary>
    /// <param name="stack">The stack's name; null where none is given.</param>
    /// <param name="error">What is wrong.</param>
    internal static string Write(string? stack, RehearsalException error)
        => $"## Preview{(stack is null ? "" : $" of `{stack}`")}\n\n**Error**\n\n```\n{error.Message}\n```\n\n{NoPlan}\n";

    private static string Outcome(RunResult result) => result switch
    {
        { Outcome: RunOutcome.Succeeded, Summary: { HasChanges: false, Unprotected: > 0 } } => "Nothing but protection changes.",
        { Outcome: RunOutcome.Succeeded, Summary.HasChanges: false } => "Nothing changes.",
        { Outcome: RunOutcome.Succeeded } => $"**Plan:** {Counts(result.Summary)}",
        _ => NoPlan,
    };

    private static string Change(Step step)
    {
        var style = StepStyle.Of(step.Kind);
        var details = PropertyChanges.Of(step).Select(change => change.IsHidden
            ? $"{Cell(change.Path)}: {HiddenDiffs.Mark}"
            : $"{Cell(change.Path)}: {Cell(Values.Short(change.Old))} → {Cell(Values.Short(change.New))}");
        return string.Join("<br>", details.Prepend(style.Plan));
    }

    private static string About(params IReadOnlyList<string?> urns)
        => urns[0] is null ? "" : $" ({string.Join(", ", urns.Select(urn => $"`{ResourceName.Of(urn!)}`"))})";

    private static string Counts(RunSummary summary)
        => string.Join(", ", Summary.Counts(summary, isPlan: true).Where(count => count.Number > 0).Select(count => $"{count.Number} {count.Text}"));

    private static string Cell(string text)
        => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
