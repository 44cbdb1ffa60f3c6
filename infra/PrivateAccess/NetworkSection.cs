using System.Net;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Parts;

namespace GeoRegistry.PrivateAccess;

/// <summary>Reads an entry of <c>privateAccess.networks</c>.</summary>
internal static class NetworkSection
{
    internal static NetworkSettings? Read(ConfigNode network, RegistryContext context) => network.AsMap(map =>
    {
        var name = map.Required("name")?.AsNetworkName(NetworkNames.MinimumNetworkLength, NetworkNames.MaximumNetworkLength);
        var region = map.Optional("region") is { } given ? given.AsOwnRegion() : context.HomeRegion;
        var resourceGroup = map.ReadResourceGroup(region);
        var space = map.Required("addressSpace");
        var ranges = space?.AsList("ranges of addresses", "such as [10.10.0.0/16]", range => range.AsRange(SubnetArithmetic.SmallestSubnet) is null ? null : range.Text) ?? [];
        var adopt = map.Optional("adopt")?.AsBoolean() ?? false;
        var list = map.Required("subnets");
        var subnets = list?.AsList("subnets", "such as [{ name: snet-registry, prefix: 10.10.0.0/26 }]", subnet => ReadSubnet(subnet, adopt)) ?? [];
        var tags = map.Optional("tags").AsTags();
        if (space is not null)
            CheckApart(space.Items);
        if (list is not null)
        {
            DistinctNames.Check(list);
            CheckApart(list.Items.Select(subnet => subnet["prefix"]));
            CheckWithin(space, list);
        }

        return name is null || region is null
            ? null
            : new NetworkSettings(name, region, resourceGroup, ranges, [.. subnets.OrderBy(subnet => subnet.Name, StringComparer.Ordinal)], tags, adopt);
    });

    private static SubnetSettings? ReadSubnet(ConfigNode subnet, bool adoptedByDefault) => subnet.AsMap(map =>
    {
        var name = map.Required("name")?.AsNetworkName(1, NetworkNames.MaximumLength);
        var prefix = map.Required("prefix");
        var adopt = map.Optional("adopt")?.AsBoolean() ?? adoptedByDefault;
        return prefix?.AsRange(SubnetArithmetic.SmallestSubnet) is null || name is null ? null : new SubnetSettings(name, prefix.Text!, adopt);
    });

    private static void CheckApart(IEnumerable<ConfigNode> ranges)
    {
        var seen = new List<(ConfigNode Node, IPNetwork Range)>();
        foreach (var node in ranges)
        {
            if (RangeAt(node) is not { } range)
                continue;
            if (seen.FirstOrDefault(other => AddressRanges.Overlap(other.Range, range)).Node is { } other)
                node.Report($"must have no address in common with {other.Path}, {other.Text}");
            seen.Add((node, range));
        }
    }

    private static void CheckWithin(ConfigNode? space, ConfigNode subnets)
    {
        IPNetwork[] whole = [.. space?.Items.Select(RangeAt).OfType<IPNetwork>() ?? []];
        foreach (var prefix in subnets.Items.Select(subnet => subnet["prefix"]))
        {
            if (whole is not [] && RangeAt(prefix) is { } range && !whole.Any(part => AddressRanges.Covers(part, range)))
                prefix.Report($"must be a part of the network's {space!.Path}: {string.Join(", ", whole)}");
        }
    }

    private static IPNetwork? RangeAt(ConfigNode node) => node.Text is { } text ? AddressRanges.Find(text) : null;
}
