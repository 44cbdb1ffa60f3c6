using System.Net;

namespace GeoRegistry.Azure;

/// <summary>
/// How many addresses private endpoints to registries take, and how large a subnet has to be for them. Sources: Microsoft's pages on
/// private endpoints and geo-replication of registries, and on subnets of virtual networks.
/// </summary>
public static class SubnetArithmetic
{
    /// <summary>The addresses of each subnet that Azure keeps for itself: the first four and the last one.</summary>
    public const int ReservedAddresses = 5;

    /// <summary>The length of the prefix of the smallest subnet that Azure makes: 8 addresses.</summary>
    public const int SmallestSubnet = 29;

    /// <summary>The length of the prefix of the smallest subnet that Microsoft advises for private endpoints to registries: 32 addresses.</summary>
    public const int AdvisedSubnet = 27;

    private const int AddressBits = 32;
    private const int ReservedAtStart = 4;

    /// <summary>How many addresses one endpoint takes: one for the registry and one for each region, twice with regional endpoints.</summary>
    /// <param name="regions">The regions that hold a replica, the home region among them: at least 1.</param>
    /// <param name="regionalEndpoints">Whether each region has a host name of its own for all requests.</param>
    public static int AddressesOf(int regions, bool regionalEndpoints) => 1 + (regionalEndpoints ? 2 * regions : regions);

    /// <summary>How many addresses endpoints can take in a subnet.</summary>
    /// <param name="prefixLength">The length of its prefix, from 0 to 32.</param>
    public static long Capacity(int prefixLength) => Math.Max(0, (1L << (AddressBits - prefixLength)) - ReservedAddresses);

    /// <summary>The length of the prefix of the smallest subnet with a number of addresses for endpoints: at most 29.</summary>
    /// <param name="addresses">The number: at least 0.</param>
    public static int PrefixLengthFor(long addresses)
    {
        var length = SmallestSubnet;
        while (Capacity(length) < addresses)
            length--;
        return length;
    }

    /// <summary>Whether an endpoint in a subnet can take an address: it is one of the subnet's that Azure does not keep.</summary>
    public static bool IsUsable(IPNetwork subnet, IPAddress address)
    {
        var offset = Ordinal(address) - Ordinal(subnet.BaseAddress);
        return offset >= ReservedAtStart && offset < ReservedAtStart + Capacity(subnet.PrefixLength);
    }

    private static long Ordinal(IPAddress address) => address.GetAddressBytes().Aggregate(0L, (sum, part) => (sum << 8) + part);
}
