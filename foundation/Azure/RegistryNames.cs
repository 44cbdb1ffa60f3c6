namespace GeoRegistry.Azure;

/// <summary>
/// The rule for names of registries: 5 to 50 letters and digits of ASCII. It comes from the definition of
/// <c>Microsoft.ContainerRegistry/registries</c>. The name is the first label of a host name, so letter case does not tell two apart. Names of new
/// registries are lower case (Microsoft's "Naming rules and restrictions for Azure resources"); registries of earlier days may have capitals.
/// </summary>
public static class RegistryNames
{
    /// <summary>The fewest characters in a registry's name.</summary>
    public const int MinimumLength = 5;

    /// <summary>The most characters in a registry's name.</summary>
    public const int MaximumLength = 50;

    /// <summary>Whether a character may occur in a registry's name.</summary>
    public static bool IsAllowed(char character) => char.IsAsciiLetterOrDigit(character);

    /// <summary>Whether a name has capitals, as those of new registries have not.</summary>
    public static bool HasCapitals(string name) => name.Any(char.IsAsciiLetterUpper);

    /// <summary>Whether two names cannot exist side by side in Azure.</summary>
    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;
}
