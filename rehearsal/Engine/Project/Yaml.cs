using Rehearsal.Engine.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Rehearsal.Engine.Project;

/// <summary>Reading of YAML files, with errors that name file, line and column.</summary>
internal static class Yaml
{
    private const string MergeKey = "<<";
    private const string OnlyMappingsMerge = "only mappings can be merged with '<<', or a list of them";

    /// <summary>Reads a file whose root is a mapping; an empty file is an empty mapping. Only the first document counts.</summary>
    internal static YamlMappingNode ReadMapping(string path)
    {
        var stream = new YamlStream();
        var text = YamlSource.Read(path);
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException error)
        {
            throw YamlSource.Explain(path, text) ?? At(new(path, (int)error.Start.Line, (int)error.Start.Column), $"this is not YAML: {error.Message}", error);
        }
        foreach (var document in stream.Documents)
        {
            RefuseWhatContainsItself(document.RootNode, path, new(ReferenceEqualityComparer.Instance), new(ReferenceEqualityComparer.Instance));
        }
        return stream.Documents switch
        {
            [] => new YamlMappingNode(),
            [{ RootNode: YamlMappingNode mapping }, ..] => mapping,
            [{ RootNode: YamlScalarNode { Value: null or "" } }, ..] => new YamlMappingNode(),
            [var document, ..] => throw Error(path, document.RootNode, "a mapping of keys to values is expected here"),
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

    internal static RehearsalException Error(string path, YamlNode node, string message) => At(PlaceOf(path, node), message);

    /// <summary>An error at a place in a file.</summary>
    internal static RehearsalException At(FilePlace place, string message, Exception? inner = null) => new($"{place}: {message}", inner) { Place = place };

    /// <summary>A message with its place in a file.</summary>
    internal static string At(string path, YamlNode node, string message) => $"{PlaceOf(path, node)}: {message}";

    private static FilePlace PlaceOf(string path, YamlNode node) => new(path, (int)node.Start.Line, (int)node.Start.Column);

    /// <summary>A mapping's members, first its own, then those that it merges (<c>&lt;&lt;</c>) and does not have itself.</summary>
    /// <exception cref="RehearsalException">A key is no scalar, or something is merged that is no mapping.</exception>
    internal static IEnumerable<(YamlNode Key, string Name, YamlNode Value)> Members(YamlMappingNode mapping, string path)
    {
        var (own, merged) = (mapping.Children.Where(member => !IsMerge(member.Key)), mapping.Children.Where(member => IsMerge(member.Key)));
        return own.Select(member => (member.Key, Name(member.Key, path), member.Value))
            .Concat(merged.SelectMany(member => Merged(member.Value, path)))
            .DistinctBy(member => member.Item2);
    }

    /// <summary>A scalar as Pulumi reads it.</summary>
    /// <exception cref="RehearsalException">It is not of the type of its tag.</exception>
    internal static YamlScalar Scalar(YamlScalarNode node, string path)
    {
        try
        {
            return YamlScalar.Read(node);
        }
        catch (FormatException error)
        {
            throw Error(path, node, error.Message);
        }
    }

    /// <summary>Refuses an alias of a node that contains the alias, which would have no end.</summary>
    private static void RefuseWhatContainsItself(YamlNode node, string path, HashSet<YamlNode> around, HashSet<YamlNode> seen)
    {
        if (!around.Add(node))
            throw Error(path, node, "this contains itself");
        var members = node switch
        {
            YamlMappingNode mapping => mapping.Children.SelectMany(member => new[] { member.Key, member.Value }),
            YamlSequenceNode sequence => sequence.Children,
            _ => [],
        };
        foreach (var member in seen.Add(node) ? members : [])
        {
            RefuseWhatContainsItself(member, path, around, seen);
        }
        around.Remove(node);
    }

    private static bool IsMerge(YamlNode key) => key is YamlScalarNode { Value: MergeKey, Style: ScalarStyle.Plain };

    private static IEnumerable<(YamlNode Key, string Name, YamlNode Value)> Merged(YamlNode value, string path) => value switch
    {
        YamlMappingNode mapping => Members(mapping, path),
        YamlSequenceNode sequence => sequence.SelectMany(
            item => item is YamlMappingNode mapping ? Members(mapping, path) : throw Error(path, item, OnlyMappingsMerge)),
        _ => throw Error(path, value, OnlyMappingsMerge),
    };

    /// <summary>A key as Go writes it, also when it is not a string; null is <c>&lt;nil&gt;</c>.</summary>
    private static string Name(YamlNode key, string path) => key switch
    {
        YamlScalarNode scalar => Scalar(scalar, path) is { Kind: not YamlScalarKind.Null } read ? read.Text : "<nil>",
        _ => throw Error(path, key, "a key must be a scalar"),
    };
}
