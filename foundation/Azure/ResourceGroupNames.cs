namespace GeoRegistry.Azure;

/// <summary>
/// The rule for names of resource groups: 1 to 90 letters, digits, underscores, hyphens, periods and parentheses, not ending in a
/// period. It comes from Azure's naming rules for <c>Microsoft.Resources/resourceGroups</c>; letter case does not tell two apart.
/// </summary>
public static class ResourceGroupNames
{
    /// <summary>The most characters in a resource group's name.</summary>
    public const int MaximumLength = 90;

    /// <summary>Whether a name keeps the rule.</summary>
    public static bool IsValid(string name)
        => name.Length is > 0 and <= MaximumLength && name.All(IsAllowed) && !name.EndsWith('.');

    /// <summary>Whether a character may occur in a resource group's name.</summary>
    public static bool IsAllowed(char character) => char.IsLetterOrDigit(character) || character is '_' or '-' or '.' or '(' or ')';

    /// <summary>Whether two names cannot exist side by side in a subscription.</summary>
    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;
}
