using System.Text.RegularExpressions;

namespace GeoRegistry.Azure;

/// <summary>
/// The rule for names of repositories, which the distribution specification of the Open Container Initiative has: parts of lower-case
/// letters and digits, within a part separated by a period, one or two underscores or any hyphens, joined by slashes; at most 255 characters.
/// </summary>
public static partial class RepositoryNames
{
    /// <summary>How a name, or a pattern of names, may look, for messages.</summary>
    public const string PatternRule = "a repository such as app/web, all below one such as app/*, or * for all";

    private const int MaximumLength = 255;

    /// <summary>Whether a text is a repository's name.</summary>
    public static bool IsValid(string name) => name.Length <= MaximumLength && Name().IsMatch(name);

    /// <summary>
    /// Whether a text is a name, or a pattern of names in Azure's form: a wildcard stands for all that follows a slash, <c>app/*</c>, or for
    /// everything, <c>*</c>.
    /// </summary>
    public static bool IsNameOrPattern(string text) => text is "*" || IsValid(IsPattern(text) ? text[..^2] : text);

    /// <summary>Whether a name or pattern has a wildcard.</summary>
    public static bool IsPattern(string text) => text is "*" || text.EndsWith("/*", StringComparison.Ordinal);

    /// <summary>Whether two patterns have repositories in common: one of them includes the other, or they are the same.</summary>
    public static bool PatternsOverlap(string one, string other)
        => one[..^1].StartsWith(other[..^1], StringComparison.Ordinal) || other[..^1].StartsWith(one[..^1], StringComparison.Ordinal);

    [GeneratedRegex(@"\A[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*\z")]
    private static partial Regex Name();
}
