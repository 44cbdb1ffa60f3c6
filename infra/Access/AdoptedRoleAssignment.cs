using GeoRegistry.Adoption;
using GeoRegistry.Azure;
using GeoRegistry.Parts;
using GeoRegistry.Registries;
using Pulumi.AzureNative.Authorization;

namespace GeoRegistry.Access;

/// <summary>A role assignment, as something that is taken over.</summary>
internal static class AdoptedRoleAssignment
{
    internal static AdoptedPart Of(RegistrySettings settings, AccessSettings access) => new(
        AdoptedParts.KeyOf(access), access.AdoptedAt ?? "", () => AskRoleAssignmentAsync(settings, access.AssignmentName!))
    {
        IsAdopted = access.AdoptedAt is not null,
        Expected = _ =>
        [
            // Whom an identity of this run is, nobody knows beforehand.
            .. access.Principals is [{ ObjectId: { } objectId }]
                ? new Expectation[]
                {
                    new("principalId", "principal.objectId", objectId)
                    {
                        Comparer = StringComparer.OrdinalIgnoreCase,
                        Resolve = found => Way.Keep($"principal: {{ objectId: {found[0]} }}"),
                    },
                }
                : [],
            new("role", "role", access.Roles[0].Id)
            {
                Comparer = StringComparer.OrdinalIgnoreCase,
                Resolve = found => Way.Keep($"role: {BuiltInRoles.Find(found[0])?.Name ?? found[0]}"),
            },
            new("condition", "condition", access.Roles[0].Condition is { } condition ? [condition] : [])
            {
                Resolve = found => found is [var text] ? Way.Keep($"condition: {StackFileText.Value(text)}") : Way.Try("remove what narrows the role down"),
            },
            new("description", "description", access.Description is { } description ? [description] : []),
        ],
        KeepsForm = false,
    };

    private static async Task<PartInAzure> AskRoleAssignmentAsync(RegistrySettings settings, string name)
    {
        var found = await GetRoleAssignment.InvokeAsync(new() { Scope = AdoptedParts.IdOf(settings), RoleAssignmentName = name }).ConfigureAwait(false);
        return new(
            null,
            ("principalId", [found.PrincipalId]),
            ("role", [ResourceIds.Name(found.RoleDefinitionId)]),
            ("condition", [found.Condition]),
            ("description", [string.IsNullOrEmpty(found.Description) ? null : found.Description]));
    }
}
