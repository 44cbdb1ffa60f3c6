using Rehearsal.CommandLine.Terminals;
using Rehearsal.Engine.Events;
using Spectre.Console;

namespace Rehearsal.CommandLine.Display;

/// <summary>Shows the events that look the same in plans and updates: messages, output of the program, the build, progress of waiting.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="work">What the run does at this moment.</param>
internal sealed class Messages(Terminal terminal, RunningWork work)
{
    private readonly List<EngineEvent.StepFailed> _failures = [];

    /// <summary>The steps that failed so far.</summary>
    internal IReadOnlyList<EngineEvent.StepFailed> Failures => _failures;

    /// <summary>Shows one event, unless it is another kind.</summary>
    internal void Show(EngineEvent happened)
    {
        switch (happened)
        {
            case EngineEvent.RunStarted(var kind, _, _):
                work.Idle(Idle(kind));
                break;
            case EngineEvent.BuildStarted(var folder):
                Begin(folder, $"building {Path.GetFileName(folder)}…");
                break;
            case EngineEvent.BuildFinished(var folder, _):
                work.End(folder);
                break;
            case EngineEvent.Diagnostic(not DiagnosticSeverity.Debug, var message, var urn) { IsEphemeral: true }:
                ShowStatus(urn ?? "", message);
                break;
            case EngineEvent.ProgramOutput(var line, _) when line.Length > 0:
                terminal.Out.MarkupLineInterpolated($"[grey]program:[/] {line}");
                break;
            case EngineEvent.Diagnostic(DiagnosticSeverity.Error, var message, var urn):
                terminal.Out.MarkupLineInterpolated($"[red]error:[/] {About(urn)}{message.TrimEnd()}");
                break;
            case EngineEvent.Diagnostic(DiagnosticSeverity.Warning, var message, var urn) warning:
                terminal.Out.MarkupLineInterpolated($"[yellow]warning:[/] {About([urn, .. warning.AlsoAbout])}{message.TrimEnd()}");
                break;
            case EngineEvent.Diagnostic(DiagnosticSeverity.Information, var message, var urn):
                terminal.Out.MarkupLineInterpolated($"{About(urn)}{message.TrimEnd()}");
                break;
            case EngineEvent.StepSkipped(var urn, var reason):
                terminal.Out.MarkupLineInterpolated($"[yellow]![/] {ResourceName.Of(urn)} skipped: {reason}");
                break;
            case EngineEvent.StepFailed(var step, var message, _) failed:
                terminal.Out.MarkupLineInterpolated($"[red]x[/] {ResourceName.Of(step)} failed: {message.TrimEnd()}");
                _failures.Add(failed);
                break;
        }
    }

    /// <summary>A resource keeps its status until the next one; an empty status removes it.</summary>
    private void ShowStatus(string urn, string message)
    {
        if (message.Trim() is { Length: > 0 } status)
            Begin(urn, $"{About(urn)}{status}");
        else
            work.End(urn);
    }

    /// <summary>Draws long work with a clock beside it; without an interactive terminal it is written once.</summary>
    private void Begin(string key, string text)
    {
        if (terminal.IsInteractive)
            work.Begin(key, $"[grey]{Markup.Escape(text)}[/]");
        else
            terminal.Out.MarkupLineInterpolated($"[grey]{text}[/]");
    }

    private static string Idle(RunKind kind) => kind switch
    {
        RunKind.Up => "waiting for the program…",
        RunKind.Destroy => "deleting…",
        RunKind.Refresh or RunKind.RefreshPreview => "reading back…",
        RunKind.Import => "importing…",
        _ => "planning…",
    };

    private static string About(params IReadOnlyList<string?> urns)
        => urns[0] is null or "" ? "" : $"{string.Join(", ", urns.Select(urn => ResourceName.Of(urn!)))}: ";
}
