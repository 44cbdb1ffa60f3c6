using System.Collections.Immutable;
using GeoRegistry.Policies.Declarations;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Infra.Tests.Policies.Evaluation;

/// <summary>
/// Declared resources, written as YAML: a list of <c>KIND NAME: inputs</c>. A value may be <c>!unknown</c>, <c>!of NAME</c> (an output of
/// another resource, so unknown in a preview; of several: <c>!of [a, b]</c>) or <c>!secret text</c>. Keys with a dollar are options:
/// <c>$protect</c>, <c>$parent</c>, <c>$dependsOn</c>, <c>$ignoreChanges</c>, <c>$import</c>, <c>$retain</c>.
/// </summary>
internal static class DeclaredYaml
{
    internal static DeclaredStack Read(string yaml, string stackName = "test") => Read(Parse(yaml), stackName);

    internal static YamlSequenceNode Parse(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return (YamlSequenceNode)stream.Documents[0].RootNode;
    }

    internal static DeclaredStack Read(YamlSequenceNode resources, string stackName)
    {
        var declared = new Dictionary<string, (DeclaredResource Resource, YamlMappingNode Inputs)>();
        foreach (var (key, value) in resources.SelectMany(item => ((YamlMappingNode)item).Children))
        {
            var (kind, name) = key.ToString().Split(' ') is [var first, var second] ? (first, second) : throw new FormatException($"'{key}' is not KIND NAME.");
            var inputs = value as YamlMappingNode ?? throw new FormatException($"The inputs of '{key}' are no map; write {{}} for none.");
            declared.Add(name, (new DeclaredResource(kind.Contains("::", StringComparison.Ordinal) ? kind : $"azure-native:{kind}", name)
            {
                Parent = Option(inputs, "parent") is { } parent ? declared[parent.ToString()].Resource : null,
                IsProtected = Option(inputs, "protect")?.ToString() == "true",
                IsImported = Option(inputs, "import")?.ToString() == "true",
                IsRetained = Option(inputs, "retain")?.ToString() == "true",
                IgnoresChanges = [.. Names(Option(inputs, "ignoreChanges"))],
            }, inputs));
        }

        foreach (var (resource, inputs) in declared.Values)
        {
            resource.Inputs = Map(inputs, declared);
            resource.DependsOn = [.. Names(Option(inputs, "dependsOn")).Select(name => declared[name].Resource)];
        }

        return new(stackName, [.. declared.Values.Select(one => one.Resource)]);
    }

    private static YamlNode? Option(YamlMappingNode inputs, string name)
        => inputs.Children.TryGetValue(new YamlScalarNode($"${name}"), out var given) ? given : null;

    private static IEnumerable<string> Names(YamlNode? node) => node switch
    {
        null => [],
        YamlSequenceNode list => list.Select(item => item.ToString()),
        _ => [node.ToString()],
    };

    private static DeclaredValue Value(YamlNode node, Dictionary<string, (DeclaredResource Resource, YamlMappingNode)> declared)
        => (node.Tag.IsEmpty || node.Tag.IsNonSpecific ? "" : node.Tag.Value) switch
        {
            "!unknown" => DeclaredValue.Unknown,
            "!of" => DeclaredValue.Unknown.From(Names(node).Select(name => declared[name].Resource)),
            "!secret" => DeclaredValue.Of(node.ToString()).AsSecret(),
            "" => node switch
            {
                YamlMappingNode map => Map(map, declared),
                YamlSequenceNode list => DeclaredValue.Of([.. list.Select(item => Value(item, declared))]),
                YamlScalarNode scalar => Scalar(scalar),
                _ => throw new FormatException($"'{node}' is no value."),
            },
            var tag => throw new FormatException($"'{tag}' is no tag here; the tags are !unknown, !of and !secret."),
        };

    private static DeclaredValue Map(YamlMappingNode map, Dictionary<string, (DeclaredResource Resource, YamlMappingNode)> declared)
        => DeclaredValue.Of(map.Children
            .Where(entry => !entry.Key.ToString().StartsWith('$'))
            .ToImmutableDictionary(entry => entry.Key.ToString(), entry => Value(entry.Value, declared)));

    private static DeclaredValue Scalar(YamlScalarNode scalar) => scalar switch
    {
        { Style: not ScalarStyle.Plain } => DeclaredValue.Of(scalar.Value!),
        { Value: "true" } => DeclaredValue.Of(true),
        { Value: "false" } => DeclaredValue.Of(false),
        { Value: var text } when double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) => DeclaredValue.Of(number),
        _ => DeclaredValue.Of(scalar.Value!),
    };
}
