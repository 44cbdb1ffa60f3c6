using System.Collections.Immutable;

namespace GeoRegistry.Tokens;

/// <summary>A user that is none of Microsoft Entra's: an entry of <c>tokens</c>, checked, with every default filled in.</summary>
public sealed record TokenSettings
{
    /// <summary>How many days ahead a password may expire at most: a year.</summary>
    public const int LongestValidity = 366;

    /// <summary>The name (<c>name</c>), with which it signs in: 5 to 50 letters, digits, hyphens and underscores.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// What it may do (<c>scopeMap</c>): the name of an entry of <c>scopeMaps</c>, that of one which every registry has, such as
    /// <c>_repositories_pull</c>, or the id of one in this registry.
    /// </summary>
    public required string ScopeMap { get; init; }

    /// <summary>Whether it may sign in (<c>status</c>: <c>enabled</c> or <c>disabled</c>). Default true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>
    /// On which day each of its passwords expires, at its beginning in UTC (<c>passwords</c>: a list of <c>name</c>, <c>password1</c> or
    /// <c>password2</c>, and <c>expiresOn</c>, written YYYY-MM-DD): within a year. Default none.
    /// </summary>
    public required ImmutableSortedDictionary<string, DateOnly> Passwords { get; init; }

    /// <summary>The names of those passwords whose day had come when the settings were read: none can be made any more that expires then.</summary>
    public ImmutableHashSet<string> ExpiredPasswords { get; init; } = [];

    /// <summary>
    /// Where its entry is in the configuration, if it exists in Azure and is taken over into the stack (<c>adopt</c>); null where it is not taken over.
    /// Default: as the registry.
    /// </summary>
    internal string? AdoptedAt { get; init; }
}
