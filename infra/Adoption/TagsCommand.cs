namespace GeoRegistry.Adoption;

/// <summary>The command that gives a resource in Azure other tags.</summary>
internal static class TagsCommand
{
    /// <summary>The command, as a POSIX shell takes it.</summary>
    /// <param name="id">The resource's id.</param>
    /// <param name="tags">All tags that it is to have.</param>
    internal static string For(string id, IEnumerable<KeyValuePair<string, string>> tags)
        => $"az tag update --operation Replace --resource-id {id} --tags{string.Concat(tags.Select(tag => $" {Quoted($"{tag.Key}={tag.Value}")}"))}";

    private static string Quoted(string argument)
        => argument.All(character => char.IsAsciiLetterOrDigit(character) || "=-_.:/@".Contains(character, StringComparison.Ordinal))
            ? argument
            : $"'{argument.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
