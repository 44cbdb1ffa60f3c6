namespace GeoRegistry.Cache;

/// <summary>With whom the registry signs in at another one to cache its images: an entry of <c>credentialSets</c>, checked.</summary>
/// <param name="Name">The name (<c>name</c>): 5 to 50 letters, digits and hyphens.</param>
/// <param name="LoginServer">The other registry's host name (<c>loginServer</c>), such as <c>docker.io</c>.</param>
/// <param name="UsernameSecret">The URI of the secret in Azure Key Vault that holds the user's name (<c>usernameSecret</c>).</param>
/// <param name="PasswordSecret">The URI of the secret that holds the password or token (<c>passwordSecret</c>).</param>
/// <param name="VaultId">
/// The key vault's id (<c>vault</c>): the credential set's identity then gets the role that reads its secrets. Default null: the role
/// is assigned by others.
/// </param>
public sealed record CredentialSetSettings(string Name, string LoginServer, string UsernameSecret, string PasswordSecret, string? VaultId)
{
    /// <summary>
    /// Where its entry is in the configuration, if it exists in Azure and is taken over into the stack (<c>adopt</c>); null where it is not taken over.
    /// Default: as the registry.
    /// </summary>
    internal string? AdoptedAt { get; init; }
}
