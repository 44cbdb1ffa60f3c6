using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GeoRegistry.Configuration;

/// <summary>Where in a stack's file each value of the configuration is.</summary>
internal sealed class StackFilePlaces
{
    private const string Merge = "<<";
    private const string Secure = "secure";

    private readonly Dictionary<string, (int Line, int Column)> _places = [];
    private readonly HashSet<string> _securePaths = [];
    private readonly HashSet<string> _keysOutside = [];
    private readonly List<(int Line, string Name)> _names = [];
    private readonly HashSet<YamlNode> _open = new(ReferenceEqualityComparer.Instance);

    /// <summary>The places of a file that says nothing.</summary>
    internal static StackFilePlaces None { get; } = new();

    /// <inheritdoc cref="StackFile.SecurePaths"/>
    internal IReadOnlySet<string> SecurePaths => _securePaths;

    /// <inheritdoc cref="StackFile.KeysOutside"/>
    internal IReadOnlySet<string> KeysOutside => _keysOutside;

    /// <inheritdoc cref="StackFile.Names"/>
    internal IReadOnlyList<(int Line, string Name)> Names => _names;

    /// <summary>The places of what is in a file.</summary>
    internal static StackFilePlaces Of(YamlStream yaml)
    {
        var places = new StackFilePlaces();
        if (yaml.Documents is not [{ RootNode: YamlMappingNode root }, ..])
            return places;
        if (root.Children.TryGetValue(new YamlScalarNode("config"), out var config) && config is YamlMappingNode values)
        {
            foreach (var (key, value) in values.Children)
                places.Add(FullKey(key.ToString()), key, value);
        }

        foreach (var key in root.Children.Keys.Where(key => key.ToString().Contains(':', StringComparison.Ordinal)))
        {
            if (places._places.TryAdd(FullKey(key.ToString()), ((int)key.Start.Line, (int)key.Start.Column)))
                _ = places._keysOutside.Add(FullKey(key.ToString()));
        }

        return places;
    }

    /// <inheritdoc cref="StackFile.PlaceOf"/>
    internal (int Line, int Column)? Find(string path) => _places.TryGetValue(path, out var place) ? place : null;

    /// <summary>A key without a namespace is the project's; earlier versions of Pulumi wrote <c>namespace:config:name</c>.</summary>
    private static string FullKey(string key) => key.Split(':') switch
    {
        [var name] => $"{ConfigurationKeys.Namespace}:{name}",
        [var space, "config", var name] => $"{space}:{name}",
        _ => key,
    };

    private void Add(string path, YamlNode place, YamlNode value)
    {
        _ = _places.TryAdd(path, ((int)place.Start.Line, (int)place.Start.Column));
        // An alias may name what it is in.
        if (!_open.Add(value))
            return;
        switch (value)
        {
            case YamlMappingNode { Children: { Count: 1 } only } when only.First().Key is YamlScalarNode { Value: Secure }:
                _ = _securePaths.Add(path);
                break;
            case YamlMappingNode map:
                AddMembers(path, map);
                break;
            case YamlSequenceNode list:
                foreach (var (index, item) in list.Children.Index())
                    Add($"{path}[{index}]", item, item);
                break;
        }

        _ = _open.Remove(value);
    }

    /// <summary>A map's own members come before those that it merges.</summary>
    private void AddMembers(string path, YamlMappingNode map)
    {
        foreach (var (key, value) in map.Children.Where(member => !IsMerge(member.Key)))
        {
            Add(ConfigNode.Below(path, key.ToString()), key, value);
            if (key is YamlScalarNode { Value: "name" or "region" } && value is YamlScalarNode { Value: { } name })
                _names.Add(((int)key.Start.Line, name));
        }

        foreach (var merged in map.Children.Where(member => IsMerge(member.Key)).SelectMany(member => Maps(member.Value)))
            AddMembers(path, merged);
    }

    private static bool IsMerge(YamlNode key) => key is YamlScalarNode { Value: Merge, Style: ScalarStyle.Plain };

    private static IEnumerable<YamlMappingNode> Maps(YamlNode merged)
        => merged is YamlSequenceNode list ? list.OfType<YamlMappingNode>() : merged is YamlMappingNode map ? [map] : [];
}
