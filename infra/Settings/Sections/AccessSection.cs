using System.Collections.Immutable;
using GeoRegistry.Settings.Checks;
using GeoRegistry.Settings.Reading;

namespace GeoRegistry.Settings.Sections;

/// <summary>Reads <c>access</c>.</summary>
internal static class AccessSection
{
    private const int LongestName = 64;
    private const int LongestDescription = 1024;

    /// <summary>The entries that could be read, by name; none when the key is left out.</summary>
    /// <param name="access">What stands at the key.</param>
    /// <param name="registry">The registry, whose mode decides which roles it honours.</param>
    /// <param name="identities">The identities that entries may name.</param>
    internal static ImmutableArray<AccessSettings> Read(ConfigNode? access, ConfigNode registry, IdentitySettings identities)
    {
        if (access is null)
            return [];
        var honoured = HonouredRoles.Of(registry);
        var assigned = new DistinctAssignments();
        var entries = access.AsList("role assignments", entry => ReadEntry(entry, honoured, identities, assigned));
        DistinctNames.Check(access);
        return [.. entries.OrderBy(entry => entry.Name, StringComparer.Ordinal)];
    }

    private static AccessSettings? ReadEntry(ConfigNode entry, HonouredRoles honoured, IdentitySettings identities, DistinctAssignments assigned)
        => entry.AsMap(map =>
        {
            var name = map.Required("name")?.AsName(1, LongestName, IsAllowedInName, "letters, digits, hyphens and underscores");
            var role = RoleSection.Read(map, honoured);
            var principals = PrincipalSection.Read(map, identities);
            var condition = ConditionSection.Read(map, role, honoured);
            var description = map.Optional("description")?.AsName(1, LongestDescription, character => !char.IsControl(character), "characters in one line");
            if (role is not null)
                assigned.Check(entry, principals, role);
            return name is null || role is null || principals is []
                ? null
                : new AccessSettings { Name = name, RoleId = role.Id, Principals = principals, Condition = condition, Description = description };
        });

    private static bool IsAllowedInName(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';
}
