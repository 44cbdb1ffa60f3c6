using Rehearsal.Engine.Events;

namespace Rehearsal.CommandLine.Display;

/// <summary>Records a plan's errors that must stop the update, and shows nothing.</summary>
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
