using System.Collections.Immutable;
using GeoRegistry.Parts;

namespace GeoRegistry.Tokens;

/// <summary>What tokens may do in which repositories: an entry of <c>scopeMaps</c>, checked.</summary>
/// <param name="Name">The name (<c>name</c>): 5 to 50 letters, digits, hyphens and underscores.</param>
/// <param name="Description">What it is for (<c>description</c>), up to 256 characters. Default empty.</param>
/// <param name="Actions">
/// The permissions in Azure's form, sorted, each once: <c>repositories/REPOSITORY/ACTION</c>. They come from <c>repositories</c>: a
/// list of <c>name</c> (a repository or pattern) and <c>actions</c> (<c>content/read</c>, <c>content/write</c>, <c>content/delete</c>,
/// <c>metadata/read</c>, <c>metadata/write</c>). Where several patterns match a repository, their permissions add up.
/// </param>
public sealed record ScopeMapSettings(string Name, string Description, ImmutableArray<string> Actions)
{
    /// <summary>The most characters in a description.</summary>
    public const int MaximumDescriptionLength = 256;

    /// <summary>The scope maps that every registry has.</summary>
    public static ImmutableArray<string> BuiltIn { get; } =
    [
        "_repositories_admin", "_repositories_pull", "_repositories_pull_metadata_read", "_repositories_push", "_repositories_push_metadata_write",
    ];

    /// <summary>
    /// Where its entry is in the configuration, if it exists in Azure and is taken over into the stack (<c>adopt</c>); null where it is not taken over.
    /// Default: as the registry.
    /// </summary>
    internal string? AdoptedAt { get; init; }
}
