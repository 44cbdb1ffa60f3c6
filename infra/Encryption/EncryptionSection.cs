using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Identities;

namespace GeoRegistry.Encryption;

/// <summary>Reads <c>encryption</c>.</summary>
internal static class EncryptionSection
{
    /// <summary>How the registry is encrypted; null when the key is left out, or when it could not be read.</summary>
    /// <param name="encryption">What stands at the key.</param>
    /// <param name="registryName">The registry's name; null when it could not be read.</param>
    /// <param name="homeRegion">Its home region; null when it could not be read.</param>
    /// <param name="identities">The identities that encryption may use.</param>
    internal static EncryptionSettings? Read(
        ConfigNode? encryption, string? registryName, Region? homeRegion, IdentitySettings identities) => encryption?.AsMap(map =>
    {
        var identity = map.Optional("identity") is { } named ? named.AsIdentityOfKey(identities) : DefaultIdentity(registryName);
        var vault = map.Required("vault")?.AsMap(vaultMap => VaultSection.Read(vaultMap, homeRegion));
        var key = map.Required("key")?.AsMap(keyMap => VaultSection.ReadKey(keyMap, inExistingVault: encryption["vault"].Keys.Contains("id")));
        var grantAccess = map.Optional("grantAccess")?.AsBoolean() ?? true;
        if (grantAccess && vault is { IsManagedHsm: true })
        {
            encryption["grantAccess"].Report(
                "must be false with a managed HSM: it has roles of its own, which Azure Resource Manager does not assign",
                $"grantAccess: false, and az keyvault role assignment create --hsm-name {vault.Name} --role \"Managed HSM Crypto Service Encryption User\" "
                    + $"--scope /keys/{key?.Name ?? "KEY"} --assignee-object-id PRINCIPAL_ID");
        }

        return identity is null || vault is null || key is null
            ? null
            : new EncryptionSettings { Identity = identity, Vault = vault, Key = key, GrantAccess = grantAccess };
    });

    /// <summary>The identities, with the one that encryption has to itself where it names none.</summary>
    internal static IdentitySettings WithIdentityOf(this IdentitySettings identities, EncryptionSettings? encryption)
        => encryption is null or { UsesSystemIdentity: true } || identities.UserAssigned.ContainsKey(encryption.Identity)
            ? identities
            : identities with
            {
                UserAssigned = identities.UserAssigned.Add(encryption.Identity, new UserAssignedIdentitySettings { Name = encryption.Identity }),
            };

    private static string? DefaultIdentity(string? registryName) => registryName is null ? null : $"id-{registryName}-encryption";

    /// <summary>The registry's own identity, or an attached one; null, reported, when it is neither.</summary>
    private static string? AsIdentityOfKey(this ConfigNode node, IdentitySettings identities)
    {
        if (node.Text is not EncryptionSettings.SystemIdentity || identities.UserAssigned.ContainsKey(EncryptionSettings.SystemIdentity))
            return node.AsAttachedIdentity(identities);
        if (identities.SystemAssigned)
            return EncryptionSettings.SystemIdentity;
        node.Report(
            "must be an identity that the registry has; its own takes identity.systemAssigned: true in an earlier run",
            "add identity: { systemAssigned: true }");
        return null;
    }

    private static string? AsAttachedIdentity(this ConfigNode node, IdentitySettings identities)
    {
        if (node.AsIdentity(identities) is not { } identity)
            return null;
        if (identity.Attach)
            return identity.Name;
        node.Report($"must be an identity that is attached to the registry; {identity.Name} says attach: false");
        return null;
    }
}
