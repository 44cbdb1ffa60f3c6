using Rehearsal.CommandLine.Display;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Engine.Events;

namespace Rehearsal.CommandLine.Policies;

/// <summary>A display that shows the findings of the program's policies in a section of their own, instead of as scattered messages.</summary>
/// <param name="inner">The display of everything else.</param>
/// <param name="findings">What the program has found.</param>
/// <param name="terminal">The terminal for the section; null for a display that writes it itself.</param>
/// <param name="shown">The findings, in JSON, that were shown before and are not shown again; null for none.</param>
internal sealed class PolicyReportDisplay(IRunDisplay inner, PolicyReportFiles findings, Terminal? terminal, string? shown = null) : IRunDisplay
{
    public void Show(EngineEvent happened)
    {
        if (happened is EngineEvent.Diagnostic(_, var message, _) && findings.Report?.Holds(message) is true)
            return;
        if (happened is EngineEvent.RunFinished && terminal is not null && findings.Report is { } report && findings.Json != shown)
            PolicySection.Write(terminal.Out, report, PolicyReportFiles.Parse(shown));
        inner.Show(happened);
    }

    public void Dispose() => inner.Dispose();
}
