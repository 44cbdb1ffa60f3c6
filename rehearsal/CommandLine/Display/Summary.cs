using System.Globalization;
using Rehearsal.Engine.Events;
using Spectre.Console;

namespace Rehearsal.CommandLine.Display;

/// <summary>The last lines of a run.</summary>
internal static class Summary
{
    /// <param name="console">Where to.</param>
    /// <param name="result">How the run ended.</param>
    /// <param name="kind">What it was.</param>
    /// <param name="failures">The failed steps, listed again since a long run hides them among the others.</param>
    /// <param name="lifted">What is no longer protected; null for nothing.</param>
    internal static void Write(IAnsiConsole console, RunResult result, RunKind kind, IEnumerable<EngineEvent.StepFailed> failures, string? lifted)
    {
        var isPlan = kind.IsPreview;
        var isRefresh = kind is RunKind.Refresh or RunKind.RefreshPreview;
        var counts = Counts(result.Summary, isPlan).Where(count => count.Number > 0).Select(count => $"[{count.Color}]{count.Number} {count.Text}[/]").ToList();
        var text = counts.Count == 0 ? "no resources" : string.Join(", ", counts);
        if (counts.Count > 0 || result.Outcome == RunOutcome.Succeeded)
            console.MarkupLine(isPlan ? $"[bold]Plan:[/] {text}" : $"[bold]Result:[/] {text}, in {Seconds(result.Duration)}");
        foreach (var (step, message, _) in failures)
        {
            console.MarkupLineInterpolated($"  [red]x[/] {ResourceName.Of(step)}: {message.TrimEnd()}");
        }
        if (lifted is not null)
            console.MarkupLineInterpolated($"[yellow]{lifted}[/]");
        else if (result.Outcome == RunOutcome.Succeeded && !(isRefresh ? result.Summary.HasDrift : result.Summary.HasChanges))
        {
            console.MarkupLine(isRefresh ? "Nothing has drifted: everything is as the state says."
                : isPlan ? "Nothing changes: everything is as the program says."
                : "Nothing has changed.");
        }
        if (result.Outcome == RunOutcome.Cancelled)
            console.MarkupLine("[yellow]Interrupted.[/] Finished steps are kept; the next run continues from there.");
        if (result.Outcome == RunOutcome.Failed)
            console.MarkupLine(Failure(isPlan, hasDoneAnything: result.Summary.HasChanges || result.Summary.HasDrift));
    }

    private static string Failure(bool isPlan, bool hasDoneAnything) => (isPlan, hasDoneAnything) switch
    {
        (true, _) => "[red]There is no plan:[/] correct what is named above, then try again.",
        (false, true) => "[red]Failed.[/] Finished steps are kept; fix the errors above, and the next run continues from there.",
        (false, false) => "[red]Failed.[/] Correct what is named above, then try again.",
    };

    internal static string Seconds(TimeSpan duration) => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.0} s");

    internal static IEnumerable<(int Number, string Color, string Text)> Counts(RunSummary summary, bool isPlan) =>
    [
        (summary.Created, "green", isPlan ? "to create" : "created"),
        (summary.Imported, "blue", isPlan ? "to import" : "imported"),
        (summary.Updated, "yellow", isPlan ? "to update" : "updated"),
        (summary.Replaced, "magenta", isPlan ? "to replace" : "replaced"),
        (summary.Deleted, "red", isPlan ? "to delete" : "deleted"),
        (summary.Cleared, "red", isPlan ? "left over to delete" : "left over deleted"),
        (summary.Forgotten, "blue", isPlan ? "to forget" : "forgotten"),
        (summary.Refreshed, "yellow", isPlan ? "to refresh" : "refreshed"),
        (summary.Gone, "red", "gone"),
        (summary.Failed, "red", "failed"),
        (summary.Skipped, "yellow", "skipped"),
        (summary.Unchanged, "default", "unchanged"),
        (summary.Read, "blue", "read"),
    ];
}
