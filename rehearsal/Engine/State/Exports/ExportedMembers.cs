using System.Collections.Immutable;
using System.Text.Json;

namespace Rehearsal.Engine.State.Exports;

/// <summary>The members of an exported resource, which are taken one by one; a member that is null counts as missing.</summary>
/// <exception cref="JsonException">It is no object.</exception>
internal sealed class ExportedMembers
{
    private readonly SortedDictionary<string, JsonElement> _left = new(StringComparer.Ordinal);

    internal ExportedMembers(JsonElement resource)
    {
        if (resource.ValueKind != JsonValueKind.Object)
            throw new JsonException("an object is expected");
        foreach (var member in resource.EnumerateObject())
        {
            _left[member.Name] = member.Value;
        }
    }

    /// <summary>Members that were not taken, and those that are more exact in the file than in the engine.</summary>
    internal ImmutableSortedDictionary<string, JsonElement> Rest
        => _left.ToImmutableSortedDictionary(member => member.Key, member => member.Value.Clone(), StringComparer.Ordinal);

    /// <summary>Takes a member; null when there is none.</summary>
    internal JsonElement? Take(string name) => _left.Remove(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    internal string? Text(string name) => Take(name, JsonValueKind.String)?.GetString() is { Length: > 0 } text ? text : null;

    internal bool Bool(string name) => Take(name) switch
    {
        null or { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.True } => true,
        _ => throw new JsonException($"'{name}' must be true or false"),
    };

    /// <summary>A list of strings. Any other list stays in <see cref="Rest"/>.</summary>
    internal ImmutableArray<string> Texts(string name)
    {
        if (!_left.TryGetValue(name, out var value) || (value.ValueKind == JsonValueKind.Array && !AreTexts(value)))
            return [];
        return Take(name, JsonValueKind.Array) is { } list ? Texts(list) : [];
    }

    internal ImmutableSortedDictionary<string, ImmutableArray<string>> TextLists(string name)
        => Take(name, JsonValueKind.Object) is { } lists
            ? lists.EnumerateObject().ToImmutableSortedDictionary(
                entry => entry.Name,
                entry => entry.Value.ValueKind == JsonValueKind.Null ? []
                    : entry.Value.ValueKind == JsonValueKind.Array && AreTexts(entry.Value) ? Texts(entry.Value)
                    : throw new JsonException($"'{name}.{entry.Name}' must be a list of texts"),
                StringComparer.Ordinal)
            : ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;

    internal IReadOnlyDictionary<string, T> Map<T>(string name) => Take(name)?.Deserialize<Dictionary<string, T>>() ?? [];

    /// <summary>A time, which stays in <see cref="Rest"/> because it may have more digits than a time has here.</summary>
    internal DateTimeOffset Time(string name)
        => !_left.TryGetValue(name, out var value) || value.ValueKind == JsonValueKind.Null ? default
            : value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var time) ? time
            : throw new JsonException($"'{name}' must be a time such as 2027-06-30T00:00:00Z");

    private JsonElement? Take(string name, JsonValueKind kind)
        => Take(name) is not { } value ? null
            : value.ValueKind == kind ? value
            : throw new JsonException($"'{name}' must be {(kind == JsonValueKind.String ? "a text" : kind == JsonValueKind.Array ? "a list" : "an object")}");

    private static bool AreTexts(JsonElement list) => list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String);

    private static ImmutableArray<string> Texts(JsonElement list) => [.. list.EnumerateArray().Select(item => item.GetString()!)];
}
