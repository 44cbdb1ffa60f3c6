namespace GeoRegistry.Azure;

/// <summary>Names of HTTP headers that a webhook may send: of the characters that HTTP allows, those that every receiver takes.</summary>
public static class HeaderNames
{
    /// <summary>The most characters in a name; HTTP itself sets no limit.</summary>
    public const int MaximumLength = 128;

    /// <summary>Whether a name keeps the rule.</summary>
    public static bool IsValid(string name) => name.Length is > 0 and <= MaximumLength && name.All(IsAllowed);

    /// <summary>Whether a character may occur in a header's name.</summary>
    public static bool IsAllowed(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';

    /// <summary>Whether two names are the same header's.</summary>
    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;
}
