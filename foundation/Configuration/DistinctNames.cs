namespace GeoRegistry.Configuration;

/// <summary>Entries of a list are told apart by a name, in the stack and often in Azure, so no two share one.</summary>
internal static class DistinctNames
{
    /// <summary>Reports every entry whose name an earlier one has, without regard to letter case.</summary>
    internal static void Check(ConfigNode list, string key = "name")
    {
        var seen = new Dictionary<string, ConfigNode>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in list.Items.Select(entry => entry[key]))
        {
            if (name.Text is { } text && !seen.TryAdd(text, name))
                name.Report($"must be in the list once; {seen[text].Path} has it as well, and letter case does not tell names apart");
        }
    }
}
