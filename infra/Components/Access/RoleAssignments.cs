using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Components.Identities;
using GeoRegistry.Settings;
using Pulumi;
using Pulumi.AzureNative.Authorization;

namespace GeoRegistry.Components.Access;

/// <summary>
/// The roles that the settings give on the registry. An assignment is known in the stack by its role and its principal, as it is in Azure,
/// which takes one of the two together: what an entry is called, and which entry it is in, means nothing.
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
                    $"access-{RoleOf(assigned.access)}/{PrincipalOf(assigned.principal)}",
                    new ScopedRole(registry.Id, Output.Create(assigned.access.RoleId))
                    {
                        Condition = assigned.access.Condition,
                        Description = assigned.access.Description,
                    },
                    assigned.principal.ObjectId is { } objectId ? Output.Create(objectId) : identities[assigned.principal.Identity!].PrincipalId,
                    assigned.principal.Type,
                    formerPart: $"access-{assigned.Name}"),
                StringComparer.Ordinal);

    /// <summary>A built-in role's name, which people know, or the GUID of one of their own.</summary>
    private static string RoleOf(AccessSettings access) => BuiltInRoles.Find(access.RoleId)?.Name.Replace(' ', '-') ?? access.RoleId;

    /// <summary>An identity that is declared here has an object id only once it is there.</summary>
    private static string PrincipalOf(PrincipalSettings principal) => principal.ObjectId ?? principal.Identity!;

    private static string NameOf(AccessSettings access, PrincipalSettings principal)
        => principal.Region is { } region ? $"{access.Name}.{region.Name}" : access.Name;
}
