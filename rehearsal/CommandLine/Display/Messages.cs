using Rehearsal.Engine.Events;
using Spectre.Console;

namespace Rehearsal.CommandLine.Display;

/// <summary>Shows the events that look the same in plans and in updates: messages, output of the program, the build.</summary>
internal sealed class Messages(IAnsiConsole console)
{
    private readonly List<EngineEvent.StepFailed> _failures = [];

    /// <summary>The steps that failed so far.</summary>
    internal IReadOnlyList<EngineEvent.StepFailed> Failures => _failures;

    /// <summary>Shows one event, if it is such a one.</summary>
    internal void Show(EngineEvent happened)
    {
        switch (happened)
        {
            case EngineEvent.BuildStarted(var folder):
                console.MarkupLineInterpolated($"[grey]building {Path.GetFileName(folder)}…[/]");
                break;
            case EngineEvent.ProgramOutput(var line, _) when line.Length > 0:
                console.MarkupLineInterpolated($"[grey]program:[/] {line}");
                break;
            case EngineEvent.Diagnostic(DiagnosticSeverity.Error, var message, var urn):
                console.MarkupLineInterpolated($"[red]error:[/] {About(urn)}{message.TrimEnd()}");
                break;
            case EngineEvent.Diagnostic(DiagnosticSeverity.Warning, var message, var urn):
                console.MarkupLineInterpolated($"[yellow]warning:[/] {About(urn)}{message.TrimEnd()}");
                break;
            case EngineEvent.Diagnostic(DiagnosticSeverity.Information, var message, var urn):
                console.MarkupLineInterpolated($"{About(urn)}{message.TrimEnd()}");
                break;
            case EngineEvent.StepSkipped(var urn, var reason):
                console.MarkupLineInterpolated($"[yellow]![/] {ResourceName.Of(urn)} skipped: {reason}");
                break;
            case EngineEvent.StepFailed(var step, var message, _) failed:
                console.MarkupLineInterpolated($"[red]x[/] {ResourceName.Of(step)} failed: {message.TrimEnd()}");
                _failures.Add(failed);
                break;
        }
    }

    private static string About(string? urn) => urn is null ? "" : $"{ResourceName.Of(urn)}: ";
}
