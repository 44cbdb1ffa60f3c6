using Rehearsal.Engine.Events;

namespace Rehearsal.CommandLine.Display;

/// <summary>
/// A display without the warnings that an earlier run of the same command has shown: an update runs the program once more after its
/// plan, and what the program warns of then is known by now.
/// </summary>
/// <param name="inner">The display of all else.</param>
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
