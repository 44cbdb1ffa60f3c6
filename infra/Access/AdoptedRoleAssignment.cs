using GeoRegistry.Adoption;
using GeoRegistry.Azure;
using GeoRegistry.Parts;
using Pulumi.AzureNative.Authorization;

namespace GeoRegistry.Access;

/// <summary>An adopted role assignment.</summary>
internal static class AdoptedRoleAssignment
{
    internal static string KeyOf(AccessSettings access) => $"access-{access.AssignmentName}";

    internal static AdoptedPart Of(CommonSettings settings, AccessSettings access) => new(
        KeyOf(access), access.AdoptedAt ?? "", () => AskRoleAssignmentAsync(settings, access.AssignmentName!))
    {
        IsAdopted = access.AdoptedAt is not null,
        Expected = _ =>
        [
            // The object id of an identity that is declared in this run is not known before.
            .. access.Principals is [{ ObjectId: { } objectId }]
                ? new Expectation[]
                {
                    new("principalId", "principal.objectId", objectId)
                    {
                        Comparer = StringComparer.OrdinalIgnoreCase,
                        Resolve = found => Resolution.Keep($"principal: {{ objectId: {found[0]} }}"),
                    },
                }
                : [],
            new("role", "role", access.Roles[0].Id)
            {
                Comparer = StringComparer.OrdinalIgnoreCase,
                Resolve = found => Resolution.Keep($"role: {BuiltInRoles.Find(found[0])?.Name ?? found[0]}"),
            },
            new("condition", "condition", access.Roles[0].Condition is { } condition ? [condition] : [])
            {
                Resolve = found => found is [var text]
                    ? Resolution.Keep($"condition: {YamlText.Value(text)}")
                    : Resolution.Try("remove what narrows the role down"),
            },
            new("description", "description", access.Description is { } description ? [description] : []),
        ],
        KeepsForm = false,
    };

    private static async Task<PartInAzure> AskRoleAssignmentAsync(CommonSettings settings, string name)
    {
        var found = await GetRoleAssignment.InvokeAsync(new() { Scope = settings.RegistryId, RoleAssignmentName = name });
        return new(
            null,
            ("principalId", [found.PrincipalId]),
            ("role", [ResourceIds.Name(found.RoleDefinitionId)]),
            ("condition", [found.Condition]),
            ("description", [string.IsNullOrEmpty(found.Description) ? null : found.Description]));
    }
}
