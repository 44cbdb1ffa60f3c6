using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Program;

namespace Rehearsal.Engine.Deploy;

/// <summary>Reports a program that did not end as it should.</summary>
internal sealed class ProgramExitReport(StackResource root, FailedResources failed, RunFaults faults, RunEvents events)
{
    internal void Report(ProgramExit exit)
    {
        if (Problem(exit) is { } problem)
            events.Error(problem);
    }

    private string? Problem(ProgramExit exit) => exit.Code switch
    {
        0 when faults.Refusal is { } refusal && !events.HasErrors && !failed.Any
            => $"the engine refused what the program went on without, so nothing was deleted: {refusal}",
        0 when root.Urn is null && !events.HasErrors
            => "the program ended without declaring its stack, so nothing was changed; does it return the task of Deployment.RunAsync?",
        0 => null,
        ProgramExit.AlreadyExplained when events.HasErrors || failed.Any => null,
        > 128 and < 160 => $"the program was ended by signal {exit.Code - 128}; run again to go on from what is done",
        _ when events.HasErrors => null,
        _ => $"the program ended with exit code {exit.Code}; what it wrote says why",
    };
}
