using System.Buffers;

namespace GeoRegistry.Azure;

/// <summary>Azure Resource Manager's limits on the tags of one resource.</summary>
public static class TagLimits
{
    /// <summary>The most tags on one resource.</summary>
    public const int MaximumCount = 50;

    /// <summary>The most characters in a tag's name.</summary>
    public const int MaximumNameLength = 512;

    /// <summary>The most characters in a tag's value.</summary>
    public const int MaximumValueLength = 256;

    /// <summary>The characters that a tag's name cannot hold.</summary>
    public const string ForbiddenInNames = @"<>%&\?/";

    private static readonly SearchValues<char> Forbidden = SearchValues.Create(ForbiddenInNames);

    /// <summary>Whether a tag's name holds none of the forbidden characters and is between 1 and 512 characters long.</summary>
    public static bool IsValidName(string name)
        => name.Length is > 0 and <= MaximumNameLength && !name.AsSpan().ContainsAny(Forbidden);

    /// <summary>Whether two tags cannot stand on one resource: letter case does not tell names apart.</summary>
    public static StringComparer NameComparer => StringComparer.OrdinalIgnoreCase;
}
