using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Values;
using Rehearsal.Secrets;
using YamlDotNet.RepresentationModel;

namespace Rehearsal.Engine.Project;

/// <summary>One value of a stack's file, read for the program.</summary>
internal sealed class StackValue
{
    private const string SecureMember = "secure";

    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _path;
    private readonly SecretKey? _key;
    private readonly List<string> _secrets = [];
    private readonly List<string> _warnings = [];

    /// <param name="node">The value.</param>
    /// <param name="path">The file, for messages.</param>
    /// <param name="key">What secure values are encrypted with; null leaves them unknown.</param>
    /// <exception cref="RehearsalException">Something in the value cannot be read or decrypted.</exception>
    internal StackValue(YamlNode node, string path, SecretKey? key)
    {
        (_path, _key) = (path, key);
        IsStructured = node is not YamlScalarNode && !(node is YamlMappingNode map && SecureText(map) is not null);
        Text = node switch
        {
            YamlScalarNode scalar => Scalar(scalar).Text,
            YamlMappingNode mapping when SecureText(mapping) is { } encrypted => Decrypt(node, encrypted),
            _ => Write(Json(node)),
        };
    }

    /// <summary>The value for the program: a scalar's text, or JSON.</summary>
    internal string Text { get; }

    /// <summary>Whether it is a list or a mapping, which the program gets as JSON.</summary>
    private bool IsStructured { get; }

    /// <summary>The value: a string, or JSON.</summary>
    internal JsonNode? Content => IsStructured ? JsonNode.Parse(Text) : JsonValue.Create(Text);

    /// <summary>Whether it has secure values that could not be decrypted.</summary>
    internal bool IsLocked => _key is null && _secrets.Count > 0;

    /// <summary>The secure values in it.</summary>
    internal IReadOnlyList<string> Secrets => _secrets;

    /// <summary>Warnings about values that are read differently from how they are written.</summary>
    internal IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Go's <c>encoding/json</c> escapes these three characters, and no other that JSON can hold.</summary>
    private static string Write(JsonNode? json) => (json?.ToJsonString(Unescaped) ?? "")
        .Replace("<", "\\u003c", StringComparison.Ordinal)
        .Replace(">", "\\u003e", StringComparison.Ordinal)
        .Replace("&", "\\u0026", StringComparison.Ordinal);

    private JsonNode? Json(YamlNode value) => value switch
    {
        YamlScalarNode scalar => Scalar(scalar).Json,
        YamlSequenceNode sequence => new JsonArray([.. sequence.Select(Json)]),
        YamlMappingNode mapping when SecureText(mapping) is { } encrypted => JsonValue.Create(Decrypt(value, encrypted)),
        YamlMappingNode mapping => new JsonObject(Yaml.Members(mapping, _path).OrderBy(member => member.Name, StringComparer.Ordinal).Select(Json)),
        _ => throw Yaml.Error(_path, value, "a text, a list or a mapping is expected here"),
    };

    private KeyValuePair<string, JsonNode?> Json((YamlNode Key, string Name, YamlNode Value) member)
    {
        if (member.Key is YamlScalarNode key)
            _ = Scalar(key);
        return KeyValuePair.Create(member.Name, Json(member.Value));
    }

    private YamlScalar Scalar(YamlScalarNode node)
    {
        var scalar = Yaml.Scalar(node, _path);
        // Booleans and null mean the same however they are written.
        if (scalar.Kind is YamlScalarKind.Integer or YamlScalarKind.Float or YamlScalarKind.Time && node.Tag.IsEmpty && scalar.Text != node.Value)
            _warnings.Add(Yaml.At(_path, node, $"{node.Value} is read as {scalar.Text}, by Pulumi too; write it in quotes to keep it as it is"));
        return scalar;
    }

    private string Decrypt(YamlNode node, string encrypted)
    {
        try
        {
            var text = _key?.Decrypt(encrypted) ?? Unknowns.Placeholder;
            _secrets.Add(text);
            return text;
        }
        catch (Exception error) when (error is FormatException or CryptographicException)
        {
            throw Yaml.Error(_path, node, "this secure value cannot be decrypted; set it again with 'pulumi config set --secret'");
        }
    }

    private string? SecureText(YamlMappingNode value)
        => Yaml.Members(value, _path).Take(2).ToList() is [(_, SecureMember, YamlScalarNode node)]
            && Yaml.Scalar(node, _path) is { Kind: YamlScalarKind.Text } text
                ? text.Text
                : null;
}
