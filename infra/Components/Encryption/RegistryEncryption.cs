using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Components.Access;
using GeoRegistry.Components.Identities;
using GeoRegistry.Components.NetworkRoles;
using GeoRegistry.Settings;
using Pulumi;
using Pulumi.Utilities;

namespace GeoRegistry.Components.Encryption;

/// <summary>What a registry is told of its encryption with a key of one's own.</summary>
/// <param name="ClientId">The client id of the identity that reads the key.</param>
/// <param name="KeyUri">The key's address; with a version where the registry stays at one. It depends on the identity's access to the key.</param>
/// <param name="VaultId">The id of the key's vault.</param>
internal sealed record RegistryEncryption(Output<string> ClientId, Output<string> KeyUri, Output<string> VaultId)
{
    /// <summary>
    /// Declares vault, key and the identity's role on the key, the narrowest scope that works. Null where the settings ask for no encryption.
    /// </summary>
    /// <param name="scope">What the parts of the registry are declared with.</param>
    /// <param name="identities">The user-assigned identities by name.</param>
    /// <param name="clock">Tells the time, and waits until the role has taken effect.</param>
    internal static RegistryEncryption? Declare(
        RegistryScope scope, ImmutableSortedDictionary<string, DeployedIdentity> identities, TimeProvider clock)
    {
        if (scope.Settings.Encryption is not { } settings)
            return null;
        var identity = identities[settings.Identity];
        var key = EncryptionKey.Declare(scope, settings, identity.TenantId);
        var uri = settings.Key.Version is { } version ? Output.Format($"{key.Uri}/{version}") : key.Uri;
        return new(identity.ClientId, settings.GrantAccess ? OnceGranted(scope, key, identity, uri, clock) : uri, key.VaultId);
    }

    /// <summary>The encryption as part of a stack's outputs.</summary>
    internal ImmutableDictionary<string, object?> Describe() => new Dictionary<string, object?>
    {
        ["vaultId"] = VaultId,
        ["keyUri"] = KeyUri,
    }.ToImmutableDictionary();

    private static Output<string> OnceGranted(RegistryScope scope, DeployedKey key, DeployedIdentity identity, Output<string> uri, TimeProvider clock)
    {
        var role = new ScopedRole(key.Id, Output.Create(BuiltInRoles.KeyVaultCryptoServiceEncryptionUser.Id));
        var assignment = ScopedRole.Assign(scope, "key-access", role, identity.PrincipalId, PrincipalSettings.ServicePrincipal);
        return OutputUtilities.WithDependency(uri, assignment).Settle([assignment], EncryptionSettings.SettleTime, clock);
    }
}
