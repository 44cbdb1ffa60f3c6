using System.Collections.Immutable;

namespace GeoRegistry.Identities;

/// <summary>The managed identities of a registry and of those who use it (<c>identity</c>), checked, with every default filled in.</summary>
public sealed record IdentitySettings
{
    /// <summary>Whether the registry has an identity of its own, which Azure creates and deletes with it (<c>systemAssigned</c>). Default false.</summary>
    public bool SystemAssigned { get; init; }

    /// <summary>Whether the registry has none.</summary>
    internal bool IsEmpty => !SystemAssigned && !UserAssigned.Values.Any(identity => identity.Attach);

    /// <summary>
    /// The user-assigned identities, by name (<c>userAssigned</c>): the order in the file means nothing. Where the registry is encrypted
    /// with a key of its own and no identity is named for that, the one that is declared for it is among them.
    /// </summary>
    public ImmutableSortedDictionary<string, UserAssignedIdentitySettings> UserAssigned { get; init; }
        = ImmutableSortedDictionary.Create<string, UserAssignedIdentitySettings>(StringComparer.Ordinal);
}
