using System.Collections.Immutable;
using GeoRegistry.Azure;

namespace GeoRegistry.Configuration;

/// <summary>Reads lists whose entries have names, and what names such entries elsewhere.</summary>
internal static class Lists
{
    /// <summary>
    /// The entries of a list that are told apart by their <c>name</c>, in the order of the names; entries that share one are reported.
    /// None when the key is left out.
    /// </summary>
    /// <param name="list">What stands at the key; null when it is left out.</param>
    /// <param name="of">What the list is of, in the plural.</param>
    /// <param name="name">The name of an entry.</param>
    /// <param name="read">Reads an entry; null when it cannot be read, which it has then reported.</param>
    internal static ImmutableArray<T> AsNamed<T>(this ConfigNode? list, string of, Func<T, string> name, Func<ConfigNode, T?> read)
        where T : class
    {
        if (list is null)
            return [];
        DistinctNames.Check(list);
        return [.. list.AsList(of, read).OrderBy(name, StringComparer.Ordinal)];
    }

    /// <summary>The name of an entry of a list of the same registry; null, reported, when it is none.</summary>
    internal static string? AsNameIn(this ConfigNode node, ConfigNode list) => node.AsNameIn(list, orElse: "");

    /// <summary>The name of an entry of a list of the same registry, or the id of a resource that exists; null, reported, when it is neither.</summary>
    /// <param name="node">What stands at the key.</param>
    /// <param name="list">The list of what is declared here.</param>
    /// <param name="type">The full type of the resource.</param>
    internal static string? AsNameInOrId(this ConfigNode node, ConfigNode list, string type)
        => node.Text?.StartsWith('/') is true ? node.AsResourceId(type) : node.AsNameIn(list, $", or the id of one that exists: {ResourceIds.Example(type)}");

    private static string? AsNameIn(this ConfigNode node, ConfigNode list, string orElse)
    {
        if (node.AsText() is not { } text)
            return null;
        string[] names = [.. list.Items.Select(entry => entry["name"].Text).OfType<string>()];
        if (names.Contains(text))
            return text;
        node.Report($"must be the name of one of {list.Path}{orElse}", Nearest.To(text, names));
        return null;
    }
}
