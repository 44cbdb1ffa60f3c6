using System.Collections.Immutable;
using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.Events;

/// <summary>Something that happened in a run. Events are immutable and reach the observer one at a time, in order.</summary>
internal abstract record EngineEvent
{
    private EngineEvent() { }

    /// <summary>True for what happens to a default provider, of which nothing is shown unless it fails.</summary>
    internal bool IsOfDefaultProvider => this switch
    {
        StepPlanned { Step.IsDefaultProvider: true } or StepStarted { Step.IsDefaultProvider: true } => true,
        StepProgress { Step.IsDefaultProvider: true } or StepFinished { Step.IsDefaultProvider: true } => true,
        _ => false,
    };

    /// <summary>The first event of a run.</summary>
    internal sealed record RunStarted(RunKind Kind, string Project, string Stack) : EngineEvent;

    /// <summary>The program is being built.</summary>
    /// <param name="Folder">Folder of the program.</param>
    internal sealed record BuildStarted(string Folder) : EngineEvent;

    internal sealed record BuildFinished(string Folder, TimeSpan Duration) : EngineEvent;

    /// <summary>A line that the program wrote.</summary>
    internal sealed record ProgramOutput(string Line, bool IsError) : EngineEvent;

    /// <summary>A message of the program, a provider or the engine.</summary>
    /// <param name="Urn">The resource it is about; null when it is about the run.</param>
    internal sealed record Diagnostic(DiagnosticSeverity Severity, string Message, string? Urn) : EngineEvent
    {
        /// <summary>
        /// True for a momentary status, for example what an operation waits for: the next such message about the same resource replaces it.
        /// </summary>
        internal bool IsEphemeral { get; init; }

        /// <summary>URNs of other resources with the same message, where such messages are grouped.</summary>
        internal ImmutableArray<string> AlsoAbout { get; init; } = [];

        /// <summary>True for an error in the plan as a whole, because of which an update would fail half-way or destroy something.</summary>
        internal bool RefusesPlan { get; init; }
    }

    /// <summary>A step that an update would take. Only in previews.</summary>
    internal sealed record StepPlanned(Step Step) : EngineEvent;

    /// <summary>A step begins. Only in updates and destroys; for <see cref="StepKind.Same"/> it is followed by its end at once.</summary>
    internal sealed record StepStarted(Step Step) : EngineEvent;

    /// <summary>A message about a running step, for example why an operation is tried again.</summary>
    internal sealed record StepProgress(Step Step, string Message) : EngineEvent;

    /// <summary>A step is done and its result is in the state; <see cref="Step.NewOutputs"/> are its outputs.</summary>
    internal sealed record StepFinished(Step Step, TimeSpan Duration) : EngineEvent;

    /// <summary>A step failed; a <see cref="Diagnostic"/> with the same message is not sent beside it.</summary>
    internal sealed record StepFailed(Step Step, string Message, TimeSpan Duration) : EngineEvent
    {
        /// <summary>True when the resource was created or changed although the step failed; what is known of it is in the state.</summary>
        internal bool IsPartial { get; init; }

        /// <summary>False when it was refused before anything of it was tried.</summary>
        internal bool HasBegun { get; init; }
    }

    /// <summary>A resource was not tried, because something that it depends on failed.</summary>
    internal sealed record StepSkipped(string Urn, string Reason) : EngineEvent;

    /// <summary>
    /// The program has set the stack's outputs. Secrets are <see cref="PropertyValue.Secret"/>; what a preview does not know is
    /// <see cref="PropertyValue.Unknown"/>.
    /// </summary>
    internal sealed record StackOutputs(PropertyMap Old, PropertyMap New) : EngineEvent;

    /// <summary>The last event of a run.</summary>
    internal sealed record RunFinished(RunResult Result) : EngineEvent;
}

internal enum DiagnosticSeverity { Debug, Information, Warning, Error }

internal enum RunKind { Preview, Up, DestroyPreview, Destroy, RefreshPreview, Refresh, Import }

internal static class RunKinds
{
    extension(RunKind kind)
    {
        /// <summary>True when the run changes nothing.</summary>
        internal bool IsPreview => kind is RunKind.Preview or RunKind.DestroyPreview or RunKind.RefreshPreview;

        /// <summary>True when the run deletes the stack's resources.</summary>
        internal bool IsDestroy => kind is RunKind.Destroy or RunKind.DestroyPreview;
    }
}
