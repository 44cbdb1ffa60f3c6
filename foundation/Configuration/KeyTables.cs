using System.Text.RegularExpressions;

namespace GeoRegistry.Configuration;

/// <summary>
/// The tables of keys in a Markdown document. Each is between <c>&lt;!-- keys: PATH --&gt;</c> and <c>&lt;!-- end of keys --&gt;</c>; the text around is
/// written by hand.
/// </summary>
internal static partial class KeyTables
{
    /// <summary>The document with every table as the sections have it.</summary>
    /// <param name="document">The document.</param>
    /// <param name="sections">All sections; each has its place in the document.</param>
    /// <exception cref="InvalidOperationException">A table has no section, or a section no table.</exception>
    internal static string Fill(string document, IEnumerable<ConfigSection> sections)
    {
        var unused = sections.ToDictionary(section => section.Path);
        var filled = Tables().Replace(document, table => unused.Remove(table.Groups["path"].Value, out var section)
            ? $"{table.Groups["begin"].Value}\n{Table(section)}{table.Groups["end"].Value}"
            : throw new InvalidOperationException($"There are no keys at '{table.Groups["path"].Value}'."));
        return unused.Count is 0
            ? filled
            : throw new InvalidOperationException($"The document has no table for: {string.Join(", ", unused.Keys.Select(path => $"<!-- keys: {path} -->"))}");
    }

    private static string Table(ConfigSection section)
        => "| key | meaning | default |\n| --- | --- | --- |\n"
            + string.Concat(section.Keys.Select(key => $"| `{key.Name}` | {key.Meaning}{Also(key)} | {key.Default} |\n"));

    private static string Also(ConfigKey key) => key.Synonym is null ? "" : $". The same with the name `{key.Synonym}`; only one of the two.";

    [GeneratedRegex(@"(?<begin><!-- keys: (?<path>\S*) -->)\n.*?(?<end><!-- end of keys -->)", RegexOptions.Singleline)]
    private static partial Regex Tables();
}
