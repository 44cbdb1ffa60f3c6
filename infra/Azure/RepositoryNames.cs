using System.Text.RegularExpressions;

namespace GeoRegistry.Azure;

/// <summary>
/// The rule for names of repositories, which the distribution specification of the Open Container Initiative has: parts of lower-case
/// letters and digits, within a part separated by a period, one or two underscores or any hyphens, joined by slashes; at most 255 characters.
/// </summary>
public static partial class RepositoryNames
{
    private const int MaximumLength = 255;

    /// <summary>Whether a text is a repository's name.</summary>
    public static bool IsValid(string name) => name.Length <= MaximumLength && Name().IsMatch(name);

    [GeneratedRegex(@"\A[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*\z")]
    private static partial Regex Name();
}
