using System.Collections.Frozen;
using Rehearsal.Adoption.Notes;
using Rehearsal.Adoption.Reading;
using Rehearsal.Adoption.Writing;

namespace Rehearsal.Adoption.Parts;

/// <summary>Who has which role on the registry.</summary>
internal static class AccessPart
{
    private const string AssignmentType = "Microsoft.Authorization/roleAssignments";
    private const int LongestName = 64;
    private const int LongestSlug = 48;
    private const int LongestDescription = 1024;
    private const string CountsForRegistries = "LegacyRegistryPermissions";
    private const string CountsForRepositories = "AbacRepositoryPermissions";

    private static readonly string[] PrincipalTypes = ["ServicePrincipal", "User", "Group", "ForeignGroup", "Device"];

    /// <summary>
    /// Built-in roles that people know by name, and the only mode of the registry in which each counts. Source: Microsoft's pages "Azure built-in roles for
    /// Containers" and "Azure attribute-based access control repository permissions in Azure Container Registry".
    /// </summary>
    private static readonly FrozenDictionary<string, (string Name, string? Mode)> Roles = new Dictionary<string, (string, string?)>
    {
        ["7f951dda-4ed3-4680-a7ca-43fe172d538d"] = ("AcrPull", CountsForRegistries),
        ["8311e382-0749-4cb8-b61a-304f252e45ec"] = ("AcrPush", CountsForRegistries),
        ["c2f4ef07-c644-48eb-af81-4b1b4947fb11"] = ("AcrDelete", CountsForRegistries),
        ["b93aa761-3e63-49ed-ac28-beffa264f7ac"] = ("Container Registry Repository Reader", CountsForRepositories),
        ["2a1e307c-b015-4ebd-883e-5b7698a07328"] = ("Container Registry Repository Writer", CountsForRepositories),
        ["2efddaa5-3f1f-4df3-97df-af3f13818f4c"] = ("Container Registry Repository Contributor", CountsForRepositories),
        ["bfdb9389-c9a5-478a-bb2f-ba9ca092c3c7"] = ("Container Registry Repository Catalog Lister", CountsForRepositories),
        ["acdd72a7-3385-48ef-bd42-f606fba81ae7"] = ("Reader", null),
        ["b24988ac-6180-42a0-ab88-20f7382dd24c"] = ("Contributor", null),
        ["8e3af657-a8ff-443c-a75c-2fe8c4bcb635"] = ("Owner", null),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    internal static void Add(SettingsMap settings, ExistingRegistry existing, AdoptionNotes notes)
    {
        var all = existing.Take(resource => resource.Id.Is(AssignmentType));
        if (all is [])
            notes.NotGiven.Add(("role assignments", $"az role assignment list --scope {existing.Registry.Id.Text}"));
        var names = new NameSet(LongestName);
        var mode = existing.Registry.Values.Text("roleAssignmentMode") ?? CountsForRegistries;
        var described = all.Select(assignment => Problem(assignment, mode, existing) is { } problem
            ? new Described(assignment, Settings: null, problem)
            : new Described(assignment, Describe(assignment, names), Problem: null));
        Described.Write([.. described], settings, "access", existing, notes);
    }

    private static string? Problem(ExistingResource assignment, string mode, ExistingRegistry existing)
    {
        var values = assignment.Values;
        values.Skip("scope", "createdOn", "updatedOn", "createdBy", "updatedBy", "principalName", "roleDefinitionName");
        var description = values.Text("description");
        return values.Text("principalType") switch
        {
            _ when !AzureObject.Same(values.Text("scope") ?? assignment.Id.Parent!.Text, existing.Registry.Id.Text)
                => $"it is a role at {values.Text("scope")}, not on the registry alone",
            var type when type is null || !PrincipalTypes.Contains(type) => $"the settings have no principal of the type {type ?? "that is missing"}",
            _ when Roles.TryGetValue(RoleOf(values), out var role) && role.Mode is not null && role.Mode != mode
                => $"{role.Name} does nothing in a registry with roleAssignmentMode: {mode}",
            _ when values.Text("condition") is not null && values.Text("conditionVersion") is not "2.0" => "the settings have conditions in version 2.0 only",
            _ when values.Has("delegatedManagedIdentityResourceId") => "it is delegated from another tenant",
            _ when description is not null && (description.Length > LongestDescription || description.Any(char.IsControl))
                => "the settings take a description in one line",
            _ => null,
        };
    }

    private static SettingsMap Describe(ExistingResource assignment, NameSet names)
    {
        var values = assignment.Values;
        var (principal, role) = (values.Text("principalId")!, RoleOf(values));
        var isKnown = Roles.TryGetValue(role, out var known);
        var map = new SettingsMap { Comment = Who(values) };
        map.Add("name", names.Add($"{Slug(isKnown ? known.Name : values.Text("roleDefinitionName") ?? "role")}-{principal.Split('-')[0]}"));
        map.Add("role", isKnown ? known.Name : role, isKnown ? null : values.Text("roleDefinitionName"));
        map.Add("principal", SettingsMap.Of([new("objectId", principal), new("type", values.Text("principalType")!)]));
        if (values.Text("condition") is { } condition)
            map.Add("condition", condition);
        if (values.Text("description") is { } description)
            map.Add("description", description);
        map.Add("assignmentName", assignment.Name);
        return map;
    }

    /// <summary>Only az prints the name of a principal.</summary>
    private static string? Who(AzureObject values) => values.Text("principalName") is { } name ? $"{name}" : null;

    private static string RoleOf(AzureObject values) => values.Text("roleDefinitionId")?.Split('/')[^1] ?? "";

    private static string Slug(string text)
    {
        var words = new string([.. text.Select(character => char.IsAsciiLetterOrDigit(character) ? char.ToLowerInvariant(character) : ' ')]);
        var slug = string.Join('-', words.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return slug[..Math.Min(slug.Length, LongestSlug)];
    }
}
