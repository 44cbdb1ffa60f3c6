using Rehearsal.Engine.Naming;

namespace Rehearsal.CommandLine.Running;

/// <summary>The keys of a stack file that lift the protection of this project's resources.</summary>
internal static class ProtectionKeys
{
    private const string InRegistry = "::geo-registry:index:GeoReplicatedRegistry$";

    /// <param name="urn">URN of a protected resource.</param>
    /// <returns>A sentence; null for a resource of another program.</returns>
    internal static string? Of(string urn)
        => !urn.Contains(InRegistry, StringComparison.Ordinal) ? null
            : IsReplicas(urn)
                ? "In the stack file: name the replica's region in the registry's 'allowReplicaRemoval' and run 'up', then remove it from 'replicas' "
                    + "and run 'up' again"
                : "In the stack file: set 'protect: false' of the registry and run 'up', then remove it; to remove only a replica, name its region in "
                    + "'allowReplicaRemoval'";

    /// <summary>Whether it is a replica, or the lock on one; the key vault's lock is the registry's.</summary>
    private static bool IsReplicas(string urn)
        => Urns.Type(urn).EndsWith(":Replication", StringComparison.Ordinal)
            || (Urns.Name(urn).Contains("-lock-", StringComparison.Ordinal) && !Urns.Name(urn).EndsWith("-lock-vault", StringComparison.Ordinal));
}
