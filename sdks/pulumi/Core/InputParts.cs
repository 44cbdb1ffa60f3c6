namespace Pulumi;

/// <summary>The parts of an input list, in order: inputs (one element each) and outputs of several elements.</summary>
internal sealed record InputParts(IReadOnlyList<object> Parts);

/// <summary>The parts of an input map, in order.</summary>
internal sealed record InputEntries(IReadOnlyList<MapPart> Parts);

/// <summary>A part of an input map.</summary>
/// <param name="Key">The key of one value; null for an output of several entries.</param>
/// <param name="Value">The value, an input, or that output.</param>
/// <param name="Layer">In a merged map, how many maps were merged before it.</param>
internal sealed record MapPart(string? Key, object Value, int Layer = 0);

/// <summary>The keys of an input map while its parts are combined.</summary>
internal sealed class MapKeys
{
    private readonly Dictionary<string, MapPart> _parts = [];

    public static ArgumentException DifferentValues(string key) => new($"An element with the same key but a different value already exists. Key: '{key}'");

    /// <summary>Adds a key that no earlier part has, except a part of a map that this one was merged into.</summary>
    /// <exception cref="ArgumentException">A part has the key already.</exception>
    public void Take(string key, MapPart part)
    {
        if (_parts.TryGetValue(key, out var taken) && part.Layer <= taken.Layer && !ReferenceEquals(part.Value, taken.Value))
        {
            throw DifferentValues(key);
        }

        _parts[key] = part;
    }
}
