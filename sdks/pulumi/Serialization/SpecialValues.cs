using Google.Protobuf.WellKnownTypes;

namespace Pulumi;

/// <summary>How the engine protocol represents secrets, unknown values, outputs, references and assets, with the protocol's own tags.</summary>
internal static class SpecialValues
{
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
    public const string Signature = "4dabf18193072939515e22adb298388d";
    public const string SecretSignature = "1b47061264138c4ac30d75fd1eb44270";
    public const string ResourceSignature = "5cf8f73096256a8f31e491e813e4eb8e";
    public const string AssetSignature = "c44067f5952c0a294b673a41bacd8c17";
    public const string ArchiveSignature = "0def7320c3a5731c473e5ecbe6d01bc7";
    public const string OutputSignature = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

    public static Value Secret(Value value) => Tagged(SecretSignature, ("value", value));

    public static Value Tagged(string signature, params ReadOnlySpan<(string Name, Value Value)> fields)
    {
        var tagged = new Struct();
        tagged.Fields.Add(Signature, Value.ForString(signature));
        foreach (var (name, value) in fields)
        {
            tagged.Fields.Add(name, value);
        }

        return Value.ForStruct(tagged);
    }

    public static string? SignatureOf(Struct value) => value.Fields.TryGetValue(Signature, out var signature) ? signature.StringValue : null;
}
