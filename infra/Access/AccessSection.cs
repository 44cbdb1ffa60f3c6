using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Identities;
using GeoRegistry.Parts;

namespace GeoRegistry.Access;

/// <summary>Reads <c>access</c>.</summary>
internal static class AccessSection
{
    private const int LongestName = 64;
    private const int LongestDescription = 1024;

    /// <summary>The entries that could be read, by name; none when the key is left out.</summary>
    /// <param name="access">What stands at the key.</param>
    /// <param name="registry">The registry, whose mode decides which roles it honours.</param>
    /// <param name="identities">The identities that entries may name.</param>
    /// <param name="adoptedByDefault">Whether an assignment whose name is given is taken over where its entry does not say so.</param>
    internal static ImmutableArray<AccessSettings> Read(ConfigNode? access, ConfigNode registry, IdentitySettings identities, bool adoptedByDefault)
    {
        if (access is null)
            return [];
        var honoured = new HonouredRoles(
            registry["roleAssignmentMode"].Text is RoleAssignmentModes.AbacRepositoryPermissions, registry["accessInBothModes"].Flag is true);
        var assigned = new DistinctAssignments();
        var entries = access.AsList("role assignments", entry => ReadEntry(entry, registry, honoured, identities, assigned, adoptedByDefault));
        DistinctNames.Check(access);
        return [.. entries.OrderBy(entry => entry.Name, StringComparer.Ordinal)];
    }

    private static AccessSettings? ReadEntry(
        ConfigNode entry,
        ConfigNode registry,
        HonouredRoles honoured,
        IdentitySettings identities,
        DistinctAssignments assigned,
        bool adoptedByDefault)
        => entry.AsMap(map =>
        {
            var name = map.Required("name")?.AsName(1, LongestName, IsAllowedInName, "letters, digits, hyphens and underscores");
            var roles = RoleSection.Read(map, honoured);
            var principals = PrincipalSection.Read(map, registry, identities);
            var condition = ConditionSection.Read(map, roles.FirstOrDefault(role => role.IsByRepository) ?? roles.FirstOrDefault(), honoured);
            var description = map.Optional("description")?.AsName(1, LongestDescription, character => !char.IsControl(character), "characters in one line");
            var assignmentName = map.Optional("assignmentName")?.AsDirectoryId();
            var adoptedAt = map.AsAdoption(adoptedByDefault && assignmentName is not null);
            if (assignmentName is not null && roles.Length * principals.Length > 1)
                entry["assignmentName"].Report(
                    "must be left out where the entry makes several assignments", "an entry with one principal and one role for each");
            if (adoptedAt is not null && assignmentName is null)
                entry["assignmentName"].Report(
                    "must be given with adopt: true: the GUID that the role assignment has as its name (az role assignment list --scope)");
            foreach (var role in roles)
                assigned.Check(entry, principals, role);
            return name is null || roles is [] || principals is []
                ? null
                : new AccessSettings
                {
                    Name = name,
                    Roles = [.. roles.Select(role => new RoleSettings(role.Id, roles.Length is 1 || role.IsByRepository ? condition : null))],
                    Principals = principals,
                    Description = description,
                    AssignmentName = assignmentName,
                    AdoptedAt = adoptedAt,
                };
        });

    private static bool IsAllowedInName(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';
}
