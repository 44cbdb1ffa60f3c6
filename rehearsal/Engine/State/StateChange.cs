namespace Rehearsal.Engine.State;

/// <summary>One change of the state, which is made completely or not at all.</summary>
internal sealed record StateChange
{
    /// <summary>Resources that are new or different.</summary>
    public IReadOnlyList<ResourceState> Put { get; init; } = [];

    /// <summary>Keys of resources to remove, together with their pending operations.</summary>
    public IReadOnlyList<long> Remove { get; init; } = [];

    /// <summary>Another state, which replaces the whole state; null for none.</summary>
    public Checkpoint? Whole { get; init; }

    /// <summary>An operation that begins.</summary>
    public PendingOperation? Begin { get; init; }

    /// <summary>Key of the resource whose operation has ended.</summary>
    public long? End { get; init; }
}
