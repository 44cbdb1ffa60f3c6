using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Stacks;

namespace GeoRegistry.PrivateAccess;

/// <summary>
/// A subnet has an address for each member of each endpoint in it, and for each machine of an agent pool. In Azure one full subnet undoes a replica's
/// creation, without a word of which it was; so this is counted beforehand, over the endpoints and pools of all registries.
/// </summary>
internal static class SubnetSizes
{
    private const int SpareReplicas = 3;

    /// <param name="registries">The list of all registries.</param>
    /// <param name="networks">What they declare of networks.</param>
    internal static void Check(ConfigNode registries, DeclaredNetworks networks)
    {
        var uses = registries.Items.SelectMany(registry => Endpoints(registry, networks).Concat(Pools(registry, networks))).ToArray();
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

    private static IEnumerable<Use> Endpoints(ConfigNode registry, DeclaredNetworks networks)
    {
        var context = RegistryContext.Of(registry, networks);
        return from endpoint in registry["privateAccess"]["endpoints"].Items
               let subnet = endpoint["subnet"].Text
               where subnet is not null
               select new Use(
                   Key(subnet, context),
                   PrivateEndpointSection.Prefix(endpoint, context),
                   [endpoint["subnetPrefix"]],
                   endpoint["usedAddresses"].Number ?? 0,
                   context,
                   Machines: null);
    }

    private static IEnumerable<Use> Pools(ConfigNode registry, DeclaredNetworks networks)
    {
        var context = RegistryContext.Of(registry, networks);
        return from pool in registry["agentPools"].Items
               let subnet = pool["subnet"].Text
               where subnet is not null
               select new Use(Key(subnet, context), PrivateEndpointSection.Prefix(pool, context), [], 0, context, Machines: pool["count"].Number ?? 1);
    }

    private static string Key(string subnet, RegistryContext context)
        => context.Networks.FindSubnet(subnet, context.Registry) is { } declared ? $"{declared.Network.Group}/{declared.Name}" : subnet;

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
        Use[] endpoints = [.. uses.Where(use => use.Machines is null)];
        if (SubnetArithmetic.Capacity(prefixLength) < needed)
        {
            var growth = endpoints is [] ? "" : $"; /{room} has room for {SpareReplicas} more replicas";
            prefix.Report(
                $"must have {needed} addresses for {Things(uses, endpoints)}, and a /{prefixLength} has {SubnetArithmetic.Capacity(prefixLength)}: "
                    + $"{Reckoning(uses, endpoints, used)}, and Azure keeps {SubnetArithmetic.ReservedAddresses} of each subnet for itself",
                $"/{SubnetArithmetic.PrefixLengthFor(needed)}, the smallest that fits{growth}");
        }
        else if (prefixLength > SubnetArithmetic.AdvisedSubnet && endpoints is not [])
        {
            prefix.Warn(
                $"a /{prefixLength} is smaller than the /{SubnetArithmetic.AdvisedSubnet} that Microsoft advises: of its {SubnetArithmetic.Capacity(prefixLength)} addresses "
                    + $"for {Things(uses, endpoints)} {needed} are taken; /{room} has room for {SpareReplicas} more replicas");
        }
    }

    private static string Things(IReadOnlyCollection<Use> uses, Use[] endpoints) => endpoints.Length switch
    {
        0 => "machines of agent pools",
        var count when count == uses.Count => "private endpoints",
        _ => "private endpoints and machines of agent pools",
    };

    private static string Reckoning(IReadOnlyCollection<Use> uses, Use[] endpoints, int used)
    {
        var machines = uses.Sum(use => use.Machines ?? 0);
        var take = endpoints.Length is 1 ? "an endpoint takes" : $"{endpoints.Length} endpoints take";
        string[] parts =
        [
            endpoints is []
                ? ""
                : $"{take} {endpoints.Sum(use => use.Addresses(0))} (one and one for each region, two where the registry has regional endpoints)",
            machines is 0 ? "" : $"machines of agent pools take {machines}",
            used is 0 ? "" : $"others take {used}",
        ];
        return string.Join(", ", parts.Where(part => part is not ""));
    }

    /// <summary>What takes addresses of a subnet: an endpoint, or the machines of a pool.</summary>
    private sealed record Use(string Subnet, ConfigNode Prefix, ConfigNode[] Said, int UsedAddresses, RegistryContext Registry, int? Machines)
    {
        internal int Addresses(int moreReplicas)
            => Machines ?? SubnetArithmetic.AddressesOf(Math.Max(1, Registry.Regions.Length) + moreReplicas, Registry.RegionalEndpoints);
    }
}
