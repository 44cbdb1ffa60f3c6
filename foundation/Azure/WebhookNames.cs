namespace GeoRegistry.Azure;

/// <summary>
/// The rule for names of webhooks: 5 to 50 letters and digits of ASCII. It comes from the definition of
/// <c>Microsoft.ContainerRegistry/registries/webhooks</c>. Letter case does not tell two apart.
/// </summary>
public static class WebhookNames
{
    /// <summary>The fewest characters in the name of a webhook.</summary>
    public const int MinimumLength = 5;

    /// <summary>The most characters in the name of a webhook.</summary>
    public const int MaximumLength = 50;

    /// <summary>The most characters in a name to which any region's name can be added.</summary>
    public static int MaximumLengthBeforeRegion { get; } = MaximumLength - Regions.All.Max(region => region.Name.Length);

    /// <summary>Whether a character may occur in a webhook's name.</summary>
    public static bool IsAllowed(char character) => char.IsAsciiLetterOrDigit(character);
}
