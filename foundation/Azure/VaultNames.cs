namespace GeoRegistry.Azure;

/// <summary>
/// The rules for names of key vaults (3 to 24 letters, digits and hyphens of ASCII, beginning with a letter, ending with a letter or
/// digit, no two hyphens side by side) and of keys in them (1 to 127 letters, digits and hyphens). They come from Azure's naming rules
/// for <c>Microsoft.KeyVault</c>. A vault's name is the first label of a host name, and a deleted vault keeps it until it is purged.
/// </summary>
public static class VaultNames
{
    /// <summary>The fewest characters in a vault's name.</summary>
    public const int MinimumLength = 3;

    /// <summary>The most characters in a vault's name.</summary>
    public const int MaximumLength = 24;

    /// <summary>The most characters in a key's name.</summary>
    public const int MaximumKeyLength = 127;

    /// <summary>Whether a character may occur in either name.</summary>
    public static bool IsAllowed(char character) => char.IsAsciiLetterOrDigit(character) || character is '-';

    /// <summary>Whether the hyphens and the first character of a vault's name are where they may be.</summary>
    /// <param name="name">The name, or the part of it that a suffix is added to.</param>
    /// <param name="hasSuffix">Whether letters or digits are added, so that a hyphen may come last.</param>
    public static bool IsArranged(string name, bool hasSuffix)
        => char.IsAsciiLetter(name[0]) && !name.Contains("--", StringComparison.Ordinal) && (hasSuffix || name[^1] is not '-');
}
