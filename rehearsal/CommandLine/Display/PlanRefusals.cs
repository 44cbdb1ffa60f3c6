using Rehearsal.Engine.Events;

namespace Rehearsal.CommandLine.Display;

/// <summary>Shows nothing of a plan, and keeps the errors for which no run should begin.</summary>
internal sealed class PlanRefusals : IRunDisplay
{
    private readonly List<EngineEvent.Diagnostic> _found = [];

    internal IReadOnlyList<EngineEvent.Diagnostic> Found => _found;

    public void Show(EngineEvent happened)
    {
        if (happened is EngineEvent.Diagnostic { RefusesPlan: true } refusal)
            _found.Add(refusal);
    }

    public void Dispose()
    {
    }
}
