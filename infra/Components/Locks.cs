using Pulumi;
using Pulumi.AzureNative.Authorization;

namespace GeoRegistry.Components;

/// <summary>
/// Locks against deletion, one on each replica, the home region's among them. Azure refuses to delete what is locked and all that holds
/// it, so the registry and its resource group cannot be deleted either. A lock on the registry itself would also forbid to add and to
/// remove replicas, and could not be lifted in the same run: nothing is deleted before everything else has been created.
/// </summary>
internal static class Locks
{
    private const string Name = "cannot-delete";

    /// <summary>Declares the locks, if the settings ask for them: after everything that the registry has, so that they are removed first.</summary>
    /// <param name="scope">What the parts of the registry are declared with.</param>
    /// <param name="replicas">All replicas.</param>
    /// <param name="parts">Everything that the registry has.</param>
    internal static void Declare(RegistryScope scope, IEnumerable<DeployedReplica> replicas, IEnumerable<Resource> parts)
    {
        if (!scope.Settings.Locked)
            return;
        foreach (var replica in replicas)
            Declare(scope, replica, parts);
    }

    private static ManagementLockByScope Declare(RegistryScope scope, DeployedReplica replica, IEnumerable<Resource> parts)
    {
        var options = scope.Options(parts);

        // What is protected is the replica; its lock goes when it goes.
        options.Protect = false;
        return new ManagementLockByScope(
            scope.NameOf($"lock-{replica.Region.Name}"),
            new ManagementLockByScopeArgs
            {
                LockName = Name,
                Scope = replica.Id,
                Level = LockLevel.CanNotDelete,
                Notes = "Declared together with the registry. Set lock: None in the stack's configuration to remove it.",
            },
            options);
    }
}
