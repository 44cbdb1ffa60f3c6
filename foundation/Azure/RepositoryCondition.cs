namespace GeoRegistry.Azure;

/// <summary>
/// The condition of a role assignment that narrows it down to some repositories, in the form that Microsoft's article on repository
/// permissions has: what the role allows in repositories, it allows only where the repository's name is one of these.
/// </summary>
public static class RepositoryCondition
{
    /// <summary>The version of the language that conditions are written in.</summary>
    public const string Version = "2.0";

    /// <summary>What a pattern for all repositories below a name ends with.</summary>
    public const string Wildcard = "/*";

    private const string Name = "@Request[Microsoft.ContainerRegistry/registries/repositories:name]";

    /// <summary>Writes the condition.</summary>
    /// <param name="role">The role, one whose <see cref="BuiltInRole.IsByRepository"/> is true: what the condition left out, it would leave open.</param>
    /// <param name="repositories">Names of repositories, such as <c>app</c>, and patterns for all below a name, such as <c>base/*</c>.</param>
    public static string For(BuiltInRole role, IEnumerable<string> repositories)
    {
        var otherActions = role.RepositoryActions.Select(action => $"!(ActionMatches{{'{action}'}})");
        var names = repositories.Select(repository => repository.EndsWith(Wildcard, StringComparison.Ordinal)
            ? $"{Name} StringStartsWithIgnoreCase '{repository[..^1]}'"
            : $"{Name} StringEqualsIgnoreCase '{repository}'");
        return $"(({string.Join(" AND ", otherActions)}) OR ({string.Join(" OR ", names)}))";
    }
}
