using System.Globalization;
using Rehearsal.Engine.Diagnostics;

namespace Rehearsal.Engine.Values;

/// <summary>
/// A path to a property as Pulumi writes it: <c>sku.name</c>, <c>rules[0].value</c>, <c>tags["a.b"]</c>, and in <c>ignoreChanges</c> <c>rules[*]</c>.
/// </summary>
/// <param name="Segments">Names and indices; <c>*</c> matches any.</param>
internal sealed record PropertyPath(IReadOnlyList<string> Segments)
{
    /// <summary>The segment that matches any name or index.</summary>
    internal const string Any = "*";

    /// <summary>The text of the path of an object's member.</summary>
    internal static string Member(string path, string name)
        => name.AsSpan().IndexOfAny('.', '[', '"') >= 0 ? $"{path}[\"{name.Replace("\"", "\\\"", StringComparison.Ordinal)}\"]"
            : path.Length == 0 ? name
            : $"{path}.{name}";

    /// <summary>The text of the path of a list's item.</summary>
    internal static string Item(string path, int index) => $"{path}[{index}]";

    /// <exception cref="RehearsalException">The path has a bracket that is not closed.</exception>
    internal static PropertyPath Parse(string path)
    {
        var segments = new List<string>();
        for (var position = 0; position < path.Length;)
        {
            if (path[position] == '.')
            {
                position++;
            }
            else if (path[position] == '[')
            {
                var isQuoted = path.AsSpan(position).StartsWith("[\"");
                var (open, end) = isQuoted ? ("[\"", "\"]") : ("[", "]");
                var close = path.IndexOf(end, position + open.Length, StringComparison.Ordinal);
                while (isQuoted && close > 0 && path[close - 1] == '\\')
                {
                    close = path.IndexOf(end, close + 1, StringComparison.Ordinal);
                }
                if (close < 0)
                    throw new RehearsalException($"the property path '{path}' has a '[' without its ']'");
                var name = path[(position + open.Length)..close];
                segments.Add(isQuoted ? name.Replace("\\\"", "\"", StringComparison.Ordinal) : name);
                position = close + end.Length;
            }
            else
            {
                var stop = path.IndexOfAny(['.', '['], position);
                stop = stop < 0 ? path.Length : stop;
                segments.Add(path[position..stop]);
                position = stop;
            }
        }
        return new PropertyPath(segments);
    }

    /// <summary>True when the other path names this property, or one inside it.</summary>
    internal bool Contains(PropertyPath other)
        => Segments.Count <= other.Segments.Count && Segments.Zip(other.Segments).All(pair => pair.First == Any || pair.First == pair.Second);

    /// <summary>True when one of the two paths can name something inside of what the other one names.</summary>
    internal bool Meets(PropertyPath other)
        => Segments.Zip(other.Segments).All(pair => pair.First == Any || pair.Second == Any || pair.First == pair.Second);

    /// <summary>The value that the path names; null when there is none. A value inside a secret is a secret.</summary>
    internal PropertyValue? Find(PropertyMap map) => Find(new PropertyValue.Map(map), 0);

    private PropertyValue? Find(PropertyValue? value, int depth) => value switch
    {
        _ when depth == Segments.Count => value,
        PropertyValue.Secret(var inner) => Find(inner, depth) is { } found and not PropertyValue.Secret ? new PropertyValue.Secret(found) : Find(inner, depth),
        PropertyValue.Unknown => value,
        PropertyValue.Map(var members) => Find(members.GetValueOrDefault(Segments[depth]), depth + 1),
        PropertyValue.List(var items) => int.TryParse(Segments[depth], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < items.Length
            ? Find(items[index], depth + 1)
            : null,
        _ => null,
    };

    /// <summary>Copies what this path names from the old value to the new one; removes what the old one does not have.</summary>
    /// <param name="restored">The new value after that.</param>
    /// <returns>False when something on the way there is in only one of the two values, and therefore stays as it is in the new one.</returns>
    internal bool TryRestore(PropertyMap current, PropertyMap old, out PropertyMap restored)
    {
        var restoration = new PropertyRestoration(Segments);
        restored = restoration.Restore(current, old);
        return restoration.IsWhole;
    }
}
