using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Rehearsal.ArmRules;
using Rehearsal.Azure.Addresses;

namespace Rehearsal.Azure.Storage;

/// <summary>A stored resource.</summary>
/// <param name="Id">Its id in the spelling of the creation.</param>
/// <param name="Body">Everything but id, name and type, as it is once pending work is done. Never changed in place.</param>
/// <param name="CreatedAt">When it was first accepted.</param>
/// <param name="ChangedAt">When it was last changed.</param>
/// <param name="Pending">The running operation on it; null for none.</param>
internal sealed record StoredResource(string Id, JsonObject Body, DateTimeOffset CreatedAt, DateTimeOffset ChangedAt, PendingWork? Pending)
{
    /// <summary>The id, parsed.</summary>
    [JsonIgnore]
    internal ArmId ArmId { get; } = ArmId.Parse(Id);

    /// <summary>The member <c>properties</c>; empty when there is none.</summary>
    [JsonIgnore]
    internal JsonObject Properties => Body["properties"] as JsonObject ?? [];

    /// <summary>The region, if it has one.</summary>
    [JsonIgnore]
    internal string? Location => (string?)Body["location"];

    /// <summary>Whether it is being deleted.</summary>
    [JsonIgnore]
    internal bool IsBeingDeleted => Pending?.State == PendingWork.Deleting;

    /// <summary>The resource as rules about resources see it.</summary>
    internal ArmBody ToArmBody() => new(Id, Body);

    /// <summary>The same resource with another id.</summary>
    internal StoredResource MovedTo(ArmId id) => new(id.Text, Body, CreatedAt, ChangedAt, Pending);
}

/// <param name="State">The provisioning state until then: Creating, Updating or Deleting.</param>
/// <param name="Due">When it is done; <see cref="Never"/> for work that is stuck.</param>
/// <param name="RollsBack">Whether the resource is removed at the end, because its creation fails.</param>
internal sealed record PendingWork(string State, DateTimeOffset Due, bool RollsBack = false)
{
    /// <summary>The time at which stuck work ends.</summary>
    internal static readonly DateTimeOffset Never = DateTimeOffset.MaxValue;


    internal const string Creating = nameof(Creating);
    internal const string Updating = nameof(Updating);
    internal const string Deleting = nameof(Deleting);

    /// <summary>Whether the work never ends.</summary>
    [JsonIgnore]
    internal bool IsStuck => Due == Never;

    /// <summary>Whether the resource is removed at the end.</summary>
    [JsonIgnore]
    internal bool EndsInRemoval => RollsBack || State == Deleting;
}

/// <summary>An asynchronous operation that can be polled.</summary>
/// <param name="Id">Its name, a GUID.</param>
/// <param name="ResourceId">The resource it works on.</param>
/// <param name="ApiVersion">The API version it was started with.</param>
/// <param name="Started">When it was accepted.</param>
/// <param name="Due">When it is done.</param>
/// <param name="Deletes">Whether it deletes the resource.</param>
/// <param name="Error">Why it fails, as sent; null when it succeeds.</param>
internal sealed record StoredOperation(
    string Id, string ResourceId, string ApiVersion, DateTimeOffset Started, DateTimeOffset Due, bool Deletes, JsonObject? Error);

/// <summary>The changes of one request: one line of the journal.</summary>
/// <param name="Put">Resources that are new or different.</param>
/// <param name="Remove">Keys of resources that are gone.</param>
/// <param name="Operations">Operations that were started.</param>
internal sealed record JournalEntry(IReadOnlyList<StoredResource>? Put, IReadOnlyList<string>? Remove, IReadOnlyList<StoredOperation>? Operations);
