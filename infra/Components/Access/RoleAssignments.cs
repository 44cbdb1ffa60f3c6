using System.Collections.Immutable;
using GeoRegistry.Components.Identities;
using GeoRegistry.Settings;
using Pulumi;
using Pulumi.AzureNative.Authorization;

namespace GeoRegistry.Components.Access;

/// <summary>
/// The roles that the settings give on the registry. An assignment is named in the stack after its entry, and after the region for a
/// cluster's kubelets, so that adding, removing or reordering entries touches no other.
/// </summary>
internal static class RoleAssignments
{
    /// <summary>Declares an assignment for every principal of every entry.</summary>
    /// <returns>The assignments by the names of their entries, with <c>.REGION</c> for kubelets; no entry's name has a period.</returns>
    internal static ImmutableSortedDictionary<string, RoleAssignment> Declare(
        RegistryScope scope, DeployedRegistry registry, ImmutableSortedDictionary<string, DeployedIdentity> identities)
        => scope.Settings.Access
            .SelectMany(access => access.Principals.Select(principal => (Name: NameOf(access, principal), access, principal)))
            .ToImmutableSortedDictionary(
                assigned => assigned.Name,
                assigned => ScopedRole.Assign(
                    scope,
                    $"access-{assigned.Name}",
                    new ScopedRole(registry.Id, Output.Create(assigned.access.RoleId))
                    {
                        Condition = assigned.access.Condition,
                        Description = assigned.access.Description,
                    },
                    assigned.principal.ObjectId is { } objectId ? Output.Create(objectId) : identities[assigned.principal.Identity!].PrincipalId,
                    assigned.principal.Type),
                StringComparer.Ordinal);

    private static string NameOf(AccessSettings access, PrincipalSettings principal)
        => principal.Region is { } region ? $"{access.Name}.{region.Name}" : access.Name;
}
