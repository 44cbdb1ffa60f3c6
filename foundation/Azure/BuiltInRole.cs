using System.Collections.Immutable;

namespace GeoRegistry.Azure;

/// <summary>A role that Azure defines, the same one in every subscription.</summary>
/// <param name="Id">The GUID of its definition.</param>
/// <param name="Name">Its name, such as <c>AcrPull</c>.</param>
/// <param name="RepositoryActions">
/// What it allows in repositories, where a condition can narrow it down to some of them; empty for roles that take no such condition.
/// </param>
public sealed record BuiltInRole(string Id, string Name, params ImmutableArray<string> RepositoryActions)
{
    /// <summary>Whether a condition can narrow it down to some repositories.</summary>
    public bool IsByRepository => RepositoryActions is not [];
}
