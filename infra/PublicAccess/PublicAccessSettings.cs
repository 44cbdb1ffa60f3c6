using System.Collections.Immutable;

namespace GeoRegistry.PublicAccess;

/// <summary>How the internet reaches a registry (<c>publicAccess</c>), checked, with every default filled in.</summary>
public sealed record PublicAccessSettings
{
    /// <summary>Whether it does at all (<c>enabled</c>). Default: true without private endpoints, false with them.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>The public IPv4 addresses and ranges that are let in (<c>ipRules</c>), sorted. Default none; at most 200.</summary>
    public ImmutableArray<string> IpRules { get; init; } = [];

    /// <summary>
    /// Whether addresses that no rule names are let in (<c>defaultAction</c>: <c>Allow</c> or <c>Deny</c>). Default: false where there
    /// are rules or public access is off, else true.
    /// </summary>
    public bool AllowsOthers { get; init; } = true;

    /// <summary>
    /// Whether services that Azure trusts, such as Defender, are let in whatever the rules say (<c>trustedServicesBypass</c>). Default true.
    /// </summary>
    public bool TrustedServicesBypass { get; init; } = true;
}
