using Rehearsal.Azure.Addresses;

namespace Rehearsal.Azure.Storage;

/// <summary>All resources and operations in memory, with what is needed to find them without going through all.</summary>
internal sealed class CloudContents
{
    private readonly Dictionary<string, StoredResource> _resources = [];
    private readonly Dictionary<string, SortedDictionary<string, SortedSet<string>>> _childrenByType = [];
    private readonly Dictionary<string, SortedSet<string>> _keysByType = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, HashSet<string>> _keysByTypeAndName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, StoredOperation> _operations = [];
    private readonly PriorityQueue<string, DateTimeOffset> _pending = new();

    internal IEnumerable<StoredResource> Resources => _resources.Values;

    internal IEnumerable<StoredOperation> Operations => _operations.Values;

    internal StoredResource? Find(ArmId id) => _resources.GetValueOrDefault(id.Key);

    internal StoredOperation? FindOperation(string id) => _operations.GetValueOrDefault(id);

    /// <summary>The operation that deletes a resource.</summary>
    internal StoredOperation? DeletionOf(StoredResource leaving)
        => _operations.Values.FirstOrDefault(operation => operation.Deletes && operation.ResourceId == leaving.Id && operation.Due == leaving.Pending?.Due);

    /// <summary>What is directly in or on a resource, ordered by type and id.</summary>
    internal IEnumerable<StoredResource> Children(ArmId id)
        => _childrenByType.TryGetValue(id.Key, out var types) ? types.Values.SelectMany(keys => keys).Select(key => _resources[key]) : [];

    /// <summary>What is directly in or on a resource and of one type, ordered by id.</summary>
    internal IEnumerable<StoredResource> Children(ArmId id, string type)
        => _childrenByType.TryGetValue(id.Key, out var types) && types.TryGetValue(type, out var keys) ? keys.Select(key => _resources[key]) : [];

    /// <summary>Everything in and on a resource, parents before their children.</summary>
    internal IEnumerable<StoredResource> Descendants(ArmId id) => Children(id).SelectMany(child => Descendants(child.ArmId).Prepend(child));

    /// <summary>All resources of one type, ordered by id.</summary>
    internal IEnumerable<StoredResource> OfType(string type)
        => _keysByType.TryGetValue(type, out var keys) ? keys.Select(key => _resources[key]) : [];

    /// <summary>Resources of one type and name, wherever they are.</summary>
    internal IEnumerable<StoredResource> Named(string type, string name)
        => _keysByTypeAndName.TryGetValue(TypeAndName(type, name), out var keys) ? keys.Select(key => _resources[key]) : [];

    internal void Apply(JournalEntry entry)
    {
        foreach (var key in entry.Remove ?? [])
        {
            Remove(key);
        }

        foreach (var resource in entry.Put ?? [])
        {
            Put(resource);
        }

        foreach (var operation in entry.Operations ?? [])
        {
            _operations[operation.Id] = operation;
        }
    }

    /// <summary>Takes out one resource whose pending work is done at a time; null when there is none.</summary>
    internal StoredResource? NextDue(DateTimeOffset now)
    {
        while (_pending.TryPeek(out var key, out var due) && due <= now)
        {
            _ = _pending.Dequeue();
            if (_resources.TryGetValue(key, out var resource) && resource.Pending?.Due <= now)
            {
                return resource;
            }
        }

        return null;
    }

    internal void Clear()
    {
        _resources.Clear();
        _childrenByType.Clear();
        _keysByType.Clear();
        _keysByTypeAndName.Clear();
        _operations.Clear();
        _pending.Clear();
    }

    private void Put(StoredResource resource)
    {
        var id = resource.ArmId;
        _resources[id.Key] = resource;
        _ = SetIn(TypesIn(id.Parent!), id.Type).Add(id.Key);
        _ = SetIn(_keysByType, id.Type).Add(id.Key);
        _ = SetIn(_keysByTypeAndName, TypeAndName(id.Type, id.Name)).Add(id.Key);
        if (resource.Pending is { } pending)
        {
            _pending.Enqueue(id.Key, pending.Due);
        }
    }

    private void Remove(string key)
    {
        if (_resources.Remove(key, out var resource))
        {
            var id = resource.ArmId;
            _ = SetIn(TypesIn(id.Parent!), id.Type).Remove(key);
            _ = SetIn(_keysByType, id.Type).Remove(key);
            _ = SetIn(_keysByTypeAndName, TypeAndName(id.Type, id.Name)).Remove(key);
        }
    }

    private SortedDictionary<string, SortedSet<string>> TypesIn(ArmId id)
    {
        if (!_childrenByType.TryGetValue(id.Key, out var types))
        {
            _childrenByType[id.Key] = types = new(StringComparer.OrdinalIgnoreCase);
        }

        return types;
    }

    private static TSet SetIn<TSet>(IDictionary<string, TSet> sets, string key)
        where TSet : new()
    {
        if (!sets.TryGetValue(key, out var set))
        {
            sets[key] = set = new();
        }

        return set;
    }

    private static string TypeAndName(string type, string name) => $"{type}/{name}";
}
