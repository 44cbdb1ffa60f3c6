using GeoRegistry.Azure;

namespace GeoRegistry.Registries;

/// <summary>Compares the addresses and ranges of network rules: an address is the range of one address.</summary>
internal sealed class IpRuleComparer : IEqualityComparer<string>
{
    internal static IpRuleComparer Instance { get; } = new();

    /// <inheritdoc/>
    public bool Equals(string? x, string? y) => Normal(x) == Normal(y);

    /// <inheritdoc/>
    public int GetHashCode(string obj) => Normal(obj)!.GetHashCode(StringComparison.Ordinal);

    /// <summary>Whether the settings can have a rule: one for public addresses, written as Azure writes it.</summary>
    internal static bool IsAllowed(string rule) => AddressRanges.FindRangeOrAddress(rule) is { } range && AddressRanges.IsPublic(range);

    private static string? Normal(string? rule) => rule is not null && AddressRanges.FindRangeOrAddress(rule) is { } range ? range.ToString() : rule;
}
