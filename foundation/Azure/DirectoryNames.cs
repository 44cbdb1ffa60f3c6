namespace GeoRegistry.Azure;

/// <summary>
/// The rules for names of user-assigned identities and of their federated credentials: ASCII letters, digits, hyphens and underscores,
/// beginning with a letter or digit. They come from Azure's naming rules for <c>Microsoft.ManagedIdentity</c> and from Microsoft
/// Entra's restrictions for federated credentials.
/// </summary>
public static class DirectoryNames
{
    /// <summary>The fewest characters in either name.</summary>
    public const int MinimumLength = 3;

    /// <summary>The most characters in an identity's name.</summary>
    public const int MaximumIdentityLength = 128;

    /// <summary>The most characters in a federated credential's name.</summary>
    public const int MaximumCredentialLength = 120;

    /// <summary>The most federated credentials of one identity.</summary>
    public const int MaximumCredentials = 20;

    /// <summary>The most characters in a federated credential's issuer, subject or audience.</summary>
    public const int MaximumClaimLength = 600;

    /// <summary>Whether a character may occur in either name.</summary>
    public static bool IsAllowed(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';
}
