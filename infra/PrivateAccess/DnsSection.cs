using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Parts;

namespace GeoRegistry.PrivateAccess;

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
                zones = list.AsList("zones", "remove the key", zone => ReadZone(zone, context));
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
        var zoneOf = EndpointZones.Read(privateAccess.Node, [.. all.Select(zone => zone.Name)], context);
        var linked = all.Select(zone => WithLinks(zone, endpoints, zoneOf)).ToImmutableArray();
        return ([.. linked.Select(zone => WithAdoptedLinks(zone, dns?["zones"]))], zoneOf);
    }

    private static DnsZoneSettings? ReadZone(ConfigNode zone, RegistryContext context) => zone.AsMap(map =>
    {
        var name = map.Required("name")?.AsNetworkName(1, MaximumNameLength);
        if (map.Optional("zone") is { } reference)
            return ReadShared(map, name, reference, context);
        if (map.Optional("id") is { } idNode)
        {
            var id = idNode.AsResourceId(PrivateDnsZone);
            if (id is not null && !Cloud.All.Any(cloud => cloud.PrivateDnsZone.Equals(ResourceIds.Name(id), StringComparison.OrdinalIgnoreCase)))
                idNode.Report($"must be the id of a zone named {string.Join(" or ", Cloud.All.Select(cloud => cloud.PrivateDnsZone))}, where a registry's host names are looked up");
            return name is null || id is null ? null : new DnsZoneSettings { Name = name, Id = id };
        }

        var resourceGroup = map.ReadResourceGroup(context.HomeRegion);
        var links = ReadLinks(map, "remove the key: the endpoint's network is linked", context);
        var adopt = map.Optional("adopt")?.AsBoolean() ?? false;
        _ = map.Optional("adoptLinks");
        return name is null
            ? null
            : new DnsZoneSettings { Name = name, ResourceGroup = resourceGroup, Links = links, Adopt = adopt };
    });

    /// <summary>A zone of another registry, by its name there. This registry links only networks that the other one does not.</summary>
    private static DnsZoneSettings? ReadShared(ConfigMap map, string? name, ConfigNode reference, RegistryContext context)
    {
        var links = ReadLinks(map, "remove the key: the other registry links networks, too", context);
        _ = map.Optional("adoptLinks");
        var beside = context.Networks.ZonesBeside(context.Registry).ToArray();
        var text = reference.AsText();
        var zone = beside.FirstOrDefault(zone => zone.FullName == text);
        if (text is not null && zone is null)
        {
            var names = beside.Select(other => other.FullName).ToArray();
            reference.Report(
                "must be REGISTRY/ZONE, a zone of another registry of this stack"
                    + (names is [] ? ", and no other one has any" : $": {string.Join(" or ", names)}"),
                Nearest.To(text, names));
        }

        return name is null || zone is null || context.Networks.Resolve(zone) is not { } found ? null
            : found.Id is { } id ? new DnsZoneSettings { Name = name, Id = id }
            : new DnsZoneSettings { Name = name, Shared = new(found.FullName, found.Group), Links = links };
    }

    /// <summary>The networks that a zone is linked to, each once.</summary>
    private static ImmutableArray<string> ReadLinks(ConfigMap zone, string whenEmpty, RegistryContext context)
    {
        var list = zone.Optional("links");
        var links = list?.AsList("networks", whenEmpty, link => AsNetwork(link, context)) ?? [];
        var seen = new Dictionary<string, ConfigNode>();
        foreach (var link in list?.Items ?? [])
        {
            if (link.Text is { } text && context.Networks.IdentityOfNetwork(text, context.Registry) is var identity && !seen.TryAdd(identity, link))
                link.Report($"must be in the list once; {seen[identity].Path} is the same network", "remove one of the two entries");
        }

        return [.. links.Order(StringComparer.Ordinal)];
    }

    private static string? AsNetwork(ConfigNode link, RegistryContext context)
    {
        if (link.AsText() is not { } text)
            return null;
        if (SubnetPlace.IsId(text))
            return link.AsResourceId(VirtualNetwork);
        if (context.Networks.FindNetwork(text, context.Registry) is { } network)
            return network.NameFor(context.Registry);
        link.Report(
            $"must be a network declared in {context.Registry["privateAccess"]["networks"].Path}, REGISTRY/NETWORK of another registry of this stack, "
                + "or the id of one that exists",
            Nearest.To(text, context.Networks.Networks.Select(network => network.NameFor(context.Registry))));
        return null;
    }

    private static DnsZoneSettings WithLinks(
        DnsZoneSettings zone, ImmutableArray<PrivateEndpointSettings> endpoints, ImmutableDictionary<string, string> zoneOf)
        => zone is { Id: null, Shared: null, Links: [] }
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
