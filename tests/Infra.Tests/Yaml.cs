using System.Text.Json;
using YamlDotNet.Serialization;

namespace Infra.Tests;

/// <summary>Turns YAML into the JSON that a program gets from Pulumi for a structured value.</summary>
internal static class Yaml
{
    private static readonly IDeserializer Deserializer = new DeserializerBuilder().WithAttemptingUnquotedStringTypeDeserialization().Build();

    internal static string ToJson(string yaml) => JsonSerializer.Serialize(Deserializer.Deserialize<object>(yaml));
}
