using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Pulumi;

/// <summary>The inputs of a resource or function as they are sent.</summary>
internal sealed class SerializedInputs
{
    public Struct Values { get; } = new();

    /// <summary>By input, the resources that its value depends on.</summary>
    public Dictionary<string, HashSet<Resource>> Dependencies { get; } = [];

    public bool ContainsUnknowns { get; private set; }

    public static async Task<SerializedInputs> CreateAsync(IMonitor monitor, string label, IReadOnlyList<NamedInput> inputs, bool keepOutputs = false)
    {
        var serialized = new SerializedInputs();
        foreach (var input in inputs)
        {
            var serializer = new Serializer(monitor, keepOutputs && !input.Json);
            var value = await SerializeAsync(serializer, label, input).ConfigureAwait(false);
            if (value is null)
            {
                continue;
            }

            serialized.Values.Fields.Add(input.Name, input.Json ? ToJson(value, serializer) : value);
            serialized.Dependencies.Add(input.Name, serializer.Dependencies);
            serialized.ContainsUnknowns |= serializer.ContainsUnknowns;
        }

        return serialized;
    }

    private static async Task<Value?> SerializeAsync(Serializer serializer, string label, NamedInput input)
    {
        try
        {
            return await serializer.SerializeAsync($"{label}.{input.Name}", input.Value).ConfigureAwait(false);
        }
        catch (UnsupportedInputException exception)
        {
            throw new InputException(input.Name, exception);
        }
    }

    private static Value ToJson(Value value, Serializer serializer)
    {
        if (serializer.ContainsUnknowns)
        {
            return Value.ForString(SpecialValues.Unknown);
        }

        // The formatter of the official package, whose text is in existing states.
        var json = Value.ForString(JsonFormatter.Default.Format(PlainValues.WithoutSecrets(value)));
        return serializer.ContainsSecrets ? SpecialValues.Secret(json) : json;
    }
}
