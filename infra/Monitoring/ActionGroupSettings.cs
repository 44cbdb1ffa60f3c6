using System.Collections.Immutable;
using GeoRegistry.Configuration;

namespace GeoRegistry.Monitoring;

/// <summary>Who is told of an alert: an entry of <c>actionGroups</c>, checked, with every default filled in.</summary>
public sealed record ActionGroupSettings
{
    /// <summary>The most characters in a short name.</summary>
    public const int MaximumShortNameLength = 12;

    /// <summary>The group's name (<c>name</c>): 1 to 260 characters, none of them one of <c>&lt;&gt;*%:&amp;?\/#|+</c>. It stands for the group in <c>alerts</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What stands in messages for the group (<c>shortName</c>): 1 to 12 characters. Default: the name, where it is short enough.</summary>
    public required string ShortName { get; init; }

    /// <summary>The mail addresses that are written to (<c>emails</c>). At least one of these or of the webhooks is given.</summary>
    public ImmutableSortedSet<string> Emails { get; init; } = [];

    /// <summary>The webhooks that are called (<c>webhooks</c>), by name: the addresses are secrets, for they often hold a key, and begin with <c>https://</c>.</summary>
    public ImmutableSortedDictionary<string, SecretText> Webhooks { get; init; } = ImmutableSortedDictionary.Create<string, SecretText>(StringComparer.Ordinal);
}
