using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;

namespace Pulumi;

/// <summary>Turns protocol values into plain ones; whether something in them is unknown or secret counts for the whole.</summary>
internal static class Deserializer
{
    /// <summary>
    /// The value as null, bool, double, string, <see cref="ImmutableArray{T}"/> or <see cref="ImmutableDictionary{TKey, TValue}"/>.
    /// </summary>
    public static OutputData Deserialize(Value value)
    {
        var state = new State();
        var plain = state.Read(value);
        return new(state.Resources, state.Unknown ? null : plain, !state.Unknown, state.Secret);
    }

    private sealed class State
    {
        public bool Unknown { get; private set; }

        public bool Secret { get; private set; }

        public ImmutableHashSet<Resource> Resources { get; private set; } = [];

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
                    return new DependencyResource(value.Fields["urn"].StringValue);
                case SpecialValues.OutputSignature:
                    return ReadOutput(value);
                default:
                    throw new InvalidOperationException("The engine sent a tagged value of an unknown kind: assets and archives are not supported.");
            }
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
