using GeoRegistry.Azure;
using GeoRegistry.Parts;
using Pulumi;
using Pulumi.AzureNative.Authorization;

namespace GeoRegistry.Access;

/// <summary>A role on one resource.</summary>
/// <param name="Scope">The resource's id.</param>
/// <param name="RoleId">The GUID of the role's definition, which is taken from the subscription that the resource is in.</param>
internal sealed record ScopedRole(Output<string> Scope, Output<string> RoleId)
{
    /// <summary>The condition; null for none.</summary>
    internal string? Condition { get; init; }

    /// <summary>The description; null for none.</summary>
    internal string? Description { get; init; }

    /// <summary>The assignment's name in Azure, a GUID; null where it is made of scope, principal and role.</summary>
    internal string? AssignmentName { get; init; }

    /// <summary>The id by which an assignment that exists is adopted; null where it is not adopted.</summary>
    internal string? AdoptedId { get; init; }

    /// <summary>
    /// Assigns the role to a principal. Its type is always given: Azure then accepts a principal that is not replicated everywhere yet.
    /// </summary>
    /// <param name="scope">Shared context of the registry's parts.</param>
    /// <param name="part">The assignment's name in the stack, after the component's name.</param>
    /// <param name="formerPart">The same in stacks of earlier versions of this program; null where it was the same.</param>
    /// <param name="role">The role.</param>
    /// <param name="principalId">The principal's object id.</param>
    /// <param name="principalType">Its type, as <see cref="PrincipalSettings.Type"/>.</param>
    internal static RoleAssignment Assign(
        RegistryScope scope, string part, ScopedRole role, Output<string> principalId, string principalType, string? formerPart = null)
    {
        var arguments = new RoleAssignmentArgs
        {
            RoleAssignmentName = role.AssignmentName is { } name
                ? name
                : Output.Tuple(role.Scope, principalId, role.RoleId).Apply(ids => DeterministicGuid.Of(ids.Item1, ids.Item2, ids.Item3).ToString()),
            Scope = role.Scope,
            RoleDefinitionId = Output.Tuple(role.Scope, role.RoleId).Apply(ids => ResourceIds.RoleDefinition(ResourceIds.Subscription(ids.Item1), ids.Item2)),
            PrincipalId = principalId,
            PrincipalType = principalType,
        };
        if (role.Description is not null)
            arguments.Description = role.Description;
        if (role.Condition is not null)
        {
            arguments.Condition = role.Condition;
            arguments.ConditionVersion = RepositoryCondition.Version;
        }

        // Another scope, principal or role is another name, so that the new assignment is created before the old one is deleted, and access is never
        // interrupted; but a name that is given stays.
        var options = scope.Options();
        options.DeleteBeforeReplace = role.AssignmentName is not null;
        options.ImportId = role.AdoptedId;
        if (formerPart is not null && formerPart != part.ToLowerInvariant())
            options.Aliases.Add(scope.Formerly(formerPart));
        return new RoleAssignment(scope.NameOf(part), arguments, options);
    }
}
