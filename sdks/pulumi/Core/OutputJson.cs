using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pulumi;

/// <summary>Values that may hold outputs, as JSON.</summary>
internal static class OutputJson
{
    /// <summary>Writes outputs as their values; the text is unknown or secret when one of them is, and depends on what they depend on.</summary>
    public static async Task<OutputData> Write(object? value, Type type, JsonSerializerOptions? options)
    {
        var outputs = new OutputsInJson(OutputData.Known(null));
        var withOutputs = With(outputs, options);
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

    /// <summary>Reads a value whose outputs are as secret as the text, and depend on the same resources.</summary>
    public static T? Read<T>(OutputData json, JsonSerializerOptions? options)
        => JsonSerializer.Deserialize<T>((string)json.Value!, With(new(json), options));

    private static JsonSerializerOptions With(OutputsInJson outputs, JsonSerializerOptions? options)
    {
        var withOutputs = options is null ? new JsonSerializerOptions() : new JsonSerializerOptions(options);
        withOutputs.Converters.Add(outputs);
        return withOutputs;
    }

    /// <summary>Creates the converters for a text and remembers what they find: a text with unresolved outputs cannot be used.</summary>
    /// <param name="source">The data of the text that is read.</param>
    private sealed class OutputsInJson(OutputData source) : JsonConverterFactory
    {
        private static readonly Dictionary<Type, Type> Converters = new()
        {
            [typeof(Output<>)] = typeof(OutputConverter<>),
            [typeof(Input<>)] = typeof(InputConverter<>),
            [typeof(InputList<>)] = typeof(InputListConverter<>),
            [typeof(InputMap<>)] = typeof(InputMapConverter<>),
        };

        private readonly List<OutputData> _found = [];

        public List<Task> Waiting { get; } = [];

        public override bool CanConvert(Type typeToConvert)
            => typeof(IOutput).IsAssignableFrom(typeToConvert) || typeof(IInput).IsAssignableFrom(typeToConvert);

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options)
            => typeToConvert.IsGenericType && Converters.TryGetValue(typeToConvert.GetGenericTypeDefinition(), out var converter)
                ? (JsonConverter)Activator.CreateInstance(converter.MakeGenericType(typeToConvert.GenericTypeArguments), this)!
                : new WriteOnlyConverter(this);

        public Output<T> Read<T>(ref Utf8JsonReader reader, JsonSerializerOptions options)
            => new(source.WithValue(JsonSerializer.Deserialize<T>(ref reader, options)));

        public void Write(Utf8JsonWriter writer, IOutput output, JsonSerializerOptions options)
        {
            if (!output.Data.IsCompletedSuccessfully)
            {
                Waiting.Add(output.Data);
                writer.WriteNullValue();
                return;
            }

            var data = output.Data.Result;
            _found.Add(data);
            if (!data.IsKnown)
            {
                writer.WriteNullValue();
            }
            else if (data.Value is IUnion union)
            {
                JsonSerializer.Serialize(writer, union.Value, options);
            }
            else
            {
                JsonSerializer.Serialize(writer, data.Value, output.ValueType, options);
            }
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

    private sealed class OutputConverter<T>(OutputsInJson outputs) : JsonConverter<Output<T>>
    {
        public override Output<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => outputs.Read<T>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, Output<T> value, JsonSerializerOptions options) => outputs.Write(writer, value, options);
    }

    private sealed class InputConverter<T>(OutputsInJson outputs) : JsonConverter<Input<T>>
    {
        public override Input<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => outputs.Read<T>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, Input<T> value, JsonSerializerOptions options)
            => outputs.Write(writer, value.ToOutput(), options);
    }

    private sealed class InputListConverter<T>(OutputsInJson outputs) : JsonConverter<InputList<T>>
    {
        public override InputList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => outputs.Read<ImmutableArray<T>>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, InputList<T> value, JsonSerializerOptions options)
            => outputs.Write(writer, value.ToOutput(), options);
    }

    private sealed class InputMapConverter<T>(OutputsInJson outputs) : JsonConverter<InputMap<T>>
    {
        public override InputMap<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => outputs.Read<ImmutableDictionary<string, T>>(ref reader, options);

        public override void Write(Utf8JsonWriter writer, InputMap<T> value, JsonSerializerOptions options)
            => outputs.Write(writer, value.ToOutput(), options);
    }

    /// <summary>For inputs that cannot be read from JSON, such as unions: the JSON does not say which of the types it is.</summary>
    private sealed class WriteOnlyConverter(OutputsInJson outputs) : JsonConverter<object>
    {
        public override bool CanConvert(Type typeToConvert) => true;

        public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => throw new JsonException($"A value of the type {typeToConvert} cannot be read from JSON: read it as another type, and convert it with Apply.");

        public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options)
            => outputs.Write(writer, ((IInput)value).ToOutput(), options);
    }
}
