using Rehearsal.Engine.Events;

namespace Rehearsal.CommandLine.Display;

/// <summary>Records the events of a preview, for reports that are written at its end.</summary>
internal sealed class PlanRecord : IRunDisplay
{
    private readonly List<Step> _steps = [];
    private readonly List<EngineEvent.Diagnostic> _diagnostics = [];

    /// <summary>What was previewed.</summary>
    internal RunKind Kind { get; private set; }

    /// <summary>The steps in the order of the plan.</summary>
    internal IReadOnlyList<Step> Steps => _steps;

    /// <summary>The messages in their order.</summary>
    internal IReadOnlyList<EngineEvent.Diagnostic> Diagnostics => _diagnostics;

    /// <summary>How it ended; null before.</summary>
    internal RunResult? Result { get; private set; }

    public void Show(EngineEvent happened)
    {
        switch (happened)
        {
            case EngineEvent.RunStarted(var kind, _, _):
                Kind = kind;
                break;
            case EngineEvent.StepPlanned(var step):
                _steps.Add(step);
                break;
            case EngineEvent.Diagnostic { Severity: not DiagnosticSeverity.Debug, IsEphemeral: false } diagnostic:
                _diagnostics.Add(diagnostic);
                break;
            case EngineEvent.RunFinished(var result):
                Result = result;
                break;
        }
    }

    public void Dispose()
    {
    }
}
