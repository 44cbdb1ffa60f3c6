namespace GeoRegistry.Azure;

/// <summary>
/// The rules for names of resources of <c>Microsoft.Network</c>: letters, digits, underscores, periods and hyphens, beginning with a
/// letter or digit and not ending in a period or hyphen. They come from Azure's naming rules.
/// </summary>
public static class NetworkNames
{
    /// <summary>The fewest characters in a virtual network's name.</summary>
    public const int MinimumNetworkLength = 2;

    /// <summary>The most characters in a virtual network's name.</summary>
    public const int MaximumNetworkLength = 64;

    /// <summary>The fewest characters in a private endpoint's name.</summary>
    public const int MinimumEndpointLength = 2;

    /// <summary>The most characters in a private endpoint's name.</summary>
    public const int MaximumEndpointLength = 64;

    /// <summary>The most characters in the name of a subnet, a network interface or a connection.</summary>
    public const int MaximumLength = 80;

    /// <summary>Whether a character may occur in a name.</summary>
    public static bool IsAllowed(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '.' or '-';

    /// <summary>Whether a name begins and ends as it may.</summary>
    public static bool HasValidEnds(string name) => char.IsAsciiLetterOrDigit(name[0]) && name[^1] is not ('.' or '-');

    /// <summary>Whether a name is one for a private endpoint.</summary>
    public static bool IsValidEndpoint(string name)
        => name.Length is >= MinimumEndpointLength and <= MaximumEndpointLength && name.All(IsAllowed) && HasValidEnds(name);
}
