using System.Text.Json;

namespace GeoRegistry.Configuration;

/// <summary>
/// A place in the configuration, for checks to point at. Whether anything is there is known; what it is, only typed values say (<see cref="Placed{T}"/>).
/// </summary>
/// <param name="path">The place, as <c>pulumi config set --path</c> takes it.</param>
/// <param name="value">The value there; null where there is none.</param>
/// <param name="context">What reading the configuration knows.</param>
/// <param name="isSecret">Whether no message may show the value.</param>
internal class ConfigPlace(string path, JsonElement? value, ReadingContext context, bool isSecret)
{
    private const int ShownLength = 80;

    /// <summary>What a message shows of a secret.</summary>
    protected const string Hidden = "[secret]";

    /// <summary>The place, as <c>pulumi config set --path</c> takes it.</summary>
    internal string Path => path;

    /// <summary>Whether there is a value.</summary>
    internal bool IsGiven => value is not null;

    /// <summary>The cloud that is deployed into.</summary>
    internal Azure.Cloud Cloud => context.Cloud;

    /// <summary>The place of a key below this one, whether or not it is given.</summary>
    internal ConfigPlace this[string key] => Below(key);

    /// <summary>What reading the configuration knows.</summary>
    protected ReadingContext Context => context;

    /// <summary>The value; null where there is none.</summary>
    protected JsonElement? Value => value;

    /// <summary>Whether no message may show the value.</summary>
    protected bool IsSecret => isSecret;

    /// <summary>An error at this place.</summary>
    /// <param name="rule">What is allowed here, as a phrase that begins with "must" or "is".</param>
    /// <param name="suggestion">The nearest valid value or the shortest way out; null where there is none.</param>
    internal ConfigurationError Error(string rule, string? suggestion = null) => new(path, Shown(), rule, suggestion);

    /// <summary>A warning about this place.</summary>
    /// <param name="text">What to know, and what to do about it, beginning with a lower-case letter.</param>
    internal ConfigurationWarning Warning(string text) => new(path, text);

    /// <summary>The path of a key of a map.</summary>
    /// <param name="path">The map's path.</param>
    /// <param name="key">The key.</param>
    internal static string Below(string path, string key)
        => key.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-') ? $"{path}.{key}" : $"{path}[\"{key}\"]";

    /// <summary>The names of all keys in the order of the file, twice where one is given twice; none when this is not a map.</summary>
    protected IEnumerable<string> Names
        => value?.ValueKind is JsonValueKind.Object ? value.Value.EnumerateObject().Select(property => property.Name) : [];

    /// <summary>What a message shows. Maps and lists are shown without their values, which may hold secrets further down.</summary>
    protected string? Shown() => value switch
    {
        null => null,
        _ when isSecret || context.IsSecure(path) => Hidden,
        { ValueKind: JsonValueKind.String } text => Shorten($"\"{text.GetString()}\""),
        { ValueKind: JsonValueKind.Object } => Shorten($"{{ {string.Concat(Names.Select(key => $"{key}: …, ")).TrimEnd(' ', ',')} }}"),
        { ValueKind: JsonValueKind.Array } list => list.GetArrayLength() is 0 ? "[]" : "[ … ]",
        { } other => other.GetRawText(),
    };

    private static string Shorten(string text) => text.Length <= ShownLength ? text : string.Concat(text.AsSpan(0, ShownLength - 1), "…");

    private ConfigPlace Below(string key) => new(
        Below(path, key), value?.ValueKind is JsonValueKind.Object && value.Value.TryGetProperty(key, out var below) ? below : null, context, isSecret);
}
