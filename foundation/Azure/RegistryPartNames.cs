namespace GeoRegistry.Azure;

/// <summary>
/// The rules for names of a registry's scope maps, tokens, credential sets and cache rules: 5 to 50 letters, digits and hyphens of
/// ASCII, and in scope maps and tokens underscores. They come from the definitions of these types.
/// </summary>
public static class RegistryPartNames
{
    /// <summary>The fewest characters in a name.</summary>
    public const int MinimumLength = 5;

    /// <summary>The most characters in a name.</summary>
    public const int MaximumLength = 50;

    /// <summary>Whether a character may occur in the name of a credential set or cache rule.</summary>
    public static bool IsAllowed(char character) => char.IsAsciiLetterOrDigit(character) || character is '-';

    /// <summary>Whether a character may occur in the name of a scope map or token.</summary>
    public static bool IsAllowedInTokens(char character) => IsAllowed(character) || character is '_';
}
