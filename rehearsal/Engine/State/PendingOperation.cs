using System.Text.Json.Serialization;

namespace Rehearsal.Engine.State;

/// <summary>An operation that has begun and whose end is not known; left over only when a run was killed.</summary>
/// <param name="Kind">What is being done.</param>
/// <param name="Resource">The resource as it will be remembered once the operation has ended, or, where it deletes, as it is. Id and outputs are those from before.</param>
/// <param name="Since">When it began.</param>
internal sealed record PendingOperation(OperationKind Kind, ResourceState Resource, DateTimeOffset Since)
{
    /// <summary>Key of the state that is gone once a creation has ended; null when none is.</summary>
    public long? Removed { get; init; }

    /// <summary>Key of the state that waits to be deleted once a creation has ended, because the new resource takes its place; null when none does.</summary>
    public long? Superseded { get; init; }
}

/// <summary>What an operation does to a resource.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OperationKind>))]
internal enum OperationKind { Creating, Updating, Deleting }
