using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace GeoRegistry.Azure;

/// <summary>IPv4 addresses and ranges of them in CIDR notation: an address, a slash and the length of the prefix.</summary>
public static class AddressRanges
{
    private const int WholeAddress = 32;

    /// <summary>Ranges that no packet from the internet comes from. Source: IANA's registry of special-purpose addresses.</summary>
    private static readonly ImmutableArray<IPNetwork> NotPublic =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("224.0.0.0/3"),
    ];

    /// <summary>The range that a text stands for, with zeros behind the prefix; null when it is none.</summary>
    public static IPNetwork? Find(string text) => FindNearest(text) is { } range && range.ToString() == text ? range : null;

    /// <summary>The range of an address and the length of a prefix, whatever stands behind the prefix; null when the text is not that.</summary>
    public static IPNetwork? FindNearest(string text)
        => text.Contains('/') && IPNetwork.TryParse(text, out var range) && range.BaseAddress.AddressFamily is AddressFamily.InterNetwork ? range : null;

    /// <summary>The address that a text stands for, in four parts; null when it is none.</summary>
    public static IPAddress? FindAddress(string text)
        => text.Count(character => character is '.') is 3 && IPAddress.TryParse(text, out var address) && address.AddressFamily is AddressFamily.InterNetwork
            ? address
            : null;

    /// <summary>The range that a text stands for, or the one address as a range; null when it is neither.</summary>
    public static IPNetwork? FindRangeOrAddress(string text)
        => Find(text) ?? (FindAddress(text) is { } address ? new IPNetwork(address, WholeAddress) : null);

    /// <summary>Whether two ranges have addresses in common.</summary>
    public static bool Overlap(IPNetwork one, IPNetwork other) => one.Contains(other.BaseAddress) || other.Contains(one.BaseAddress);

    /// <summary>Whether all addresses of a range are in another.</summary>
    public static bool Covers(IPNetwork whole, IPNetwork part) => part.PrefixLength >= whole.PrefixLength && whole.Contains(part.BaseAddress);

    /// <summary>Whether all addresses of a range can be met on the internet.</summary>
    public static bool IsPublic(IPNetwork range) => !NotPublic.Any(special => Overlap(special, range));
}
