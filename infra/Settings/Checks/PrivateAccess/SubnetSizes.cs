using GeoRegistry.Azure;
using GeoRegistry.Settings.Reading;
using GeoRegistry.Settings.Sections.PrivateAccess;

namespace GeoRegistry.Settings.Checks.PrivateAccess;

/// <summary>
/// A subnet has an address for each member of each endpoint in it. In Azure one full subnet undoes a replica's creation, without a word of
/// which it was; so this is counted beforehand, over the endpoints of all registries.
/// </summary>
internal static class SubnetSizes
{
    private const int SpareReplicas = 3;

    internal static void Check(ConfigNode registries)
    {
        var uses = registries.Items.SelectMany(Uses).ToArray();
        foreach (var subnet in uses.GroupBy(use => use.Subnet, ResourceIds.Comparer))
        {
            if (subnet.Select(use => use.Prefix).FirstOrDefault(prefix => prefix.Text is not null) is { } prefix
                && AddressRanges.Find(prefix.Text!) is { PrefixLength: <= SubnetArithmetic.SmallestSubnet } range)
            {
                CheckAgreement(prefix, subnet.Select(use => use.Prefix));
                CheckSize(prefix, range.PrefixLength, [.. subnet]);
            }
        }
    }

    private static IEnumerable<Use> Uses(ConfigNode registry)
    {
        var context = RegistryContext.Of(registry);
        var networks = registry["privateAccess"]["networks"];
        return from endpoint in registry["privateAccess"]["endpoints"].Items
               let subnet = endpoint["subnet"].Text
               where subnet is not null
               let resourceGroup = SubnetPlace.Network(subnet, networks)?["resourceGroup"].Text ?? context.ResourceGroup
               select new Use(
                   SubnetPlace.IsId(subnet) ? subnet : $"{resourceGroup}/{subnet}",
                   PrivateEndpointSection.Prefix(endpoint, subnet, networks),
                   endpoint["usedAddresses"].Number ?? 0,
                   context);
    }

    private static void CheckAgreement(ConfigNode first, IEnumerable<ConfigNode> others)
    {
        foreach (var other in others.Where(other => other.Text is not null && other.Text != first.Text))
            other.Report($"must be the same as in {first.Path}: both are of one subnet", first.Text);
    }

    private static void CheckSize(ConfigNode prefix, int prefixLength, IReadOnlyCollection<Use> uses)
    {
        var used = uses.Max(use => use.UsedAddresses);
        var needed = used + uses.Sum(use => use.Addresses(0));
        var room = SubnetArithmetic.PrefixLengthFor(used + uses.Sum(use => use.Addresses(SpareReplicas)));
        if (SubnetArithmetic.Capacity(prefixLength) < needed)
        {
            prefix.Report(
                $"must have {needed} addresses for private endpoints, and a /{prefixLength} has {SubnetArithmetic.Capacity(prefixLength)}: {Reckoning(uses, used)}, "
                    + $"and Azure keeps {SubnetArithmetic.ReservedAddresses} of each subnet for itself",
                $"/{SubnetArithmetic.PrefixLengthFor(needed)}, the smallest that fits; /{room} has room for {SpareReplicas} more replicas");
        }
        else if (prefixLength > SubnetArithmetic.AdvisedSubnet)
        {
            prefix.Warn(
                $"a /{prefixLength} is smaller than the /{SubnetArithmetic.AdvisedSubnet} that Microsoft advises: of its {SubnetArithmetic.Capacity(prefixLength)} addresses "
                    + $"for private endpoints {needed} are taken; /{room} has room for {SpareReplicas} more replicas");
        }
    }

    private static string Reckoning(IReadOnlyCollection<Use> uses, int used)
    {
        var endpoints = uses.Count is 1 ? "an endpoint takes" : $"{uses.Count} endpoints take";
        var others = used is 0 ? "" : $", others take {used}";
        return $"{endpoints} {uses.Sum(use => use.Addresses(0))} (one and one for each region, two where the registry has regional endpoints){others}";
    }

    private sealed record Use(string Subnet, ConfigNode Prefix, int UsedAddresses, RegistryContext Registry)
    {
        internal int Addresses(int moreReplicas)
            => SubnetArithmetic.AddressesOf(Math.Max(1, Registry.Regions.Length) + moreReplicas, Registry.RegionalEndpoints);
    }
}
