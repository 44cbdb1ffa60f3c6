using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Settings.Checks.PrivateAccess;
using GeoRegistry.Settings.PrivateAccess;
using GeoRegistry.Settings.Reading;

namespace GeoRegistry.Settings.Sections.PrivateAccess;

/// <summary>Reads <c>privateAccess.dns</c>, and which zone each endpoint's records are in.</summary>
internal static class DnsSection
{
    private const string DefaultZone = "default";
    private const string PrivateDnsZone = "Microsoft.Network/privateDnsZones";
    private const string VirtualNetwork = "Microsoft.Network/virtualNetworks";
    private const int MaximumNameLength = 64;

    /// <returns>The zones, and the zone's name by the endpoint's.</returns>
    internal static (ImmutableArray<DnsZoneSettings> Zones, ImmutableDictionary<string, string> ZoneOf) Read(
        ConfigMap privateAccess, ImmutableArray<PrivateEndpointSettings> endpoints, RegistryContext context)
    {
        var elsewhere = false;
        ImmutableArray<DnsZoneSettings>? zones = null;
        var dns = privateAccess.Optional("dns");
        _ = dns?.AsMap(map =>
        {
            elsewhere = map.Optional("managedElsewhere")?.AsBoolean() ?? false;
            if (map.Optional("zones") is { } list)
            {
                zones = list.AsList("zones", "remove the key", zone => ReadZone(zone, privateAccess.Node["networks"], context));
                if (elsewhere)
                    list.Report("must be left out beside managedElsewhere: true", "remove one of the two");
            }

            return map;
        });
        var nodes = privateAccess.Node["endpoints"].Items.ToArray();
        if (elsewhere)
        {
            foreach (var key in nodes.SelectMany(endpoint => new[] { endpoint["zone"], endpoint["adoptZoneGroup"] }).Where(key => key.IsGiven))
                key.Report("must be left out beside dns.managedElsewhere: true", "remove the key");
            return ([], ImmutableDictionary<string, string>.Empty);
        }

        if (zones is null && endpoints is [])
            return ([], ImmutableDictionary<string, string>.Empty);
        var all = zones ?? [new DnsZoneSettings { Name = DefaultZone }];
        var zoneOf = EndpointZones.Read(privateAccess.Node, [.. all.Select(zone => zone.Name)], context.ResourceGroup);
        var linked = all.Select(zone => WithLinks(zone, endpoints, zoneOf)).ToImmutableArray();
        return ([.. linked.Select(zone => WithAdoptedLinks(zone, dns?["zones"]))], zoneOf);
    }

    private static DnsZoneSettings? ReadZone(ConfigNode zone, ConfigNode networks, RegistryContext context) => zone.AsMap(map =>
    {
        var name = map.Required("name")?.AsNetworkName(1, MaximumNameLength);
        if (map.Optional("id") is { } idNode)
        {
            var id = idNode.AsResourceId(PrivateDnsZone);
            if (id is not null && !Cloud.All.Any(cloud => cloud.PrivateDnsZone.Equals(ResourceIds.Name(id), StringComparison.OrdinalIgnoreCase)))
                idNode.Report($"must be the id of a zone named {string.Join(" or ", Cloud.All.Select(cloud => cloud.PrivateDnsZone))}, where a registry's host names are looked up");
            return name is null || id is null ? null : new DnsZoneSettings { Name = name, Id = id };
        }

        var resourceGroup = map.ReadResourceGroup(context.HomeRegion);
        var links = map.Optional("links")?.AsList("networks", "remove the key: the endpoint's network is linked", link => AsNetwork(link, networks)) ?? [];
        CheckDistinct(zone["links"]);
        var adopt = map.Optional("adopt")?.AsBoolean() ?? false;
        _ = map.Optional("adoptLinks");
        return name is null
            ? null
            : new DnsZoneSettings { Name = name, ResourceGroup = resourceGroup, Links = [.. links.Order(StringComparer.Ordinal)], Adopt = adopt };
    });

    /// <summary>A network is linked to a zone once.</summary>
    private static void CheckDistinct(ConfigNode links)
    {
        var seen = new Dictionary<string, ConfigNode>(ResourceIds.Comparer);
        foreach (var link in links.Items)
        {
            if (link.Text is { } text && !seen.TryAdd(text, link))
                link.Report($"must be in the list once; {seen[text].Path} is the same network", "remove one of the two entries");
        }
    }

    private static string? AsNetwork(ConfigNode link, ConfigNode networks)
    {
        if (link.AsText() is not { } text)
            return null;
        if (text.StartsWith('/'))
            return link.AsResourceId(VirtualNetwork);
        var declared = networks.Items.Select(network => network["name"].Text).OfType<string>().ToArray();
        if (declared.Contains(text))
            return text;
        link.Report($"must be a network declared in {networks.Path}, or the id of one that exists", Nearest.To(text, declared));
        return null;
    }

    private static DnsZoneSettings WithLinks(
        DnsZoneSettings zone, ImmutableArray<PrivateEndpointSettings> endpoints, ImmutableDictionary<string, string> zoneOf)
        => zone is { Id: null, Links: [] }
            ? zone with { Links = [.. endpoints.Where(endpoint => zoneOf.GetValueOrDefault(endpoint.Name) == zone.Name).Select(endpoint => endpoint.Network)] }
            : zone;

    /// <summary>Which links are taken over can be read only when it is known which there are.</summary>
    /// <param name="zone">A zone with all its links.</param>
    /// <param name="zones">The list of zones; null where it is left out.</param>
    private static DnsZoneSettings WithAdoptedLinks(DnsZoneSettings zone, ConfigNode? zones)
        => zones?.Items.FirstOrDefault(node => node["name"].Text == zone.Name) is { } entry && entry["adoptLinks"] is { IsGiven: true } given
            ? zone with { AdoptedLinks = given.AsList("networks", link => AsLink(link, zone)) }
            : zone with { AdoptedLinks = zone.Adopt ? zone.Links : [] };

    private static string? AsLink(ConfigNode link, DnsZoneSettings zone)
    {
        if (link.AsText() is not { } text || zone.Links.Contains(text))
            return link.Text;
        link.Report($"must be a network that the zone is linked to: {string.Join(", ", zone.Links)}", Nearest.To(text, [.. zone.Links]));
        return null;
    }
}
