using GeoRegistry.Azure;
using GeoRegistry.Encryption;
using GeoRegistry.Parts;
using GeoRegistry.Replicas;
using Pulumi;
using Pulumi.AzureNative.Authorization;

namespace GeoRegistry.Registries;

/// <summary>
/// Locks against deletion, one on each replica, the home region's among them. Azure refuses to delete what is locked and all that holds
/// it, so the registry and its resource group cannot be deleted either. A lock on the registry itself would also forbid to add and to
/// remove replicas, and could not be lifted in the same run: nothing is deleted before everything else has been created. A key vault that
/// is declared for the registry is locked as well, for the registry is lost without its key. A lock is protected as what it is on is:
/// Pulumi deletes locks first, so that without this a refused deletion would leave everything unlocked.
/// </summary>
internal static class Locks
{
    private const string Name = "cannot-delete";

    /// <summary>Declares the locks, if the settings ask for them: after everything that the registry has, so that they are removed first.</summary>
    /// <param name="scope">What the parts of the registry are declared with, and all of them.</param>
    /// <param name="replicas">All replicas.</param>
    /// <param name="encryption">Encryption with a key of one's own; null where the settings ask for none.</param>
    internal static void Declare(RegistryScope scope, IEnumerable<DeployedReplica> replicas, RegistryEncryption? encryption)
    {
        if (!scope.Settings.Locked)
            return;
        Resource[] parts = [.. scope.Declared];
        foreach (var replica in replicas)
            Declare(scope, replica.Region.Name, replica.Id, scope.ProtectsReplica(replica.Region), parts);
        if (encryption is not null && scope.Settings.Encryption is { Vault.ExistingId: null })
            Declare(scope, "vault", encryption.VaultId, scope.Settings.Protect, parts);
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
