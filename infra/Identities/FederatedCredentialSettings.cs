namespace GeoRegistry.Identities;

/// <summary>
/// A federated credential of a user-assigned identity: an entry of <c>federatedCredentials</c>, checked, with every default filled in.
/// Microsoft Entra compares issuer, subject and audience with a token's letter for letter, without wildcards.
/// </summary>
/// <param name="Name">
/// Its name in Azure and in the stack (<c>name</c>): 3 to 120 letters, digits, hyphens and underscores, beginning with a letter or digit.
/// </param>
/// <param name="Issuer">Who issues the tokens (<c>issuer</c>): an https address of at most 600 characters.</param>
/// <param name="Subject">
/// Whom they are issued for (<c>subject</c>): at most 600 characters, such as <c>repo:ORGANIZATION/REPOSITORY:ref:refs/heads/main</c>. No other
/// credential of the identity has the same issuer and subject.
/// </param>
/// <param name="Audience">What the tokens are meant for (<c>audience</c>): at most 600 characters. Default <c>api://AzureADTokenExchange</c>.</param>
public sealed record FederatedCredentialSettings(string Name, string Issuer, string Subject, string Audience)
{
    /// <summary>The audience that Microsoft Entra suggests.</summary>
    public const string DefaultAudience = "api://AzureADTokenExchange";
}
