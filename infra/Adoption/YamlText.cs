using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GeoRegistry.Adoption;

/// <summary>Writes values as YAML, as a stack file has them.</summary>
internal static partial class YamlText
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Values for people to read.</summary>
    internal static string Shown(ImmutableArray<string> values) => values switch
    {
        [] => "nothing",
        [var one] => one is "" ? "\"\"" : one,
        _ => List(values),
    };

    /// <summary>Tags for people to read.</summary>
    internal static string Shown(IReadOnlyDictionary<string, string>? tags) => tags is null or { Count: 0 } ? "nothing" : Map(tags);

    /// <summary>A key, which may be in others (<c>policies.retention</c>), with its value in one line.</summary>
    internal static string Line(string key, string value)
        => key.Split('.') is [var outer, var inner] ? $"{outer}: {{ {inner}: {value} }}" : $"{key}: {value}";

    /// <summary>A list in one line.</summary>
    internal static string List(IEnumerable<string> values) => $"[{string.Join(", ", values.Select(Value))}]";

    /// <summary>A map in one line, by its keys.</summary>
    internal static string Map(IEnumerable<KeyValuePair<string, string>> map)
        => $"{{ {string.Join(", ", map.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{Value(one.Key)}: {Text(one.Value)}"))} }}";

    /// <summary>Text that is a key or a value; numbers and booleans are such.</summary>
    internal static string Value(string value) => Plain().IsMatch(value) ? value : JsonSerializer.Serialize(value, Readable);

    /// <summary>Text that is not to be read as anything else.</summary>
    private static string Text(string value) => PlainText().IsMatch(value) ? value : JsonSerializer.Serialize(value, Readable);

    [GeneratedRegex(@"^[A-Za-z0-9/][A-Za-z0-9_./-]*\z")]
    private static partial Regex Plain();

    // YAML 1.1, which Pulumi reads, has more words for true and false, and numbers in several forms.
    [GeneratedRegex(@"^(?!(y|yes|n|no|on|off|true|false|null)\z)[A-Za-z][A-Za-z0-9_./-]*\z", RegexOptions.IgnoreCase)]
    private static partial Regex PlainText();
}
