using System.Text.Json;
using System.Text.Json.Serialization;
using Rehearsal.Engine.Project;
using Rehearsal.Secrets;

namespace Rehearsal.Engine.State;

/// <summary>What a checkpoint file holds.</summary>
/// <param name="Format">Version of the format.</param>
/// <param name="NextKey">The first key that has never been used.</param>
internal sealed record Checkpoint(int Format, long NextKey, IReadOnlyList<ResourceState> Resources, IReadOnlyList<PendingOperation> Pending)
{
    /// <summary>The format that this version writes, and the newest that it reads.</summary>
    internal const int CurrentFormat = 2;

    /// <summary>
    /// Everything else in the file that the state was imported from, other than resources and pending operations,
    /// for an export; null when it was not imported.
    /// </summary>
    public JsonElement? Envelope { get; init; }

    /// <summary>The format of a checkpoint, whose other members may be quite different from those here; 0 when there is none.</summary>
    internal static int FormatOf(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = StateJson.MaxDepth });
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("format"))
                    return reader.Read() && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var format) ? format : 0;
            }
        }
        catch (JsonException)
        {
            // Reading all of it reports what is wrong.
        }
        return 0;
    }
}

/// <summary>How the state is written as JSON.</summary>
internal static class StateJson
{
    /// <summary>The greatest depth of the JSON: that of values, and some more for what is around them.</summary>
    internal const int MaxDepth = 1000;

    /// <param name="key">Opens and closes secrets; see <see cref="PropertyMapConverter"/>.</param>
    internal static JsonSerializerOptions Options(SecretKey? key) => Options(new PropertyMapConverter(key));

    /// <summary>For secrets that are written in clear.</summary>
    internal static JsonSerializerOptions InClear() => Options(new PropertyMapConverter(null, showSecrets: true));

    private static JsonSerializerOptions Options(PropertyMapConverter maps) => new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = MaxDepth,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { maps, new PropertyValueConverter(maps) },
    };
}
