using Rehearsal.Engine.Events;

namespace Rehearsal.CommandLine.Display;

/// <summary>
/// Leaves out the warnings that the same command has shown before: an update runs the program again after its plan, with the
/// same warnings.
/// </summary>
/// <param name="inner">The display of everything else.</param>
/// <param name="shown">The warnings of earlier runs; those of this one are added.</param>
internal sealed class NewWarnings(IRunDisplay inner, HashSet<EngineEvent.Diagnostic> shown) : IRunDisplay
{
    private readonly HashSet<EngineEvent.Diagnostic> _before = [.. shown];

    public void Show(EngineEvent happened)
    {
        if (happened is EngineEvent.Diagnostic { Severity: DiagnosticSeverity.Warning } warning)
        {
            if (_before.Contains(warning))
                return;
            shown.Add(warning);
        }
        inner.Show(happened);
    }

    public void Dispose() => inner.Dispose();
}
