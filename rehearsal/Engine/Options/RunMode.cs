using Rehearsal.Engine.Events;

namespace Rehearsal.Engine.Options;

/// <summary>What a run does.</summary>
internal sealed record RunMode(RunKind Kind)
{
    /// <summary>True when the run changes nothing.</summary>
    internal bool IsPreview => Kind.IsPreview;

    /// <summary>True when the run deletes the stack's resources.</summary>
    internal bool IsDestroy => Kind.IsDestroy;
}
