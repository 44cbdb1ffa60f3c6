using System.Collections.Immutable;

namespace Rehearsal.Adoption.Writing;

/// <summary>A value to be written to a stack file.</summary>
internal abstract record SettingsNode;

/// <summary>A scalar as it is written.</summary>
/// <param name="Yaml">The scalar in YAML.</param>
internal sealed record SettingsScalar(string Yaml) : SettingsNode
{
    /// <summary>Its lines where it is text of several lines that is easier to read in a block; null otherwise.</summary>
    internal ImmutableArray<string>? Block { get; init; }
}

/// <summary>A list.</summary>
internal sealed record SettingsList(ImmutableArray<SettingsNode> Items) : SettingsNode
{
    internal static SettingsList Of(IEnumerable<string> texts) => new([.. texts.Select(YamlText.Of)]);

    internal static SettingsList Of(IEnumerable<SettingsMap> maps) => new([.. maps]);
}

/// <summary>A map, in the order in which its keys are added.</summary>
internal sealed record SettingsMap : SettingsNode
{
    private readonly List<SettingsEntry> _entries = [];

    /// <summary>A comment before the map if it is an item of a list; null for none.</summary>
    internal string? Comment { get; init; }

    internal IReadOnlyList<SettingsEntry> Entries => _entries;

    /// <summary>Adds a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">Its value.</param>
    /// <param name="comment">A comment before it; null for none.</param>
    internal void Add(string key, SettingsNode value, string? comment = null) => _entries.Add(new(key, value, comment));

    /// <inheritdoc cref="Add(string, SettingsNode, string?)"/>
    internal void Add(string key, string value, string? comment = null) => Add(key, YamlText.Of(value), comment);

    /// <inheritdoc cref="Add(string, SettingsNode, string?)"/>
    internal void Add(string key, bool value, string? comment = null) => Add(key, new SettingsScalar(value ? "true" : "false"), comment);

    /// <inheritdoc cref="Add(string, SettingsNode, string?)"/>
    internal void Add(string key, int value, string? comment = null) => Add(key, new SettingsScalar($"{value}"), comment);

    /// <summary>Adds a key unless its value says nothing: a map or list without entries.</summary>
    internal void AddUnlessEmpty(string key, SettingsNode value, string? comment = null)
    {
        if (value is not (SettingsMap { Entries: [] } or SettingsList { Items: [] }))
            Add(key, value, comment);
    }

    /// <summary>Texts by name.</summary>
    internal static SettingsMap Of(IEnumerable<KeyValuePair<string, string>> texts)
    {
        var map = new SettingsMap();
        foreach (var (name, text) in texts)
            map.Add(name, text);
        return map;
    }
}

/// <summary>A key of a map.</summary>
internal sealed record SettingsEntry(string Key, SettingsNode Value, string? Comment);
