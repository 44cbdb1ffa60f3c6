using System.Text.Json;
using System.Text.Json.Serialization;
using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.State;

/// <summary>Single values as JSON, written like those in maps.</summary>
internal sealed class PropertyValueConverter(PropertyMapConverter maps) : JsonConverter<PropertyValue>
{
    public override PropertyValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return maps.ReadValue(document.RootElement);
    }

    public override void Write(Utf8JsonWriter writer, PropertyValue value, JsonSerializerOptions options) => maps.WriteValue(writer, value);
}
