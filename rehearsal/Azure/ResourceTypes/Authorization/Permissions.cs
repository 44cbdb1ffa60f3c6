using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.ResourceTypes.Authorization;

/// <summary>Who may do what. Only actions that make a documented difference to the simulated services are looked up.</summary>
internal static class Permissions
{
    /// <summary>
    /// What the deploying identity may do without any assignment: everything but reach into private endpoints on behalf of a service.
    /// That is the deployer whose role lacks it, as many hand-made roles do: the case in which a replica gets stuck.
    /// </summary>
    private static readonly RolePermissions Deployer = new(["*"], ["Microsoft.Network/privateEndpoints/privateLinkServiceProxies/*"]);

    /// <summary>Whether the roles that a principal has at a scope or above, and that have taken effect, allow an action.</summary>
    internal static bool Allows(CloudSession session, string principalId, string action, ArmId scope)
        => principalId == SimulatedAzure.PrincipalId && Deployer.Allow(action)
        || scope.SelfAndAncestors
            .SelectMany(above => session.Contents.Children(above, RoleAssignmentBehaviour.Type))
            .Where(assignment => assignment.Properties.Says("principalId", principalId) && RoleAssignmentBehaviour.EffectiveFrom(assignment) <= session.Now)
            .Select(assignment => RoleDefinitions.Find(session, assignment.Properties.TextAt("roleDefinitionId")!))
            .Any(role => role is not null && RolePermissions.Read(role.Properties).Any(permissions => permissions.Allow(action)));
}
