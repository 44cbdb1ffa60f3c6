using System.Text.Json.Nodes;
using Rehearsal.Azure.Authorization;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.KeyVault;

/// <summary>A key as an encrypting service finds it by its URI.</summary>
/// <param name="Vault">The key's vault.</param>
/// <param name="Key">The key.</param>
/// <param name="IsVersionless">Whether the URI names no version, so that the newest one is used.</param>
internal sealed record VaultKey(StoredResource Vault, StoredResource Key, bool IsVersionless)
{
    private static readonly string[] NeededPermissions = ["get", "wrapKey", "unwrapKey"];

    private static readonly string[] NeededActions =
        [.. ((string[])["read", "wrap/action", "unwrap/action"]).Select(action => $"{KeyBehaviour.Type}/{action}")];

    /// <summary>The URI with the version that is used.</summary>
    internal string VersionedUri => Key.Properties.TextAt("keyUriWithVersion")!;

    /// <summary>Finds a key by its URI, with or without version; null when there is none.</summary>
    internal static VaultKey? Find(CloudSession session, string uri)
    {
        if (!Uri.TryCreate(uri, UriKind.Absolute, out var address) || address.Segments is not [_, "keys/", var name, .. var version] || version.Length > 1)
        {
            return null;
        }

        var vault = session.Contents.Named(VaultBehaviour.Type, address.Host.Split('.')[0])
            .FirstOrDefault(vault => vault.Properties.Says("vaultUri", $"https://{address.Authority}/"));
        return vault is not null && session.Find(vault.ArmId.Child("keys", name.TrimEnd('/'))) is { } key
            && (version is [] || key.Properties.Says("keyUriWithVersion", uri))
            ? new(vault, key, version is [])
            : null;
    }

    /// <summary>Why a service that is not in the vault's network cannot encrypt with the key; null when it can.</summary>
    /// <param name="session">The cloud.</param>
    /// <param name="principal">Object id of the identity that the service uses.</param>
    internal string? Hindrance(CloudSession session, string principal)
    {
        var vault = Vault.Properties;
        var closed = vault.Says("publicNetworkAccess", "Disabled") || vault.Says("networkAcls.defaultAction", "Deny");
        return this switch
        {
            _ when !Key.Properties.TextAt("kty")!.StartsWith("RSA", StringComparison.OrdinalIgnoreCase) => "The key has to be of type RSA or RSA-HSM.",
            _ when !((JsonObject)Key.Properties["attributes"]!).Flag("enabled") => "The key is disabled.",
            _ when !vault.Flag("enablePurgeProtection") => $"The vault '{Vault.ArmId.Name}' has to have purge protection.",
            _ when closed && !vault.Says("networkAcls.bypass", "AzureServices")
                => "Client address is not authorized and caller is not a trusted service: the vault's firewall has to let trusted services in.",
            _ when vault.Flag("enableRbacAuthorization") => NeededActions.All(action => Permissions.AllowsData(session, principal, action, Key.ArmId))
                ? null
                : "It has no role such as Key Vault Crypto Service Encryption User at the key, its vault or above.",
            _ => MayByPolicy(principal) ? null : "The vault has no access policy that gives it get, wrapKey and unwrapKey.",
        };
    }

    private bool MayByPolicy(string principal)
        => ((JsonArray)Vault.Properties["accessPolicies"]!).OfType<JsonObject>().Where(policy => policy.Says("objectId", principal))
            .Select(policy => policy["permissions"]?["keys"] as JsonArray ?? [])
            .Select(keys => keys.Select(permission => (string?)permission).ToHashSet(StringComparer.OrdinalIgnoreCase))
            .Any(given => given.Contains("all") || given.IsSupersetOf(NeededPermissions));
}
