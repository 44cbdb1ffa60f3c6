using System.Collections.Immutable;
using GeoRegistry.Access;
using GeoRegistry.Azure;
using GeoRegistry.Identities;
using GeoRegistry.Parts;
using Pulumi;
using Pulumi.Utilities;

namespace GeoRegistry.Encryption;

/// <summary>What a registry needs to be encrypted with a customer-managed key.</summary>
/// <param name="ClientId">The client id of the identity that reads the key; <c>system</c> for the registry's own.</param>
/// <param name="KeyUri">The key's address; with a version where the registry stays at one. It depends on the identity's access to the key.</param>
/// <param name="VaultId">The id of the key's vault.</param>
internal sealed record RegistryEncryption(Output<string> ClientId, Output<string> KeyUri, Output<string> VaultId)
{
    /// <summary>Declares the vault, the key, and the identity's role on the key, the narrowest scope that works.</summary>
    /// <param name="scope">Shared context of the registry's parts.</param>
    /// <param name="settings">The settings; null where they ask for no customer-managed key.</param>
    /// <param name="registryName">The registry's name in Azure.</param>
    /// <param name="identities">The user-assigned identities by name.</param>
    /// <param name="clock">The clock for the wait until the role has taken effect.</param>
    /// <returns>The encryption; null where the settings ask for no customer-managed key.</returns>
    internal static RegistryEncryption? Declare(
        RegistryScope scope,
        EncryptionSettings? settings,
        Output<string> registryName,
        ImmutableSortedDictionary<string, DeployedIdentity> identities,
        TimeProvider clock)
    {
        if (settings is null)
            return null;
        var identity = settings.UsesSystemIdentity ? Own(scope, registryName) : identities[settings.Identity];
        var key = EncryptionKey.Declare(scope, settings, identity.TenantId);
        var uri = settings.Key.Version is { } version ? Output.Format($"{key.Uri}/{version}") : key.Uri;
        var usable = settings.GrantAccess ? OnceGranted(scope, settings, key, identity, uri, clock) : uri;
        scope.Outputs["encryption"] = new Dictionary<string, object?> { ["vaultId"] = key.VaultId, ["keyUri"] = usable }.ToImmutableDictionary();
        return new(identity.ClientId, usable, key.VaultId);
    }

    /// <summary>
    /// The registry's system-assigned identity, read from Azure and not from the declared registry, whose update has to wait until the identity may use
    /// the key. A preview without access to Azure does not know it.
    /// </summary>
    private static DeployedIdentity Own(RegistryScope scope, Output<string> registryName)
    {
        var found = Output.Tuple(registryName, scope.After.ToOutput()).Apply(async known =>
            (await RegistryInAzure.FindAsync(scope.Settings.ResourceGroup, known.Item1)).Registry?.SystemIdentity);
        return new(
            Id: registryName,
            PrincipalId: Known(found.Apply(identity => identity?.PrincipalId)),
            ClientId: Output.Create(EncryptionSettings.SystemIdentity),
            TenantId: Known(found.Apply(identity => identity?.TenantId)));
    }

    private static Output<string> Known(Output<string?> value) => value.Apply(text => text switch
    {
        not null => Output.Create(text),
        null when Deployment.Instance.IsDryRun => OutputUtilities.CreateUnknown(""),
        null => throw new RunException("The registry's own identity, with which it shall read its key, cannot be read from Azure."),
    });

    private static Output<string> OnceGranted(
        RegistryScope scope, EncryptionSettings settings, DeployedKey key, DeployedIdentity identity, Output<string> uri, TimeProvider clock)
    {
        var role = new ScopedRole(key.Id, Output.Create(BuiltInRoles.KeyVaultCryptoServiceEncryptionUser.Id));
        // Each kind of identity has a separate name: the former identity keeps its role until the registry uses the new one.
        var part = settings.UsesSystemIdentity ? "key-access-system" : "key-access";
        var assignment = ScopedRole.Assign(scope, part, role, identity.PrincipalId, PrincipalSettings.ServicePrincipal);
        return OutputUtilities.WithDependency(uri, assignment).AfterPropagation([assignment], EncryptionSettings.SettleTime, clock);
    }
}
