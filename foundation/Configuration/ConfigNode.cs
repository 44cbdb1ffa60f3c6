using System.Collections.Immutable;
using System.Text.Json;
using GeoRegistry.Azure;

namespace GeoRegistry.Configuration;

/// <summary>
/// A place in the configuration and the value that stands there, if one does. <c>As…</c> reads the value as something and reports a
/// mistake when it is not that; the silent members serve checks that compare several places and leave such mistakes to others.
/// </summary>
internal sealed class ConfigNode(string path, JsonElement? value, ReadingContext context, bool isSecret = false) : ConfigPlace(path, value, context, isSecret)
{
    /// <summary>What YAML 1.1 takes for a boolean and Pulumi does not (https://yaml.org/type/bool.html).</summary>
    private static readonly string[] Affirmations = ["yes", "y", "on"];

    private static readonly string[] Negations = ["no", "n", "off"];

    /// <summary>The value of a key of the stack's configuration.</summary>
    /// <param name="space">The key's namespace.</param>
    /// <param name="key">The key.</param>
    /// <param name="text">The value in JSON, as Pulumi hands structured values to a program; null when the stack has none.</param>
    /// <param name="context">Takes what is found on the way.</param>
    internal static ConfigNode Root(string space, string key, string? text, ReadingContext context)
        => new($"{space}:{key}", text is null ? null : ParseJson(text), context);

    /// <summary>The same place, whose value no message shows.</summary>
    internal ConfigNode Secret
    {
        get
        {
            Context.KeepSecret(Path);
            return new(Path, Value, Context, isSecret: true);
        }
    }

    /// <summary>The regions that values can name.</summary>
    internal RegionCatalogue Regions => Context.Regions;

    /// <summary>The text, silently; null when something else stands here, or nothing.</summary>
    internal string? Text => Value?.ValueKind is JsonValueKind.String ? Value.Value.GetString() : null;

    /// <summary>The boolean, silently; null when something else stands here, or nothing.</summary>
    internal bool? Flag => Value?.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>The whole number, silently; null when something else stands here, or nothing.</summary>
    internal int? Number => Value is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var read) ? read : null;

    /// <summary>The entries, silently; none when something else than a list stands here.</summary>
    internal IEnumerable<ConfigNode> Items => Value?.ValueKind is JsonValueKind.Array
        ? Value.Value.EnumerateArray().Select((item, index) => new ConfigNode($"{Path}[{index}]", item, Context, IsSecret))
        : [];

    /// <summary>Every text here and below.</summary>
    internal IEnumerable<ConfigNode> Texts
        => Text is null ? Items.Concat(Keys.Distinct().Select(key => this[key])).SelectMany(below => below.Texts) : [this];

    /// <summary>The names of all keys in the order of the file, twice where one is given twice; none when this is not a map.</summary>
    internal IEnumerable<string> Keys => Names;

    /// <summary>The place of a key below this one, whether or not anything stands there.</summary>
    internal new ConfigNode this[string key] => new(
        Below(Path, key),
        Value?.ValueKind is JsonValueKind.Object && Value.Value.TryGetProperty(key, out var below) ? below : null,
        Context,
        IsSecret);

    /// <summary>Adds an error at this place.</summary>
    /// <param name="rule">As for <see cref="ConfigPlace.Error"/>.</param>
    /// <param name="suggestion">As for <see cref="ConfigPlace.Error"/>.</param>
    internal void Report(string rule, string? suggestion = null) => Context.Add(Error(rule, suggestion));

    /// <summary>Adds a warning about this place.</summary>
    /// <param name="text">As for <see cref="ConfigPlace.Warning"/>.</param>
    internal void Warn(string text) => Context.Add(Warning(text));

    /// <summary>The text that stands here; null, reported, when it is something else.</summary>
    /// <param name="rule">What text is allowed, where no number in quotes is; null where any is.</param>
    internal string? AsText(string? rule = null)
    {
        if (Text is null)
        {
            ReportKind(
                rule ?? "must be text",
                rule is null && Value is { ValueKind: JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False } scalar
                    ? IsSecret ? "put it in quotes" : $"\"{scalar.GetRawText()}\""
                    : null);
        }
        else if (YamlTime.Is(Text))
        {
            Warn($"{Shown()} is what Pulumi makes of a time; write it in quotes to keep it as it is in the file");
        }

        return Text;
    }

    /// <summary>The boolean that stands here; null, reported, when it is something else.</summary>
    internal bool? AsBoolean()
    {
        if (Flag is null)
            ReportKind($"must be true or false{(bool.TryParse(Text, out _) ? ", without quotes" : "")}", Text is { } text ? NearestFlag(text) : null);
        return Flag;
    }

    /// <summary>A whole number in a range; null, reported, when it is something else.</summary>
    internal int? AsInteger(int minimum, int maximum)
    {
        if (Number is { } read && read >= minimum && read <= maximum)
            return read;
        ReportKind($"must be a whole number from {minimum} to {maximum}, without quotes");
        return null;
    }

    /// <summary>One of a few words, letter for letter; null, reported, when it is something else.</summary>
    internal string? AsChoice(params string[] allowed)
    {
        if (Text is { } text && allowed.Contains(text))
            return text;
        ReportKind(
            $"must be {string.Join(" or ", allowed)}",
            Text is { } other ? Nearest.To(other, allowed)
                : Flag is { } flag ? allowed.FirstOrDefault(choice => choice.Equals(flag ? "enabled" : "disabled", StringComparison.OrdinalIgnoreCase))
                : null);
        return null;
    }

    /// <summary>The entries of a list that may be empty, those that could be read; what is wrong with the others is reported.</summary>
    /// <param name="of">What the list is of, in the plural.</param>
    /// <param name="read">Reads one entry; null when it cannot be read, which it has then reported.</param>
    internal ImmutableArray<T> AsList<T>(string of, Func<ConfigNode, T?> read)
        where T : class
    {
        if (Value?.ValueKind is not JsonValueKind.Array)
            ReportKind($"must be a list of {of}", Value?.ValueKind is JsonValueKind.Object ? "begin each entry with \"- \"" : null);
        return [.. Items.Select(read).OfType<T>()];
    }

    /// <summary>The entries of a list with at least one, those that could be read; what is wrong with the others is reported.</summary>
    /// <param name="of">What the list is of, in the plural.</param>
    /// <param name="whenEmpty">What to do instead of giving an empty list.</param>
    /// <param name="read">Reads one entry; null when it cannot be read, which it has then reported.</param>
    internal ImmutableArray<T> AsList<T>(string of, string whenEmpty, Func<ConfigNode, T?> read)
        where T : class
    {
        if (Value is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() is 0)
            Report($"must name at least one of the {of}", whenEmpty);
        return AsList(of, read);
    }

    /// <summary>As <see cref="AsList{T}(string, string, Func{ConfigNode, T})"/>, each entry with its place.</summary>
    /// <param name="of">What the list is of, in the plural.</param>
    /// <param name="whenEmpty">What to do instead of giving an empty list.</param>
    /// <param name="read">Reads one entry; null when it cannot be read, which it has then reported.</param>
    internal ImmutableArray<Placed<T>> AsPlacedList<T>(string of, string whenEmpty, Func<ConfigNode, T?> read)
        where T : class
        => [.. AsList(of, whenEmpty, node => read(node) is { } value ? new Entry<T>(node, value) : null).Select(entry => entry.Placed)];

    /// <summary>Adds what a check has found.</summary>
    internal void Add(IEnumerable<ConfigurationFinding> found) => Context.Add(found);

    /// <summary>The entries of a list of maps, each with its place; what is no map is reported and left out.</summary>
    /// <param name="of">What the list is of, in the plural.</param>
    /// <param name="read">Reads one entry.</param>
    /// <param name="mainKey">As for <see cref="AsMap{T}"/>.</param>
    internal ImmutableArray<Placed<T>> AsEntries<T>(string of, Func<ConfigMap, T> read, string? mainKey = null)
        where T : class
        => [.. AsList(of, node => node.AsMap(map => (Entry<T>?)new Entry<T>(node, read(map)), mainKey)).Select(entry => entry.Placed)];

    /// <summary>Reads a map. Keys that <paramref name="read"/> does not ask for are reported, and so are required ones that are missing.</summary>
    /// <param name="read">Reads the keys.</param>
    /// <param name="mainKey">The key that a text is meant for that is given in place of the map; null where that is not clear.</param>
    /// <returns>What was read; null when this is no map, which is then reported, or when <paramref name="read"/> could not.</returns>
    internal T? AsMap<T>(Func<ConfigMap, T?> read, string? mainKey = null)
        where T : class
    {
        if (Value?.ValueKind is not JsonValueKind.Object)
        {
            ReportKind("must be a map of keys to values", mainKey is not null && Text is { } text && Shown() is not Hidden ? $"- {mainKey}: {text}" : null);
            return null;
        }

        foreach (var key in Keys.Where(YamlTime.Is))
            this[key].Warn("the key is what Pulumi makes of a time; write it in quotes to keep it as it is in the file");
        var map = new ConfigMap(this);
        var result = read(map);
        map.ReportKeys();
        return result;
    }

    /// <summary>Puts a mistake at this place on the list, and says what to do where nothing is given as the value.</summary>
    internal void ReportKind(string rule, string? suggestion = null)
        => Report(rule, Value?.ValueKind is JsonValueKind.Null ? "give a value, or remove the key" : suggestion);

    private static string? NearestFlag(string text)
        => Affirmations.Contains(text, StringComparer.OrdinalIgnoreCase) ? "true"
            : Negations.Contains(text, StringComparer.OrdinalIgnoreCase) ? "false"
            : Nearest.To(text, ["true", "false"]);

    /// <summary>A value set as plain text is not JSON; it is then that text, and reported as not being a list.</summary>
    private static JsonElement ParseJson(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return JsonSerializer.SerializeToElement(text);
        }
    }

    private sealed record Entry<T>(ConfigNode Place, T Value)
    {
        internal Placed<T> Placed => new(Place, Value);
    }
}
