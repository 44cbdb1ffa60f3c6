using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.State;

/// <summary>An operation that had begun when the state was written; left over only when a run was killed.</summary>
/// <param name="Key">Key of the resource.</param>
/// <param name="Operation">What was being done, for example <c>creating</c>.</param>
internal sealed record PendingOperation(long Key, string Urn, string Type, string Operation, PropertyMap Inputs, DateTimeOffset Since);

/// <summary>One change of the state; carried out whole or not at all.</summary>
internal sealed record StateChange
{
    /// <summary>Resources that are new or different.</summary>
    public IReadOnlyList<ResourceState> Put { get; init; } = [];

    /// <summary>Keys of resources that are gone.</summary>
    public IReadOnlyList<long> Remove { get; init; } = [];

    /// <summary>An operation that begins.</summary>
    public PendingOperation? Begin { get; init; }

    /// <summary>Key of the resource whose operation has ended.</summary>
    public long? End { get; init; }
}
