using System.Buffers;

namespace GeoRegistry.Azure;

/// <summary>
/// The rules for names of what observes a resource, from Azure's naming rules for <c>Microsoft.Insights</c> and
/// <c>Microsoft.OperationalInsights</c>. Letter case does not tell two apart.
/// </summary>
public static class MonitorNames
{
    /// <summary>The most characters in the name of a diagnostic setting, an action group or an alert.</summary>
    public const int MaximumLength = 260;

    /// <summary>The fewest characters in a workspace's name.</summary>
    public const int MinimumWorkspaceLength = 4;

    /// <summary>The most characters in a workspace's name.</summary>
    public const int MaximumWorkspaceLength = 63;

    /// <summary>The characters that no name of a diagnostic setting, an action group or an alert holds.</summary>
    public const string Forbidden = @"<>*%:&?\/#|+";

    private static readonly SearchValues<char> ForbiddenCharacters = SearchValues.Create(Forbidden);

    /// <summary>Whether a character may occur in the name of a diagnostic setting, an action group or an alert.</summary>
    public static bool IsAllowed(char character) => !char.IsControl(character) && !ForbiddenCharacters.Contains(character);

    /// <summary>Whether a character may occur in a workspace's name.</summary>
    public static bool IsAllowedInWorkspace(char character) => char.IsAsciiLetterOrDigit(character) || character is '-';
}
