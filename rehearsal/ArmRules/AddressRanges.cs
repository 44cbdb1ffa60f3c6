using System.Net;

namespace Rehearsal.ArmRules;

/// <summary>How ranges of addresses lie to each other.</summary>
internal static class AddressRanges
{
    extension(IPNetwork network)
    {
        /// <summary>Whether all addresses of another range are in this one.</summary>
        internal bool Covers(IPNetwork other) => network.PrefixLength <= other.PrefixLength && network.Contains(other.BaseAddress);

        /// <summary>Whether two ranges have addresses in common.</summary>
        internal bool Overlaps(IPNetwork other) => network.Covers(other) || other.Covers(network);
    }

    /// <summary>The ranges of a subnet, as far as they can be read.</summary>
    internal static IEnumerable<IPNetwork> OfSubnet(ArmBody subnet)
        => subnet.Texts("properties.addressPrefixes")
            .Concat(subnet.Text("properties.addressPrefix") is { } one ? [one] : [])
            .Select(text => IPNetwork.TryParse(text, out var range) ? range : (IPNetwork?)null)
            .OfType<IPNetwork>();
}
