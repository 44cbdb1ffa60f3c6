using System.Buffers;

namespace GeoRegistry.Azure;

/// <summary>
/// Azure's limits on the tags of one resource. Sources: Microsoft's pages "Use tags to organize your Azure resources" (section Limitations) and "About keys,
/// secrets, and certificates" of Key Vault; for private DNS also azure-rest-api-specs 13600 and azurerm 6129.
/// </summary>
public static class TagLimits
{
    /// <summary>The most tags on one resource.</summary>
    public const int MaximumCount = 50;

    /// <summary>The most tags on a private DNS zone, and on one of its links to virtual networks.</summary>
    public const int MaximumOnDnsZone = 15;

    /// <summary>The most tags on a key in a key vault.</summary>
    public const int MaximumOnKey = 15;

    /// <summary>The most characters in a tag's name.</summary>
    public const int MaximumNameLength = 512;

    /// <summary>The most characters in a tag's value.</summary>
    public const int MaximumValueLength = 256;

    /// <summary>The characters that a tag's name cannot hold.</summary>
    public const string ForbiddenInNames = @"<>%&\?/";

    /// <summary>
    /// What a tag's name should not begin with, whatever the letter case: Azure keeps it for tags of its own (operation Tags_CreateOrUpdate).
    /// </summary>
    public static IReadOnlyList<string> ReservedPrefixes { get; } = ["microsoft", "azure", "windows"];

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(ForbiddenInNames);

    /// <summary>Whether a tag's name holds none of the forbidden characters and is between 1 and 512 characters long.</summary>
    public static bool IsValidName(string name)
        => name.Length is > 0 and <= MaximumNameLength && !name.AsSpan().ContainsAny(Forbidden);

    /// <summary>
    /// Whether a private DNS zone keeps a tag of this name: it does not begin with a digit, and all characters are letters and digits of ASCII, hyphens,
    /// underscores and periods. Azure takes other names, such as <c>cost center</c>, and leaves the tags out.
    /// </summary>
    public static bool IsKeptOnDnsZone(string name)
        => name is not "" && !char.IsAsciiDigit(name[0]) && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');

    /// <summary>Whether two tags cannot stand on one resource: letter case does not tell names apart.</summary>
    public static StringComparer NameComparer => StringComparer.OrdinalIgnoreCase;
}
