using System.Text.Json.Nodes;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;
using Rehearsal.Azure.Validation;

namespace Rehearsal.Azure.Authorization;

/// <summary>Custom role definitions: named by a GUID, with a display name that no other role of the tenant has.</summary>
internal sealed class RoleDefinitionBehaviour : ResourceBehaviour
{
    internal const string Type = "Microsoft.Authorization/roleDefinitions";

    internal override void Prepare(Change change)
    {
        if (!Guid.TryParse(change.Id.Name, out _))
        {
            throw ArmException.BadRequest(
                "RoleDefinitionIdNotGuid", $"The role definition ID '{change.Id.Name}' is not valid. The role definition ID must be a GUID.", change.Id.Text);
        }

        if (BuiltIn(change.Id) is not null)
        {
            throw ArmException.BadRequest("RoleDefinitionCannotBeChanged", $"The role '{change.Id.Name}' is built in and cannot be changed.", change.Id.Text);
        }

        var properties = change.Properties;
        CheckRoleName(change, properties.TextAt("roleName"));
        CheckScopes(change);
        foreach (var permission in properties["permissions"] as JsonArray ?? [])
        {
            foreach (var list in (string[])["actions", "notActions", "dataActions", "notDataActions"])
            {
                permission![list] ??= new JsonArray();
            }
        }

        properties["type"] = "CustomRole";
        properties.Complete(new() { ["permissions"] = new JsonArray(), ["description"] = "" });
        RoleAssignmentBehaviour.Sign(change, change.Session.Now);
    }

    internal override StoredResource? BuiltIn(ArmId id) => RoleDefinitions.BuiltIn(id);

    internal override void CheckDeletion(CloudSession session, StoredResource resource)
    {
        var assignments = session.Contents.OfType(RoleAssignmentBehaviour.Type)
            .Where(assignment => RoleDefinitions.Find(session, assignment.Properties.TextAt("roleDefinitionId")!)?.ArmId.Key == resource.ArmId.Key)
            .Select(assignment => assignment.Id)
            .ToList();
        if (assignments.Count > 0)
        {
            throw ArmException.BadRequest(
                "RoleDefinitionHasAssignments",
                $"There are existing role assignments referencing role '{resource.ArmId.Name}': {string.Join(", ", assignments)}.",
                resource.Id);
        }
    }

    private static void CheckRoleName(Change change, string? roleName)
    {
        const string target = "properties.roleName";
        if (string.IsNullOrEmpty(roleName))
        {
            throw ArmException.BadRequest("MissingRequiredProperty", "A role definition needs a role name.", target);
        }

        if (RoleDefinitions.IsBuiltInName(roleName)
            || RoleDefinitions.Custom(change.Session).Any(other => other.ArmId.Name != change.Id.Name && other.Properties.Says("roleName", roleName)))
        {
            throw ArmException.Conflict(
                "RoleDefinitionWithSameNameExists", $"A role with the name '{roleName}' already exists in this directory. Use a different name.", target);
        }
    }

    private static void CheckScopes(Change change)
    {
        const string target = "properties.assignableScopes";
        var scopes = (change.Properties["assignableScopes"] as JsonArray ?? []).Select(scope => (string)scope!).ToList();
        if (scopes.Count == 0)
        {
            throw ArmException.BadRequest("MissingRequiredProperty", "A role definition needs at least one assignable scope.", target);
        }

        foreach (var scope in scopes)
        {
            if (ArmAddress.Parse(scope) is not { Tail: null, Id.Parent: not null } address
                || !(AddressChecks.Exists(change.Session, address.Id) || AddressChecks.IsElsewhere(change.Session, address.Id)))
            {
                throw ArmException.BadRequest(
                    "InvalidScope", $"The assignable scope '{scope}' is not a subscription, resource group or resource that exists.", target);
            }
        }
    }
}
