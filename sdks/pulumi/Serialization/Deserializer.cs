using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;

namespace Pulumi;

/// <summary>Converts protocol values to values of a program. If a part is unknown or secret, so is the whole value.</summary>
internal static class Deserializer
{
    /// <summary>
    /// The value as null, bool, double, string, <see cref="Resource"/>, <see cref="ImmutableArray{T}"/> or
    /// <see cref="ImmutableDictionary{TKey, TValue}"/>.
    /// </summary>
    public static OutputData Deserialize(Value value)
    {
        var state = new State(keepsOutputs: false);
        return state.Data(state.Read(value));
    }

    /// <summary>
    /// The same, with an output for each part that was sent as one, and for the whole value if it is secret or unknown. An output has the type of
    /// its value, or of an object if there is none.
    /// </summary>
    public static object? DeserializeWithOutputs(Value value)
    {
        var state = new State(keepsOutputs: true);
        var plain = state.Read(value);
        return state.Unknown || state.Secret ? Typed(plain, state.Data(plain)) : plain;
    }

    private static IOutput Typed(object? value, OutputData data)
    {
        var output = (IOutput)Activator.CreateInstance(typeof(Output<>).MakeGenericType(value?.GetType() ?? typeof(object)), nonPublic: true)!;
        output.Data = Task.FromResult(data);
        return output;
    }

    /// <param name="keepsOutputs">Whether values that were sent as outputs stay outputs.</param>
    private sealed class State(bool keepsOutputs)
    {
        public bool Unknown { get; private set; }

        public bool Secret { get; private set; }

        public ImmutableHashSet<Resource> Resources { get; private set; } = [];

        public OutputData Data(object? value) => new(Resources, Unknown ? null : value, !Unknown, Secret);

        public object? Read(Value value)
        {
            switch (value.KindCase)
            {
                case Value.KindOneofCase.BoolValue:
                    return value.BoolValue;
                case Value.KindOneofCase.NumberValue:
                    return value.NumberValue;
                case Value.KindOneofCase.StringValue when value.StringValue == SpecialValues.Unknown:
                    Unknown = true;
                    return null;
                case Value.KindOneofCase.StringValue:
                    return value.StringValue;
                case Value.KindOneofCase.ListValue:
                    return value.ListValue.Values.Select(Read).ToImmutableArray();
                case Value.KindOneofCase.StructValue:
                    return Read(value.StructValue);
                case Value.KindOneofCase.NullValue:
                    return null;
                default:
                    throw new InvalidOperationException("Should never get 'None' type when deserializing protobuf");
            }
        }

        private object? Read(Struct value)
        {
            switch (SpecialValues.SignatureOf(value))
            {
                case null:
                    var fields = ImmutableDictionary.CreateBuilder<string, object?>();
                    foreach (var (name, field) in value.Fields)
                    {
                        fields[name] = Read(field);
                    }

                    return fields.ToImmutable();
                case SpecialValues.SecretSignature:
                    Secret = true;
                    return Read(value.Fields["value"]);
                case SpecialValues.ResourceSignature:
                    var version = value.Fields.TryGetValue("packageVersion", out var given) ? given.StringValue : "";
                    return ResourceTypes.Refer(value.Fields["urn"].StringValue, version);
                case SpecialValues.OutputSignature:
                    return keepsOutputs ? KeptOutput(value) : ReadOutput(value);
                case SpecialValues.AssetSignature or SpecialValues.ArchiveSignature:
                    throw new InvalidOperationException(
                        "The engine sent an asset or archive, which the bundled SDK does not have: "
                        + "build the program with the official package Pulumi (PulumiSdk=nuget).");
                default:
                    throw new InvalidOperationException("The engine sent a tagged value of a kind that is unknown here.");
            }
        }

        private static IOutput KeptOutput(Struct output)
        {
            var inner = new State(keepsOutputs: true);
            var plain = inner.ReadOutput(output);
            return Typed(plain, inner.Data(plain));
        }

        private object? ReadOutput(Struct output)
        {
            Secret |= output.Fields.TryGetValue("secret", out var secret) && secret.BoolValue;
            if (output.Fields.TryGetValue("dependencies", out var dependencies))
            {
                Resources = Resources.Union(dependencies.ListValue.Values.Select(urn => (Resource)new DependencyResource(urn.StringValue)));
            }

            if (output.Fields.TryGetValue("value", out var value))
            {
                return Read(value);
            }

            Unknown = true;
            return null;
        }
    }
}
