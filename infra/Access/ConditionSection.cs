using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Registries;

namespace GeoRegistry.Access;

/// <summary>Reads <c>repositories</c> or <c>condition</c> of an entry of <c>access</c>.</summary>
internal static class ConditionSection
{
    /// <summary>The condition; null where there is none, or, reported, where it cannot be made.</summary>
    internal static string? Read(ConfigMap entry, BuiltInRole? role, HonouredRoles honoured)
    {
        var (repositories, condition) = (entry.Optional("repositories"), entry.Optional("condition"));
        if (repositories is null)
            return condition?.AsCondition();
        if (condition is not null)
            condition.Report("must be left out where repositories says what the condition is", "remove one of the two");

        var names = repositories.AsList("repositories", "remove the key: the role is then for all of them", AsRepository);
        CheckDistinct(repositories);
        if (!honoured.CanBeByRepository)
        {
            repositories.Report(
                $"is only for a registry with roleAssignmentMode: {RoleAssignmentModes.AbacRepositoryPermissions}; in others a role is for all repositories",
                $"set roleAssignmentMode: {RoleAssignmentModes.AbacRepositoryPermissions}, or remove the key");
        }
        else if (role is { IsByRepository: false })
        {
            repositories.Report($"is for roles that repositories can narrow down, as pull, push and delete; {role.Name} is none of these", "remove the key");
        }
        else if (role is not null)
        {
            return RepositoryCondition.For(role, names.Order(StringComparer.Ordinal));
        }

        return null;
    }

    private static string? AsCondition(this ConfigNode node)
    {
        if (node.AsText() is not "")
            return node.Text;
        node.Report("must not be empty", "remove the key: the role is then without condition");
        return null;
    }

    private static string? AsRepository(this ConfigNode node)
    {
        if (node.AsText() is not { } text)
            return null;
        var name = text.EndsWith(RepositoryCondition.Wildcard, StringComparison.Ordinal) ? text[..^RepositoryCondition.Wildcard.Length] : text;
        if (RepositoryNames.IsValid(name))
            return text;
        node.Report(
            "must be a repository's name, such as app or base/dotnet, or all below one, such as base/*",
            name.ToLowerInvariant() is var lower && RepositoryNames.IsValid(lower) ? text.ToLowerInvariant() : null);
        return null;
    }

    private static void CheckDistinct(ConfigNode repositories)
    {
        var seen = new Dictionary<string, ConfigNode>(StringComparer.Ordinal);
        foreach (var repository in repositories.Items)
        {
            if (repository.Text is { } text && !seen.TryAdd(text, repository))
                repository.Report($"must be in the list once; it is at {seen[text].Path} as well", "remove one of the two");
        }
    }
}
