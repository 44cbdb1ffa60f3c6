using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi;

/// <summary>Writes values that may hold outputs as JSON.</summary>
internal static class OutputJson
{
    public static async Task<OutputData> Write(object? value, Type type, JsonSerializerOptions? options)
    {
        var outputs = new OutputConverter();
        var withOutputs = options is null ? new JsonSerializerOptions() : new JsonSerializerOptions(options);
        withOutputs.Converters.Add(outputs);
        while (true)
        {
            var json = JsonSerializer.Serialize(value, type, withOutputs);
            if (outputs.Waiting.Count == 0)
            {
                return outputs.Result(json);
            }

            await Task.WhenAll(outputs.Waiting).ConfigureAwait(false);
            outputs.Reset();
        }
    }

    /// <summary>Writes resolved outputs as their values and remembers those that are not resolved yet, after which the text is of no use.</summary>
    private sealed class OutputConverter : JsonConverter<object>
    {
        private readonly List<OutputData> _found = [];

        public List<Task> Waiting { get; } = [];

        public override bool CanConvert(Type typeToConvert) => typeof(IOutput).IsAssignableFrom(typeToConvert) || typeof(IInput).IsAssignableFrom(typeToConvert);

        public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => throw new JsonException($"An output cannot be read from JSON: read its value, and apply to the text instead ({typeToConvert}).");

        public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
        {
            var output = value as IOutput ?? ((IInput)value).ToOutput();
            if (!output.Data.IsCompletedSuccessfully)
            {
                Waiting.Add(output.Data);
                writer.WriteNullValue();
                return;
            }

            var data = output.Data.Result;
            _found.Add(data);
            JsonSerializer.Serialize(writer, data.IsKnown ? data.Value : null, output.ValueType, options);
        }

        public OutputData Result(string json) => new(
            _found.Aggregate(ImmutableHashSet<Resource>.Empty, (all, data) => all.Union(data.Resources)),
            json,
            _found.TrueForAll(data => data.IsKnown),
            _found.Exists(data => data.IsSecret));

        public void Reset()
        {
            Waiting.Clear();
            _found.Clear();
        }
    }
}
