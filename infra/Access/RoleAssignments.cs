using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Identities;
using GeoRegistry.Parts;
using GeoRegistry.Tasks;
using Pulumi;
using Pulumi.AzureNative.Authorization;

namespace GeoRegistry.Access;

/// <summary>
/// The roles that the settings assign on the registry. An assignment is identified in the stack by its role and its principal, as in Azure, which takes
/// one for each pair: the entry's name, and which entry it is in, do not matter.
/// </summary>
internal static class RoleAssignments
{
    private const string OtherMode = "other-mode";

    /// <summary>
    /// Declares an assignment for every role and principal of every entry. The outputs have them by the names of their entries, with <c>.REGION</c> for
    /// kubelets and <c>.other-mode</c> for the role that counts in the registry's other mode; no entry's name has a period.
    /// </summary>
    /// <param name="scope">Shared context of the registry's parts.</param>
    /// <param name="settings">The entries.</param>
    /// <param name="registry">The registry.</param>
    /// <param name="identities">The user-assigned identities by name.</param>
    /// <param name="tasks">The tasks by name.</param>
    internal static void Declare(
        RegistryScope scope,
        ImmutableArray<AccessSettings> settings,
        DeployedRegistry registry,
        ImmutableSortedDictionary<string, DeployedIdentity> identities,
        ImmutableSortedDictionary<string, DeployedTask> tasks)
    {
        var assignments = settings
            .SelectMany(access => access.Principals.SelectMany(
                principal => access.Roles.Select((role, index) => (Name: NameOf(access, principal, index), access, principal, role))))
            .ToImmutableSortedDictionary(
                assigned => assigned.Name,
                assigned => ScopedRole.Assign(
                    scope,
                    $"access-{RoleOf(assigned.role)}/{PrincipalOf(assigned.principal)}",
                    new ScopedRole(registry.Id, Output.Create(assigned.role.Id))
                    {
                        Condition = assigned.role.Condition,
                        Description = assigned.access.Description,
                        AssignmentName = assigned.access.AssignmentName,
                        AdoptedId = scope.AdoptedPartId(
                            assigned.access.AdoptedAt is not null, $"providers/Microsoft.Authorization/roleAssignments/{assigned.access.AssignmentName}"),
                    },
                    PrincipalId(assigned.principal, identities, tasks),
                    assigned.principal.Type,
                    formerPart: $"access-{assigned.Name}"),
                StringComparer.Ordinal);
        scope.Outputs.AddParts("access", assignments, assignment => assignment.Key, assignment => assignment.Value.Id);
    }

    private static Output<string> PrincipalId(
        PrincipalSettings principal, ImmutableSortedDictionary<string, DeployedIdentity> identities, ImmutableSortedDictionary<string, DeployedTask> tasks)
        => principal switch
        {
            { ObjectId: { } objectId } => Output.Create(objectId),
            { Task: { } task } => tasks[task].PrincipalId,
            _ => identities[principal.Identity!].PrincipalId,
        };

    /// <summary>A built-in role's name, which people know, or the GUID of a custom role.</summary>
    private static string RoleOf(RoleSettings role) => BuiltInRoles.Find(role.Id)?.Name.Replace(' ', '-') ?? role.Id;

    /// <summary>An identity that is declared here has an object id only once it exists.</summary>
    private static string PrincipalOf(PrincipalSettings principal) => principal switch
    {
        { ObjectId: { } objectId } => objectId,
        { Task: { } task } => $"task-{task}",
        _ => principal.Identity!,
    };

    private static string NameOf(AccessSettings access, PrincipalSettings principal, int index)
    {
        var name = principal.Region is { } region ? $"{access.Name}.{region.Name}" : access.Name;
        return index is 0 ? name : $"{name}.{OtherMode}";
    }
}
