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

    /// <param name="registries">The list of all registries.</param>
    /// <param name="networks">What they declare of networks.</param>
    internal static void Check(ConfigNode registries, DeclaredNetworks networks)
    {
        var uses = registries.Items.SelectMany(registry => Uses(registry, networks)).ToArray();
        foreach (var subnet in uses.GroupBy(use => use.Subnet, ResourceIds.Comparer))
        {
            if (subnet.Select(use => use.Prefix).FirstOrDefault(prefix => prefix.Text is not null) is { } prefix
                && AddressRanges.Find(prefix.Text!) is { PrefixLength: <= SubnetArithmetic.SmallestSubnet } range)
            {
                CheckAgreement(prefix, subnet.SelectMany(use => use.Said.Append(use.Prefix)));
                CheckSize(prefix, range.PrefixLength, [.. subnet]);
            }
        }
    }

    private static IEnumerable<Use> Uses(ConfigNode registry, DeclaredNetworks networks)
    {
        var context = RegistryContext.Of(registry, networks);
        return from endpoint in registry["privateAccess"]["endpoints"].Items
               let subnet = endpoint["subnet"].Text
               where subnet is not null
               let declared = networks.FindSubnet(subnet, registry)
               select new Use(
                   declared is null ? subnet : $"{declared.Network.Group}/{declared.Name}",
                   PrivateEndpointSection.Prefix(endpoint, context),
                   [endpoint["subnetPrefix"]],
                   endpoint["usedAddresses"].Number ?? 0,
                   context);
    }

    private static void CheckAgreement(ConfigNode first, IEnumerable<ConfigNode> others)
    {
        foreach (var other in others.DistinctBy(other => other.Path).Where(other => other.Text is not null && other.Text != first.Text))
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

    private sealed record Use(string Subnet, ConfigNode Prefix, ConfigNode[] Said, int UsedAddresses, RegistryContext Registry)
    {
        internal int Addresses(int moreReplicas)
            => SubnetArithmetic.AddressesOf(Math.Max(1, Registry.Regions.Length) + moreReplicas, Registry.RegionalEndpoints);
    }
}
