using GeoRegistry.Encryption;
using GeoRegistry.Parts;
using GeoRegistry.Replicas;
using Pulumi;
using Pulumi.AzureNative.Authorization;

namespace GeoRegistry.Registries;

/// <summary>
/// Locks against deletion, one on each replica, the home region's among them. Azure refuses to delete a locked resource and whatever contains
/// it, so the registry and its resource group cannot be deleted either. A lock on the registry itself would also prevent adding and
/// removing replicas, and could not be removed in the same run: nothing is deleted before everything else has been created. A key vault that
/// is declared for the registry is locked as well, since the registry is lost without its key. A lock is protected where its resource is:
/// Pulumi deletes locks first, so that otherwise a refused deletion would leave everything unlocked.
/// </summary>
internal static class DeletionLocks
{
    private const string Name = "cannot-delete";

    /// <summary>Declares the locks, if the settings ask for them: after everything that the registry has, so that they are removed first.</summary>
    /// <param name="scope">Shared context of the registry's parts, with all of them declared.</param>
    /// <param name="settings">The registry's settings.</param>
    /// <param name="replicas">All replicas.</param>
    /// <param name="encryption">Encryption with a customer-managed key; null where the settings ask for none.</param>
    internal static void Declare(
        RegistryScope scope, RegistrySettings settings, IEnumerable<DeployedReplica> replicas, RegistryEncryption? encryption)
    {
        if (!settings.Locked)
            return;
        Resource[] parts = [.. scope.Declared];
        foreach (var replica in replicas)
            Declare(scope, replica.Region.Name, replica.Id, scope.ProtectsReplica(replica.Region), parts);
        if (encryption is not null && settings.Encryption is { Vault.ExistingId: null })
            Declare(scope, "vault", encryption.VaultId, settings.Protect, parts);
    }

    private static void Declare(RegistryScope scope, string part, Output<string> id, bool isProtected, Resource[] parts)
    {
        var options = scope.Options(parts);
        options.Protect = isProtected;
        _ = new ManagementLockByScope(
            scope.NameOf($"lock-{part}"),
            new ManagementLockByScopeArgs
            {
                LockName = Name,
                Scope = id,
                Level = LockLevel.CanNotDelete,
                Notes = "Declared together with the registry. Set lock: None in the stack's configuration to remove it.",
            },
            options);
    }
}
