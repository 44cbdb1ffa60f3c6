using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;

namespace Rehearsal.Engine.Events;

/// <summary>Counts what happens to resources, from the events alone.</summary>
internal sealed class RunTally
{
    /// <summary>In other runs a refresh comes before what is counted.</summary>
    private bool _isRefresh;

    internal RunSummary Summary { get; private set; } = new();

    internal void Count(EngineEvent happened)
    {
        _isRefresh |= happened is EngineEvent.RunStarted { Kind: RunKind.Refresh or RunKind.RefreshPreview };
        Summary = Add(happened);
    }

    private RunSummary Add(EngineEvent happened) => happened switch
    {
        { IsOfDefaultProvider: true } => Summary,
        EngineEvent.StepPlanned { Step: var step } => Count(step),
        EngineEvent.StepFinished { Step: var step } => Count(step),
        EngineEvent.StepFailed => Summary with { Failed = Summary.Failed + 1 },
        EngineEvent.StepSkipped(var urn, _) when Urns.Type(urn) != Urns.StackType => Summary with { Skipped = Summary.Skipped + 1 },
        _ => Summary,
    };

    private RunSummary Count(Step step)
    {
        var counted = CountKind(step);
        return step.LiftsProtection ? counted with { Unprotected = counted.Unprotected + 1 } : counted;
    }

    private RunSummary CountKind(Step step) => step.Type == Urns.StackType ? Summary : step.Kind switch
    {
        StepKind.Create => Summary with { Created = Summary.Created + 1 },
        StepKind.Update => Summary with { Updated = Summary.Updated + 1 },
        _ when step.Kind.IsReplacement => Summary with { Replaced = Summary.Replaced + 1 },
        StepKind.Delete => Summary with { Deleted = Summary.Deleted + 1 },
        _ when step.Kind.IsOfReplaced && step.PendingDeletion => Summary with { Cleared = Summary.Cleared + 1 },
        StepKind.Same => Summary with { Unchanged = Summary.Unchanged + 1 },
        StepKind.Read => Summary with { Read = Summary.Read + 1 },
        StepKind.Import => Summary with { Imported = Summary.Imported + 1 },
        StepKind.Forget => Summary with { Forgotten = Summary.Forgotten + 1 },
        StepKind.Refresh when step.Changes.IsEmpty => _isRefresh ? Summary with { Unchanged = Summary.Unchanged + 1 } : Summary,
        StepKind.Refresh => Summary with { Refreshed = Summary.Refreshed + 1 },
        StepKind.Gone => Summary with { Gone = Summary.Gone + 1 },
        _ => Summary,
    };
}
