using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.Events;

internal enum RunOutcome
{
    Succeeded,

    /// <summary>Something that the user can correct: the program, its settings, or a step that the cloud refused. Diagnostics say what.</summary>
    Failed,

    /// <summary>The run was cancelled before its end; what was done is in the state.</summary>
    Cancelled,

    /// <summary>The engine or a provider has a bug; see <see cref="RunResult.Bug"/>.</summary>
    Broken,
}

/// <param name="Outcome">How the run ended.</param>
/// <param name="Summary">How many resources were created, updated and so on.</param>
/// <param name="StackOutputs">The stack's outputs; empty when the program did not get to set them.</param>
/// <param name="Duration">From the first event to the last.</param>
/// <param name="Bug">The unexpected exception when the outcome is <see cref="RunOutcome.Broken"/>.</param>
internal sealed record RunResult(RunOutcome Outcome, RunSummary Summary, PropertyMap StackOutputs, TimeSpan Duration, Exception? Bug = null);

/// <summary>Resources by what happened to them (in a preview: would happen); components count, the stack itself does not.</summary>
internal sealed record RunSummary
{
    internal int Created { get; init; }

    internal int Updated { get; init; }

    internal int Replaced { get; init; }

    internal int Deleted { get; init; }

    /// <summary>Resources that an earlier run had replaced and not deleted yet.</summary>
    internal int Cleared { get; init; }

    internal int Unchanged { get; init; }

    internal int Read { get; init; }

    internal int Imported { get; init; }

    /// <summary>Resources that left the stack but not the cloud: retained ones and such as were only read.</summary>
    internal int Forgotten { get; init; }

    /// <summary>Resources that had been changed outside of the stack; the state now says so.</summary>
    internal int Refreshed { get; init; }

    /// <summary>Resources that were found to be gone and left the state.</summary>
    internal int Gone { get; init; }

    /// <summary>Resources that were protected and no longer are, whatever else happened to them.</summary>
    internal int Unprotected { get; init; }

    internal int Failed { get; init; }

    internal int Skipped { get; init; }

    /// <summary>How many resources were or would be changed, in the cloud or in what belongs to the stack.</summary>
    internal int Steps => Created + Updated + Replaced + Deleted + Cleared + Imported + Forgotten;

    /// <summary>True when something in the cloud, or what belongs to the stack, was or would be changed.</summary>
    internal bool HasChanges => Steps > 0;

    /// <summary>True when the cloud is not as the state says.</summary>
    internal bool HasDrift => Refreshed + Gone > 0;
}
