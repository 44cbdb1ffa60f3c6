using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Infra.Tests.Mocks;

/// <summary>Writes what mocks receive as JSON with sorted keys, so that two values are the same when their texts are.</summary>
internal static class PlainJson
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes a value of a resource's inputs or outputs.</summary>
    internal static string From(object? value) => Write(Node(value));

    /// <summary>Writes expected JSON in the same form.</summary>
    internal static string Normalize(string json) => Write(Sorted(JsonNode.Parse(json)));

    private static string Write(JsonNode? node) => JsonSerializer.Serialize(node, Indented);

    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        string or bool or double or int => JsonValue.Create(value),
        IEnumerable<KeyValuePair<string, object>> map => new JsonObject(
            map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, Node(entry.Value)))),
        IEnumerable list => new JsonArray([.. list.Cast<object?>().Select(Node)]),
        _ => throw new ArgumentException($"A {value.GetType()} is no plain value."),
    };

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(
            map.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create(entry.Key, Sorted(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
