using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;

namespace Rehearsal.CommandLine.Display;

/// <summary>Values as people and other programs read them.</summary>
/// <param name="showSecrets">False hides what secrets hold.</param>
/// <param name="unknown">The text for unknown values.</param>
/// <param name="isTagged">True writes hidden secrets and references as Pulumi's state does: as objects that say what they are.</param>
internal sealed class ValueText(bool showSecrets, string unknown = "[known once deployed]", bool isTagged = false)
{
    /// <summary>The text in place of a secret.</summary>
    internal const string Secret = "[secret]";

    private const string Indent = "  ";
    private static readonly JsonSerializerOptions OneLine = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, MaxDepth = StateJson.MaxDepth };
    private static readonly JsonSerializerOptions Indented = new(OneLine) { WriteIndented = true };

    /// <summary>On one line; null is a value that is not there.</summary>
    internal string Short(PropertyValue? value) => value switch
    {
        null => "(none)",
        PropertyValue.Text(var text) => text,
        PropertyValue.Secret(var secret) when showSecrets => Short(secret),
        PropertyValue.Secret => Secret,
        PropertyValue.Unknown => unknown,
        _ => Node(value)?.ToJsonString(OneLine) ?? "null",
    };

    internal string Json(PropertyMap map) => Write(Node(map));

    internal string Json(PropertyValue value) => Node(value)?.ToJsonString(Indented) ?? "null";

    /// <summary>A map as JSON.</summary>
    internal JsonNode Node(PropertyMap map) => Node(new PropertyValue.Map(map))!;

    /// <summary>JSON as text that people can read.</summary>
    internal static string Write(JsonNode node) => node.ToJsonString(Indented);

    /// <summary>JSON on one line.</summary>
    internal static string WriteLine(JsonNode node) => node.ToJsonString(OneLine);

    /// <summary>One line per scalar, nested by indentation.</summary>
    internal IEnumerable<string> Lines(PropertyMap map, string indent = "")
        => map.SelectMany(member => Lines(member.Key, member.Value, indent));

    private IEnumerable<string> Lines(string name, PropertyValue value, string indent) => value switch
    {
        PropertyValue.Secret(var secret) when showSecrets => Lines(name, secret, indent),
        PropertyValue.Map(var members) when members.Count > 0 => Lines(members, indent + Indent).Prepend($"{indent}{name}:"),
        PropertyValue.List(var items) when items.Any(item => item is PropertyValue.Map) => items
            .SelectMany((item, index) => Lines(index.ToString(CultureInfo.InvariantCulture), item, indent + Indent))
            .Prepend($"{indent}{name}:"),
        _ => [$"{indent}{name}: {Short(value)}"],
    };

    private JsonNode? Node(PropertyValue value) => value switch
    {
        PropertyValue.Bool(var flag) => flag,
        PropertyValue.Number(var number) => number,
        PropertyValue.Text(var text) => text,
        PropertyValue.Secret(var secret) when showSecrets => Node(secret),
        PropertyValue.Secret when isTagged => Tagged(Signatures.Secret, ("ciphertext", Secret)),
        PropertyValue.Secret => Secret,
        PropertyValue.Unknown => unknown,
        PropertyValue.Reference(var urn, var id, var version) when isTagged
            => Tagged(Signatures.Reference, ("urn", urn), ("id", id), ("packageVersion", version)),
        PropertyValue.Reference(var urn, var id, _) => id is { Length: > 0 } ? id : urn,
        PropertyValue.List(var items) => new JsonArray([.. items.Select(Node)]),
        PropertyValue.Map(var members) => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Node(member.Value)))),
        _ => null,
    };

    private static JsonObject Tagged(string signature, params IEnumerable<(string Name, string? Value)> members)
    {
        var tagged = new JsonObject { [Signatures.Key] = signature };
        foreach (var (name, value) in members.Where(member => member.Value is { Length: > 0 }))
        {
            tagged[name] = value;
        }
        return tagged;
    }
}
