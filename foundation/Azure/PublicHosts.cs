using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace GeoRegistry.Azure;

/// <summary>
/// Which hosts Azure's services reach over the internet. Microsoft's pages on webhooks of registries, of Event Grid and of action groups demand a public
/// endpoint. Sources for what is not public: IANA's registries of special-purpose addresses and domain names (RFC 6761, 6762, 8375), ICANN for
/// <c>internal</c>, and Microsoft's page on name resolution in virtual networks.
/// </summary>
public static class PublicHosts
{
    private const int WholeAddress = 32;

    /// <summary>Domains that no public name server answers for.</summary>
    private static readonly ImmutableArray<string> NotPublic = ["localhost", "local", "internal", "home.arpa", "test", "invalid", "internal.cloudapp.net"];

    private static readonly IPNetwork UniqueLocal = IPNetwork.Parse("fc00::/7");

    /// <summary>Whether a host is an address that can be met on the internet, or a name that can be looked up there.</summary>
    /// <param name="host">The host of a URI; an IPv6 address in brackets.</param>
    public static bool Contain(string host)
    {
        var name = host.TrimEnd('.');
        if (IPAddress.TryParse(name, out var address))
            return IsPublic(address);
        return name.Contains('.', StringComparison.Ordinal)
            && !NotPublic.Any(domain => $".{name}".EndsWith($".{domain}", StringComparison.OrdinalIgnoreCase))
            && !name.Split('.').Contains("privatelink", StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return IsPublic(address.MapToIPv4());
        return address.AddressFamily is AddressFamily.InterNetwork
            ? AddressRanges.IsPublic(new IPNetwork(address, WholeAddress))
            : !(IPAddress.IsLoopback(address) || address.Equals(IPAddress.IPv6Any) || address.IsIPv6LinkLocal || address.IsIPv6SiteLocal
                || address.IsIPv6Multicast || UniqueLocal.Contains(address));
    }
}
