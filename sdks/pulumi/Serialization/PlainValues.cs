using Google.Protobuf.WellKnownTypes;

namespace Pulumi;

/// <summary>Protocol values without tagged values.</summary>
internal static class PlainValues
{
    /// <summary>The value with all secrets replaced by their contents.</summary>
    public static Value WithoutSecrets(Value value)
    {
        switch (value.KindCase)
        {
            case Value.KindOneofCase.ListValue:
                return Value.ForList([.. value.ListValue.Values.Select(WithoutSecrets)]);
            case Value.KindOneofCase.StructValue when SpecialValues.SignatureOf(value.StructValue) == SpecialValues.SecretSignature:
                return WithoutSecrets(value.StructValue.Fields["value"]);
            case Value.KindOneofCase.StructValue:
                return Value.ForStruct(WithoutSecrets(value.StructValue));
            default:
                return value;
        }
    }

    /// <inheritdoc cref="WithoutSecrets(Value)"/>
    public static Struct WithoutSecrets(Struct values)
    {
        var plain = new Struct();
        foreach (var (name, field) in values.Fields)
        {
            plain.Fields.Add(name, WithoutSecrets(field));
        }

        return plain;
    }
}
