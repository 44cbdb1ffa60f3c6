using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Rehearsal.Adoption.Reading;

/// <summary>
/// What Azure says of something, as Azure Resource Manager nests it in <c>properties</c> or as <c>az</c> prints it without that level. Names are found without
/// regard to letter case, since <c>az</c> spells some in another way. It remembers what was read, so that the rest can be listed.
/// </summary>
internal sealed class AzureObject
{
    private const string Properties = "properties";

    /// <summary>What a resource has beside its properties.</summary>
    private static readonly FrozenSet<string> BesideProperties = new[]
    {
        "id", "name", "type", "location", "tags", "sku", "identity", "kind", "managedBy", "zones", "etag", "systemData", "resourceGroup", "extendedLocation",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, Member> _members = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _read = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ImmutableArray<AzureObject>> _children = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A resource.</summary>
    internal AzureObject(JsonObject json)
        : this(json, name => BesideProperties.Contains(name) ? name : $"{Properties}.{name}", Properties)
    {
    }

    private AzureObject(JsonObject json, string path)
        : this(json, name => $"{path}.{name}", $"{path}.{Properties}")
    {
    }

    private AzureObject(JsonObject json, Func<string, string> path, string pathOfProperties)
    {
        foreach (var (name, value) in json)
        {
            if (name != Properties || value is not JsonObject)
                _members[name] = new(path(name), value);
        }

        foreach (var (name, value) in json[Properties] as JsonObject ?? [])
            _members[name] = new($"{pathOfProperties}.{name}", value);
    }

    /// <summary>Whether there is a value other than null.</summary>
    internal bool Has(string name) => Peek(name) is not null;

    /// <summary>A text; null where there is none, or an empty one.</summary>
    internal string? Text(string name) => Read(name) switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text is "" ? null : text,
        var other => other.ToJsonString(),
    };

    /// <summary>Whether a value is true; also for one that is missing, what is to hold then.</summary>
    internal bool Flag(string name, bool otherwise = false) => Read(name) is JsonValue value && value.TryGetValue<bool>(out var flag) ? flag : otherwise;

    /// <summary>Whether a value says <c>Enabled</c>; also for one that is missing, what is to hold then.</summary>
    internal bool IsEnabled(string name, bool otherwise = false) => Text(name) is { } text ? Same(text, "Enabled") : otherwise;

    /// <summary>A whole number; null where there is none.</summary>
    internal int? Number(string name)
        => int.TryParse(Text(name), CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>An object; one without values where there is none.</summary>
    internal AzureObject Object(string name) => Children(name, node => node is JsonObject value ? [value] : [], _ => "") is [var one] ? one : new([]);

    /// <summary>A list of objects.</summary>
    internal ImmutableArray<AzureObject> Objects(string name)
        => Children(name, node => (node as JsonArray ?? []).OfType<JsonObject>(), index => $"[{index}]");

    /// <summary>A list of texts.</summary>
    internal ImmutableArray<string> Texts(string name)
        => [.. (Read(name) as JsonArray ?? []).OfType<JsonValue>().Select(value => value.TryGetValue<string>(out var text) ? text : value.ToJsonString())];

    /// <summary>Texts by name, sorted.</summary>
    internal ImmutableSortedDictionary<string, string> Map(string name)
        => (Read(name) as JsonObject ?? []).ToImmutableSortedDictionary(member => member.Key, member => TextOf(member.Value), StringComparer.Ordinal);

    /// <summary>Objects by name, sorted.</summary>
    internal ImmutableSortedDictionary<string, AzureObject> ObjectsByName(string name)
        => (Read(name) as JsonObject ?? []).ToImmutableSortedDictionary(
            member => member.Key, member => new AzureObject(member.Value as JsonObject ?? [], $"{_members[name].Path}.{member.Key}"), StringComparer.Ordinal);

    /// <summary>Marks values as read that Azure sets, or that other settings express.</summary>
    internal void Skip(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
            _read.Add(name);
    }

    /// <summary>Marks a value as read if it is the default.</summary>
    internal void SkipIf(string name, string otherwise)
    {
        if (Peek(name) is JsonValue value && value.TryGetValue<string>(out var text) && Same(text, otherwise))
            _read.Add(name);
    }

    /// <summary>The values that were not read: their paths in Azure Resource Manager, and the values as JSON.</summary>
    internal IEnumerable<(string Path, string Value)> Rest()
    {
        foreach (var (name, member) in _members.OrderBy(member => member.Value.Path, StringComparer.Ordinal))
        {
            if (_read.Contains(name) || IsNothing(member.Value))
                continue;
            if (!_children.TryGetValue(name, out var children))
            {
                yield return (member.Path, member.Value!.ToJsonString());
                continue;
            }
            foreach (var rest in children.SelectMany(child => child.Rest()))
                yield return rest;
        }
    }

    /// <summary>Whether two words of Azure's are the same: it spells them in several letter cases.</summary>
    internal static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private ImmutableArray<AzureObject> Children(string name, Func<JsonNode?, IEnumerable<JsonObject>> read, Func<int, string> suffix)
    {
        if (!_members.TryGetValue(name, out var member))
            return [];
        if (!_children.TryGetValue(name, out var children))
            _children[name] = children = [.. read(member.Value).Select((value, index) => new AzureObject(value, $"{member.Path}{suffix(index)}"))];
        return children;
    }

    private JsonNode? Read(string name)
    {
        _read.Add(name);
        return Peek(name);
    }

    private JsonNode? Peek(string name) => _members.TryGetValue(name, out var member) ? member.Value : null;

    private static string TextOf(JsonNode? node)
        => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : node?.ToJsonString() ?? "";

    private static bool IsNothing(JsonNode? node) => node switch
    {
        null => true,
        JsonArray list => list.All(IsNothing),
        JsonObject map => map.All(member => IsNothing(member.Value)),
        JsonValue value => value.TryGetValue<string>(out var text) && text is "",
        _ => false,
    };

    private sealed record Member(string Path, JsonNode? Value);
}
