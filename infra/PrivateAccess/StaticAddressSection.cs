using System.Collections.Immutable;
using System.Net;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;

namespace GeoRegistry.PrivateAccess;

/// <summary>Reads <c>addresses</c> of a private endpoint: all of the registry's members, or none.</summary>
internal static class StaticAddressSection
{
    private const string Member = "registry";

    /// <param name="addresses">What stands at the key; null when it is left out.</param>
    /// <param name="prefix">Where the subnet's range stands, if anywhere.</param>
    /// <param name="context">The registry.</param>
    /// <returns>The addresses by the member's name in Azure; none when the key is left out.</returns>
    internal static ImmutableSortedDictionary<string, string> Read(ConfigNode? addresses, ConfigNode prefix, RegistryContext context)
    {
        var read = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var subnet = prefix.Text is { } text ? AddressRanges.Find(text) : null;
        var places = new Dictionary<IPAddress, ConfigNode>();
        _ = addresses?.AsMap(map =>
        {
            Add(Member, map.Optional("registry"));
            AddRegions("data", region => $"{Member}_data_{region}");
            if (context.RegionalEndpoints || map.Node.Keys.Contains("regional"))
                AddRegions("regional", region => $"{Member}_{region}");
            ReportMissing(addresses, context);
            addresses.Warn(
                "fixed addresses block later replicas: to add one, take this endpoint out, add the replica, and put the endpoint back with the "
                    + "new region's addresses; without this key the endpoint grows by itself");
            return map;

            void AddRegions(string key, Func<string, string> member) => _ = map.Optional(key)?.AsMap(regions =>
            {
                foreach (var region in regions.Node.Keys.Distinct())
                {
                    var place = regions.Optional(region)!;
                    if (key is "regional" && !context.RegionalEndpoints)
                        place.Report("must be left out: the registry has no regional endpoints", "remove the key");
                    else if (context.Regions.Any(known => known.Name == region))
                        Add(member(region), place);
                    else
                        place.Report("must be a region of the registry", Nearest.To(region, context.Regions.Select(known => known.Name)));
                }

                return regions;
            });
        });
        return read.ToImmutable();

        void Add(string member, ConfigNode? node)
        {
            if (node?.AsAddress() is not { } address)
                return;
            if (subnet is { } range && !SubnetArithmetic.IsUsable(range, address))
                node.Report($"must be an address of the subnet, {range}, that Azure does not keep for itself: not one of the first four, nor the last");
            if (!places.TryAdd(address, node))
                node.Report($"must be another address than that of {places[address].Path}");
            read[member] = address.ToString();
        }
    }

    private static void ReportMissing(ConfigNode addresses, RegistryContext context)
    {
        var regional = context.RegionalEndpoints ? context.Regions.Select(region => addresses["regional"][region.Name]) : [];
        var missing = context.Regions.Select(region => addresses["data"][region.Name]).Prepend(addresses["registry"]).Concat(regional)
            .Where(member => !member.IsGiven)
            .Select(member => member.Path[(addresses.Path.Length + 1)..])
            .ToArray();
        if (missing is not [])
            addresses.Report($"must have an address for each of the registry's members; there is none for {string.Join(", ", missing)}");
    }
}
