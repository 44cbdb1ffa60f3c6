using System.Text.Json.Serialization;

namespace Rehearsal.Engine.State;

/// <summary>An operation that has begun and not ended; only a killed run leaves one in the state.</summary>
/// <param name="Kind">The kind of operation.</param>
/// <param name="Resource">
/// The resource as the state will have it once the operation has ended, or, for a deletion, as it is. Id and outputs are those from before.
/// </param>
/// <param name="Since">When it began.</param>
internal sealed record PendingOperation(OperationKind Kind, ResourceState Resource, DateTimeOffset Since)
{
    /// <summary>Key of the resource that is removed when a creation has ended; null for none.</summary>
    public long? Removed { get; init; }

    /// <summary>Key of the resource that waits to be deleted when a creation has ended, because the new one replaces it; null for none.</summary>
    public long? Superseded { get; init; }
}

/// <summary>What an operation does to a resource.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OperationKind>))]
internal enum OperationKind { Creating, Updating, Deleting }
