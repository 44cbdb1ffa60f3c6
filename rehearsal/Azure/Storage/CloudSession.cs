using Rehearsal.Azure.Addresses;

namespace Rehearsal.Azure.Storage;

/// <summary>The simulated cloud during one request: its content, and the changes of the request.</summary>
/// <param name="contents">All resources and operations.</param>
/// <param name="now">The time of the request.</param>
/// <param name="regions">The display names of its regions, by name.</param>
/// <param name="followDeletion">Changes what depends on a deleted resource.</param>
internal sealed class CloudSession(
    CloudContents contents,
    DateTimeOffset now,
    IReadOnlyDictionary<string, string> regions,
    Action<CloudSession, StoredResource> followDeletion)
{
    private readonly List<JournalEntry> _changes = [];

    internal DateTimeOffset Now { get; } = now;

    internal CloudContents Contents { get; } = contents;

    /// <summary>The display names of the regions by name, such as <c>West Europe</c> by <c>westeurope</c>.</summary>
    internal IReadOnlyDictionary<string, string> Regions { get; } = regions;

    /// <summary>All changes; null for none. Later changes to the same resource win.</summary>
    internal JournalEntry? Changes
    {
        get
        {
            var state = new Dictionary<string, StoredResource?>();
            foreach (var entry in _changes)
            {
                foreach (var key in entry.Remove ?? [])
                {
                    state[key] = null;
                }

                foreach (var resource in entry.Put ?? [])
                {
                    state[resource.ArmId.Key] = resource;
                }
            }

            return _changes.Count == 0
                ? null
                : new JournalEntry(
                    [.. state.Values.OfType<StoredResource>()],
                    [.. state.Where(change => change.Value is null).Select(change => change.Key)],
                    [.. _changes.SelectMany(change => change.Operations ?? [])]);
        }
    }

    internal StoredResource? Find(ArmId id) => Contents.Find(id);

    internal void Put(StoredResource resource) => Apply(new JournalEntry([resource], null, null));

    /// <summary>Removes a resource with everything in and on it.</summary>
    internal void Remove(ArmId id)
        => Apply(new JournalEntry(null, [.. Contents.Descendants(id).Select(resource => resource.ArmId.Key), id.Key], null));

    /// <summary>Deletes a resource with everything in and on it, and changes what depends on them.</summary>
    internal void Delete(StoredResource resource)
    {
        var deleted = Contents.Descendants(resource.ArmId).Prepend(resource).ToList();
        Remove(resource.ArmId);
        foreach (var each in deleted)
        {
            followDeletion(this, each);
        }
    }

    internal void Start(StoredOperation operation) => Apply(new JournalEntry(null, null, [operation]));

    /// <summary>Finishes all work that is due by now.</summary>
    internal void FinishDueWork()
    {
        while (Contents.NextDue(Now) is { } resource)
        {
            if (resource.Pending!.EndsInRemoval)
            {
                Delete(resource);
            }
            else
            {
                Put(resource with { Pending = null });
            }
        }
    }

    private void Apply(JournalEntry entry)
    {
        Contents.Apply(entry);
        _changes.Add(entry);
    }
}
