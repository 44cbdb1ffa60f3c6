using System.Text.Json.Nodes;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Setup;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Authorization;

/// <summary>Who may do what. Only actions that make a documented difference to the simulated services are looked up.</summary>
internal static class Permissions
{
    /// <summary>
    /// The permissions of the deploying identity without any assignment: everything but extending private endpoints on behalf of a service.
    /// Many custom roles lack it, and replicas get stuck.
    /// </summary>
    private static readonly RolePermissions Deployer = new(["*"], ["Microsoft.Network/privateEndpoints/privateLinkServiceProxies/*"]);

    /// <summary>Whether the roles that a principal has at a scope or above, and that have taken effect, allow an action.</summary>
    internal static bool Allows(CloudSession session, string principalId, string action, ArmId scope)
        => principalId == SimulatedTenant.PrincipalId && Deployer.Allow(action)
        || Roles(session, principalId, scope).Any(role => RolePermissions.Read(role).Any(permissions => permissions.Allow(action)));

    /// <summary>Whether the roles that a principal has at a scope or above, and that have taken effect, allow an action with data.</summary>
    internal static bool AllowsData(CloudSession session, string principalId, string action, ArmId scope)
        => Roles(session, principalId, scope).Any(role => RolePermissions.ReadData(role).Any(permissions => permissions.Allow(action)));

    private static IEnumerable<JsonObject> Roles(CloudSession session, string principalId, ArmId scope)
        => scope.SelfAndAncestors
            .SelectMany(above => session.Contents.Children(above, RoleAssignmentBehaviour.Type))
            .Where(assignment => assignment.Properties.Says("principalId", principalId) && RoleAssignmentBehaviour.EffectiveFrom(assignment) <= session.Now)
            .Select(assignment => RoleDefinitions.Find(session, assignment.Properties.TextAt("roleDefinitionId")!)?.Properties)
            .OfType<JsonObject>();
}
