using System.Collections.Immutable;
using GeoRegistry.Access;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Parts;

namespace GeoRegistry.Tokens;

/// <summary>Reads an entry of <c>scopeMaps</c>.</summary>
internal static class ScopeMapSection
{
    private static readonly string[] Actions = ["content/read", "content/write", "content/delete", "metadata/read", "metadata/write"];

    /// <param name="scopeMap">The entry.</param>
    /// <param name="adoptedByDefault">Whether it is taken over where the entry does not say so.</param>
    internal static ScopeMapSettings? Read(ConfigNode scopeMap, bool adoptedByDefault) => scopeMap.AsMap(map =>
    {
        var name = map.Required("name")?.AsTokenName();
        var description = map.Optional("description")?.AsText() ?? "";
        if (description.Length > ScopeMapSettings.MaximumDescriptionLength)
            scopeMap["description"].Report($"must be at most {ScopeMapSettings.MaximumDescriptionLength} characters");
        var actions = map.Required("repositories")?.AsList("repositories", "remove the scope map", ReadRepository) ?? [];
        var adoptedAt = map.AsAdoption(adoptedByDefault);
        return name is null
            ? null
            : new ScopeMapSettings(name, description, [.. actions.SelectMany(each => each).Distinct().Order(StringComparer.Ordinal)]) { AdoptedAt = adoptedAt };
    });

    /// <summary>The name of a scope map or token; null, reported, when it breaks Azure's rule.</summary>
    internal static string? AsTokenName(this ConfigNode node) => node.AsName(
        RegistryPartNames.MinimumLength, RegistryPartNames.MaximumLength, RegistryPartNames.IsAllowedInTokens, "letters, digits, hyphens and underscores");

    private static string[]? ReadRepository(ConfigNode repository) => repository.AsMap(map =>
    {
        var name = map.Required("name")?.AsRepository();
        var actions = map.Required("actions")?.AsList("actions", "remove the repository", action => action.AsChoice(Actions)) ?? [];
        return name is null ? null : actions.Select(action => $"repositories/{name}/{action}").ToArray();
    });

    /// <summary>A repository or a pattern of repositories; null, reported, when it is something else.</summary>
    internal static string? AsRepository(this ConfigNode node)
    {
        if (node.AsText() is not { } text)
            return null;
        if (RepositoryNames.IsNameOrPattern(text))
            return text;
        node.Report($"must be {RepositoryNames.PatternRule}, in lower case");
        return null;
    }
}
