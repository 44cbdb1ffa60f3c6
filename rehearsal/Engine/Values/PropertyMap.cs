using System.Collections;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Rehearsal.Engine.Values;

/// <summary>An immutable object value: names in ordinal order, compared by content.</summary>
internal sealed class PropertyMap : IReadOnlyDictionary<string, PropertyValue>, IEquatable<PropertyMap>
{
    private readonly ImmutableSortedDictionary<string, PropertyValue> _members;

    internal PropertyMap(IEnumerable<KeyValuePair<string, PropertyValue>> members)
        => _members = members.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private PropertyMap(ImmutableSortedDictionary<string, PropertyValue> members) => _members = members;

    internal static PropertyMap Empty { get; } = new(ImmutableSortedDictionary<string, PropertyValue>.Empty.WithComparers(StringComparer.Ordinal));

    public int Count => _members.Count;

    public IEnumerable<string> Keys => _members.Keys;

    public IEnumerable<PropertyValue> Values => _members.Values;

    public PropertyValue this[string key] => _members[key];

    public bool ContainsKey(string key) => _members.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out PropertyValue value) => _members.TryGetValue(key, out value);

    /// <summary>The same map with one member set.</summary>
    internal PropertyMap With(string key, PropertyValue value) => new(_members.SetItem(key, value));

    /// <summary>The same map without one member.</summary>
    internal PropertyMap Without(string key) => new(_members.Remove(key));

    public bool Equals(PropertyMap? other)
        => other is not null && Count == other.Count
            && _members.All(member => other._members.TryGetValue(member.Key, out var value) && member.Value.Equals(value));

    public override bool Equals(object? obj) => Equals(obj as PropertyMap);

    public override int GetHashCode() => _members.Aggregate(17, (hash, member) => HashCode.Combine(hash, member.Key, member.Value));

    public IEnumerator<KeyValuePair<string, PropertyValue>> GetEnumerator() => _members.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
