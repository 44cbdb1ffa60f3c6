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
    /// <summary>What narrows it down; null where nothing does.</summary>
    internal string? Condition { get; init; }

    /// <summary>What people read beside it; null for nothing.</summary>
    internal string? Description { get; init; }

    /// <summary>The assignment's name in Azure, a GUID; null where it is made of scope, principal and role.</summary>
    internal string? AssignmentName { get; init; }

    /// <summary>The id under which an assignment that exists is taken over; null where it is not.</summary>
    internal string? AdoptedId { get; init; }

    /// <summary>
    /// Gives the role to a principal. Its type is always said: Azure then takes a principal that is too new to be known everywhere.
    /// </summary>
    /// <param name="scope">What the parts of the registry are declared with.</param>
    /// <param name="part">What the assignment is called in the stack, after the component's name.</param>
    /// <param name="formerPart">What it was called in stacks of earlier versions of this program.</param>
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

        // Another scope, principal or role is another name, so the new assignment need not wait until the old one is gone, and nobody is without; but
        // a name that is given stays.
        var options = scope.Options();
        options.DeleteBeforeReplace = role.AssignmentName is not null;
        options.ImportId = role.AdoptedId;
        if (formerPart is not null && formerPart != part.ToLowerInvariant())
            options.Aliases.Add(scope.Formerly(formerPart));
        return new RoleAssignment(scope.NameOf(part), arguments, options);
    }
}
