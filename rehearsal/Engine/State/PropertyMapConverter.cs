using System.Text.Json;
using System.Text.Json.Serialization;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.Values;
using Rehearsal.Secrets;

namespace Rehearsal.Engine.State;

/// <summary>Values as JSON, tagged as in Pulumi's own checkpoints; secrets encrypted.</summary>
/// <param name="key">Opens and closes secrets; without it, encrypted ones are read as unknown, and none can be written.</param>
/// <param name="showSecrets">Whether secrets are written in clear.</param>
internal sealed class PropertyMapConverter(SecretKey? key, bool showSecrets = false) : JsonConverter<PropertyMap>
{
    /// <summary>The member of a secret that holds it encrypted.</summary>
    internal const string Ciphertext = "ciphertext";

    /// <summary>The member that holds it in clear: JSON, as a text.</summary>
    private const string Plaintext = "plaintext";

    public override PropertyMap Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return ReadMap(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, PropertyMap value, JsonSerializerOptions options) => WriteMap(writer, value);

    private PropertyMap ReadMap(JsonElement element)
        => new(element.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, ReadValue(member.Value))));

    internal PropertyValue ReadValue(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null => PropertyValue.Null.Instance,
        JsonValueKind.True or JsonValueKind.False => element.GetBoolean(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.String => ReadText(element.GetString()!),
        JsonValueKind.Array => new PropertyValue.List([.. element.EnumerateArray().Select(ReadValue)]),
        _ when element.TryGetProperty(Signatures.Key, out var tag) && tag.ValueKind == JsonValueKind.String => ReadTagged(element, tag.GetString()),
        _ => new PropertyValue.Map(ReadMap(element)),
    };

    private static PropertyValue ReadText(string text) => text == Unknowns.Placeholder ? PropertyValue.Unknown.Instance : text;

    private PropertyValue ReadTagged(JsonElement element, string? tag) => tag switch
    {
        Signatures.Secret when element.TryGetProperty(Plaintext, out var clear) && clear.GetString() is { Length: > 0 } text
            => new PropertyValue.Secret(Parse(text)),
        Signatures.Secret when key is null => new PropertyValue.Secret(PropertyValue.Unknown.Instance),
        Signatures.Secret => new PropertyValue.Secret(Parse(key.Decrypt(element.GetProperty(Ciphertext).GetString()!))),
        Signatures.Reference => new PropertyValue.Reference(
            element.GetProperty("urn").GetString()!,
            element.TryGetProperty("id", out var id) ? id.GetString() : null,
            element.TryGetProperty("packageVersion", out var version) ? version.GetString()! : ""),
        _ => new PropertyValue.Map(ReadMap(element)),
    };

    private PropertyValue Parse(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = StateJson.MaxDepth });
        return ReadValue(document.RootElement);
    }

    private void WriteMap(Utf8JsonWriter writer, PropertyMap map)
    {
        writer.WriteStartObject();
        foreach (var (name, value) in map)
        {
            writer.WritePropertyName(name);
            WriteValue(writer, value);
        }
        writer.WriteEndObject();
    }

    internal void WriteValue(Utf8JsonWriter writer, PropertyValue value)
    {
        switch (value)
        {
            case PropertyValue.Null:
                writer.WriteNullValue();
                break;
            case PropertyValue.Unknown:
                writer.WriteStringValue(Unknowns.Placeholder);
                break;
            case PropertyValue.Bool(var truth):
                writer.WriteBooleanValue(truth);
                break;
            case PropertyValue.Number(var number):
                writer.WriteNumberValue(number);
                break;
            case PropertyValue.Text(var text):
                writer.WriteStringValue(text);
                break;
            case PropertyValue.List(var items):
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    WriteValue(writer, item);
                }
                writer.WriteEndArray();
                break;
            case PropertyValue.Map(var members):
                WriteMap(writer, members);
                break;
            case PropertyValue.Secret(var secret):
                WriteTagged(writer, Signatures.Secret, showSecrets ? (Plaintext, Json(secret)) : (Ciphertext, Encrypt(secret)));
                break;
            case PropertyValue.Reference(var urn, var id, var version):
                WriteTagged(writer, Signatures.Reference, ("urn", urn), ("id", id), ("packageVersion", version));
                break;
            default:
                throw new InvalidOperationException($"a value of the kind {value.GetType().Name} cannot be kept");
        }
    }

    private static void WriteTagged(Utf8JsonWriter writer, string tag, params ReadOnlySpan<(string Name, string? Text)> members)
    {
        writer.WriteStartObject();
        writer.WriteString(Signatures.Key, tag);
        foreach (var (name, text) in members)
        {
            if (text is not null)
                writer.WriteString(name, text);
        }
        writer.WriteEndObject();
    }

    private string Encrypt(PropertyValue secret)
        => key is null ? throw new InvalidOperationException("secrets cannot be written without a key") : key.Encrypt(Json(secret));

    private string Json(PropertyValue value)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            WriteValue(writer, value);
        }
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
