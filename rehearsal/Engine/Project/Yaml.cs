using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Rehearsal.Engine.Project;

/// <summary>Reading of YAML files, with errors that name file, line and column.</summary>
internal static partial class Yaml
{
    /// <summary>Reads a file whose root is a mapping; an empty file is an empty mapping.</summary>
    internal static YamlMappingNode ReadMapping(string path)
    {
        var stream = new YamlStream();
        try
        {
            using var reader = File.OpenText(path);
            stream.Load(reader);
        }
        catch (YamlException error)
        {
            throw new RehearsalException($"{path}({error.Start.Line},{error.Start.Column}): this is not YAML: {error.Message}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RehearsalException($"{path} cannot be read: {error.Message}", error);
        }
        return stream.Documents switch
        {
            [] => new YamlMappingNode(),
            [{ RootNode: YamlMappingNode mapping }] => mapping,
            [{ RootNode: YamlScalarNode { Value: null or "" } }] => new YamlMappingNode(),
            var documents => throw Error(path, documents[^1].RootNode, "a mapping of keys to values is expected here, once per file"),
        };
    }

    internal static YamlNode? Member(YamlMappingNode mapping, string key)
        => mapping.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;

    /// <summary>A member that must be a scalar; null when it is missing.</summary>
    internal static string? Text(YamlMappingNode mapping, string key, string path) => Member(mapping, key) switch
    {
        null or YamlScalarNode { Value: null or "" } => null,
        YamlScalarNode scalar => scalar.Value,
        var other => throw Error(path, other, $"'{key}' must be a text"),
    };

    internal static RehearsalException Error(string path, YamlNode node, string message)
        => new($"{path}({node.Start.Line},{node.Start.Column}): {message}");

    /// <summary>A scalar inside a structured value as JSON: what is written without quotes may be a number, a truth value or null.</summary>
    internal static JsonNode? Scalar(YamlScalarNode scalar)
    {
        var text = scalar.Value ?? "";
        return scalar.Style != ScalarStyle.Plain || scalar.Tag == "tag:yaml.org,2002:str" ? JsonValue.Create(text) : text switch
        {
            "" or "~" or "null" or "Null" or "NULL" => null,
            "true" or "True" or "TRUE" => JsonValue.Create(true),
            "false" or "False" or "FALSE" => JsonValue.Create(false),
            _ => JsonNumber().IsMatch(text) ? JsonNode.Parse(text) : JsonValue.Create(text),
        };
    }

    [GeneratedRegex(@"^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$")]
    private static partial Regex JsonNumber();
}
