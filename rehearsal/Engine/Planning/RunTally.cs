using Rehearsal.Engine.Events;

namespace Rehearsal.Engine.Planning;

/// <summary>Counts what happened to resources, from the events alone.</summary>
internal sealed class RunTally
{
    internal RunSummary Summary { get; private set; } = new();

    internal void Count(EngineEvent happened) => Summary = happened switch
    {
        EngineEvent.StepPlanned { Step: var step } => Count(step),
        EngineEvent.StepFinished { Step: var step } => Count(step),
        EngineEvent.StepFailed => Summary with { Failed = Summary.Failed + 1 },
        EngineEvent.StepSkipped => Summary with { Skipped = Summary.Skipped + 1 },
        _ => Summary,
    };

    private RunSummary Count(Step step) => step.Type == Urns.StackType ? Summary : step.Kind switch
    {
        StepKind.Create => Summary with { Created = Summary.Created + 1 },
        StepKind.Update => Summary with { Updated = Summary.Updated + 1 },
        StepKind.CreateReplacement => Summary with { Replaced = Summary.Replaced + 1 },
        StepKind.Delete => Summary with { Deleted = Summary.Deleted + 1 },
        StepKind.Same => Summary with { Unchanged = Summary.Unchanged + 1 },
        StepKind.Read => Summary with { Read = Summary.Read + 1 },
        StepKind.Import => Summary with { Imported = Summary.Imported + 1 },
        StepKind.Forget => Summary with { Forgotten = Summary.Forgotten + 1 },
        _ => Summary,
    };
}
