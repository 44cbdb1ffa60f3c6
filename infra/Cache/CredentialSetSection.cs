using System.Text.RegularExpressions;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Parts;

namespace GeoRegistry.Cache;

/// <summary>Reads an entry of <c>credentialSets</c>.</summary>
internal static partial class CredentialSetSection
{
    private const string Vault = "Microsoft.KeyVault/vaults";

    /// <param name="credentialSet">The entry.</param>
    /// <param name="adoptedByDefault">Whether it is taken over where the entry does not say so.</param>
    internal static CredentialSetSettings? Read(ConfigNode credentialSet, bool adoptedByDefault) => credentialSet.AsMap(map =>
    {
        var name = map.Required("name")?.AsCacheName();
        var loginServer = map.Required("loginServer")?.AsLoginServer();
        var usernameSecret = map.Required("usernameSecret")?.AsSecretUri();
        var passwordSecret = map.Required("passwordSecret")?.AsSecretUri();
        var vault = map.Optional("vault")?.AsResourceId(Vault);
        var adoptedAt = map.AsAdoption(adoptedByDefault);
        if (vault is not null)
        {
            foreach (var (key, secret) in new[] { ("usernameSecret", usernameSecret), ("passwordSecret", passwordSecret) })
            {
                if (secret is not null && !VaultOf(secret).Equals(ResourceIds.Name(vault), StringComparison.OrdinalIgnoreCase))
                    credentialSet[key].Report($"must be a secret in {ResourceIds.Name(vault)}, the vault whose id is given");
            }
        }

        return name is null || loginServer is null || usernameSecret is null || passwordSecret is null
            ? null
            : new CredentialSetSettings(name, loginServer, usernameSecret, passwordSecret, vault) { AdoptedAt = adoptedAt };
    });

    /// <summary>The name of a credential set or cache rule; null, reported, when it breaks Azure's rule.</summary>
    internal static string? AsCacheName(this ConfigNode node)
        => node.AsName(RegistryPartNames.MinimumLength, RegistryPartNames.MaximumLength, RegistryPartNames.IsAllowed, "letters, digits and hyphens");

    private static string? AsLoginServer(this ConfigNode node)
    {
        if (node.AsText() is not { } text)
            return null;
        if (UpstreamRegistries.IsHost(text))
            return text;
        node.Report("must be a registry's host name in lower case, such as docker.io");
        return null;
    }

    private static string? AsSecretUri(this ConfigNode node)
    {
        if (node.AsText() is not { } text)
            return null;
        if (SecretUri().IsMatch(text))
            return text;
        node.Report("must be the URI of a secret in Azure Key Vault: https://VAULT.vault.azure.net/secrets/NAME, or with /VERSION at the end");
        return null;
    }

    private static string VaultOf(string secretUri) => new Uri(secretUri).Host.Split('.')[0];

    [GeneratedRegex(@"^https://[a-zA-Z][a-zA-Z0-9-]{2,23}\.vault\.azure\.net/secrets/[a-zA-Z0-9-]{1,127}(/[0-9a-fA-F]{32})?\z")]
    private static partial Regex SecretUri();
}
