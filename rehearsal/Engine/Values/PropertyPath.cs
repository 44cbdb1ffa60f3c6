using System.Globalization;

namespace Rehearsal.Engine.Values;

/// <summary>A path to a property as Pulumi writes it: <c>sku.name</c>, <c>rules[0].value</c>, <c>tags["a.b"]</c>, and in <c>ignoreChanges</c> <c>rules[*]</c>.</summary>
/// <param name="Segments">Names and indices; <c>*</c> stands for any.</param>
internal sealed record PropertyPath(IReadOnlyList<string> Segments)
{
    private const string Any = "*";

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
        PropertyValue.List(var items) => int.TryParse(Segments[depth], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < items.Length ? Find(items[index], depth + 1) : null,
        _ => null,
    };

    /// <summary>Takes what this path names from the old value into the new one; what the old one lacks is taken out.</summary>
    internal PropertyMap Restore(PropertyMap current, PropertyMap old) => ((PropertyValue.Map)Restore(new PropertyValue.Map(current), new PropertyValue.Map(old), 0)!).Members;

    private PropertyValue? Restore(PropertyValue? current, PropertyValue? old, int depth)
    {
        if (depth == Segments.Count)
            return old;
        return (current, old) switch
        {
            (PropertyValue.Secret(var inner), _) => Restore(inner, old, depth) is { } restored ? new PropertyValue.Secret(restored) : null,
            (_, PropertyValue.Secret(var inner)) => Restore(current, inner, depth),
            (PropertyValue.Map(var members), PropertyValue.Map(var oldMembers)) => new PropertyValue.Map(RestoreMembers(members, oldMembers, depth)),
            (PropertyValue.Map(var members), null) => new PropertyValue.Map(RestoreMembers(members, PropertyMap.Empty, depth)),
            (PropertyValue.List(var items), PropertyValue.List(var oldItems)) => new PropertyValue.List(
                [.. items.Select((item, index) => Names(depth, index) && index < oldItems.Length ? Restore(item, oldItems[index], depth + 1)! : item)]),
            _ => current,
        };
    }

    private PropertyMap RestoreMembers(PropertyMap members, PropertyMap old, int depth)
    {
        string[] names = Segments[depth] == Any ? [.. members.Keys.Union(old.Keys)] : [Segments[depth]];
        foreach (var name in names)
        {
            var value = Restore(members.GetValueOrDefault(name), old.GetValueOrDefault(name), depth + 1);
            members = value is null ? members.Without(name) : members.With(name, value);
        }
        return members;
    }

    private bool Names(int depth, int index) => Segments[depth] == Any || Segments[depth] == index.ToString(CultureInfo.InvariantCulture);
}
