namespace Rehearsal.Azure.ResourceTypes;

/// <summary>Role assignments: named by a GUID, one per role and principal at a scope, and never changed.</summary>
internal sealed class RoleAssignmentBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.Authorization/roleAssignments";

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
        if (change.Existing is { } existing && Fixed.Any(name => !properties.Says(name, existing.Properties.TextAt(name)!)))
        {
            throw ArmException.Conflict(
                "RoleAssignmentUpdateNotPermitted", "Tenant ID, application ID, principal ID, and scope are not allowed to be updated.", change.Id.Text);
        }

        if (change.Session.Contents.Children(scope, Type).FirstOrDefault(
            other => other.ArmId.Key != change.Id.Key && Fixed.All(name => properties.Says(name, other.Properties.TextAt(name)!))) is { } same)
        {
            throw ArmException.Conflict(
                "RoleAssignmentExists",
                $"The role assignment already exists. The ID of the existing role assignment is {same.ArmId.Name}.",
                change.Id.Text);
        }

        properties["scope"] = scope.Text;
        properties.Complete(new() { ["principalType"] = "User" });
    }
}
