using Rehearsal.CommandLine.Display;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Engine.Events;

namespace Rehearsal.CommandLine.Policies;

/// <summary>A display of a run, to which what the program's policies find is added as a section of its own instead of scattered messages.</summary>
/// <param name="inner">The display of all else.</param>
/// <param name="findings">What the program has found.</param>
/// <param name="terminal">Where the section goes; null for a display that writes a section by itself.</param>
/// <param name="shown">The findings, in JSON, that have been shown before; they are not shown again. Null for none.</param>
internal sealed class FindingsDisplay(IRunDisplay inner, ProgramFindings findings, Terminal? terminal, string? shown = null) : IRunDisplay
{
    public void Show(EngineEvent happened)
    {
        if (happened is EngineEvent.Diagnostic(_, var message, _) && findings.Report?.Holds(message) is true)
            return;
        if (happened is EngineEvent.RunFinished && terminal is not null && findings.Report is { } report && findings.Json != shown)
            FindingsSection.Write(terminal.Out, report, ProgramFindings.Parse(shown));
        inner.Show(happened);
    }

    public void Dispose() => inner.Dispose();
}
