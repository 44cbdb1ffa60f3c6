using Rehearsal.ArmRules;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Setup;
using Rehearsal.Azure.Storage;

namespace Rehearsal.Azure.Authorization;

/// <summary>Role assignments: named by a GUID, one per role and principal at a scope, and never changed.</summary>
internal sealed class RoleAssignmentBehaviour : ResourceBehaviour
{
    internal const string Type = ArmId.RoleAssignmentType;

    /// <summary>A property that is kept with an assignment and never shown.</summary>
    private const string Effective = "effectiveFrom";

    private static readonly string[] Fixed = ["roleDefinitionId", "principalId"];

    internal override void Prepare(Change change)
    {
        if (!Guid.TryParse(change.Id.Name, out _))
        {
            throw ArmException.BadRequest(
                "InvalidRoleAssignmentId",
                $"The role assignment ID '{change.Id.Name}' is not valid. The role assignment ID must be a GUID.",
                change.Id.Text);
        }

        var (scope, properties) = (change.Id.Parent!, change.Properties);
        CheckRole(change, scope);
        if (change.Existing is { } existing && Fixed.Any(name => !properties.Says(name, existing.Properties.TextAt(name)!)))
        {
            throw ArmException.Conflict(
                "RoleAssignmentUpdateNotPermitted", "Tenant ID, application ID, principal ID, and scope are not allowed to be updated.", change.Id.Text);
        }

        if (change.FindInPlace(ExclusivePlace.RoleAssignment, change.Session.Contents.Children(scope, Type)) is { } same)
        {
            throw ArmException.Conflict(
                "RoleAssignmentExists",
                $"The role assignment already exists. The ID of the existing role assignment is {same.ArmId.Name}.",
                change.Id.Text);
        }

        Principals.Check(change);
        properties["scope"] = scope.Text;
        var delay = change.Options.RoleDelay;
        Sign(change, delay == TimeSpan.Zero ? change.Session.Now - SimulatedAzureOptions.RoleBackdating : change.Session.Now);
        properties[Effective] = change.Existing?.Properties[Effective]?.DeepClone() ?? (change.Session.Now + delay).UtcDateTime;
    }

    /// <summary>When an assignment begins to have its effect.</summary>
    internal static DateTimeOffset EffectiveFrom(StoredResource assignment) => assignment.Properties[Effective]!.GetValue<DateTime>();

    /// <summary>Writes who created a role or an assignment, and when.</summary>
    internal static void Sign(Change change, DateTimeOffset when)
    {
        var properties = change.Properties;
        properties["createdOn"] = change.Existing?.Properties["createdOn"]?.DeepClone() ?? when.UtcDateTime;
        properties["createdBy"] = SimulatedTenant.PrincipalId;
        properties["updatedOn"] = when.UtcDateTime;
        properties["updatedBy"] = SimulatedTenant.PrincipalId;
    }

    // The id is kept as Azure keeps it: in the subscription, in whatever scope it was spelt.
    private static void CheckRole(Change change, ArmId scope)
    {
        const string target = "properties.roleDefinitionId";
        var id = change.Properties.TextAt("roleDefinitionId")!;
        var role = RoleDefinitions.Find(change.Session, id)
            ?? throw ArmException.BadRequest("RoleDefinitionDoesNotExist", $"The specified role definition with ID '{id}' does not exist.", target);
        var assignable = role.Properties["assignableScopes"]!.AsArray().Select(text => ArmAddress.Parse((string)text!).Id.Key);
        if (!scope.SelfAndAncestors.Select(above => above.Key).Intersect(assignable).Any())
        {
            throw ArmException.BadRequest(
                "RoleAssignmentScopeNotAssignableToRoleDefinition",
                $"The role '{role.Properties.TextAt("roleName")}' cannot be assigned at '{scope.Text}', which is not in its assignable scopes.",
                target);
        }

        change.Properties["roleDefinitionId"] = (scope.Subscription ?? ArmId.OfSubscription(SimulatedTenant.SubscriptionId))
            .Provided("Microsoft.Authorization", "roleDefinitions", role.ArmId.Name).Text;
    }
}
