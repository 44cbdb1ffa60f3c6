using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.NetworkRoles;

namespace GeoRegistry.PrivateAccess;

/// <summary>
/// Azure links a network to one zone of a name, and once. All zones for registries have one name, so this is looked at over all registries,
/// whichever way each calls the network.
/// </summary>
internal static class NetworkLinks
{
    internal static void Check(ConfigNode registries, DeclaredNetworks networks)
    {
        var seen = new Dictionary<string, Link>();
        var zones = registries.Items.SelectMany(DeclaredNetworks.ZonesOf).Where(zone => zone.IsDeclared || zone.Reference is not null);
        foreach (var link in zones.OrderByDescending(zone => zone.IsDeclared).SelectMany(zone => LinksOf(zone, networks)))
        {
            if (!seen.TryAdd(link.Network, link))
                Report(link, seen[link.Network]);
        }

        WarnOfUnlinked(registries, networks, [.. seen.Values.Select(link => (link.ZoneIdentity, link.Network))]);
    }

    private static void Report(Link link, Link first)
    {
        var linked = $"{(first.Place.IsGiven ? first.Place : first.Zone.Registry).Path} links {ResourceIds.Name(link.Network)} to {first.Zone.FullName}";
        if (link.ZoneIdentity != first.ZoneIdentity)
        {
            var isOwn = link.Zone.Registry.Path == first.Zone.Registry.Path;
            link.Place.Report(
                $"{(link.Place.IsGiven ? "must be linked to another network" : "must name a zone")}: {linked}, and Azure links a network to one zone of a name",
                isOwn ? "place the two endpoints in different networks, or give each zone the networks that it is linked to as links"
                    : $"dns: {{ zones: [{{ name: shared, zone: {first.Zone.FullName} }}] }}, which both registries then use");
        }
        else if (!link.Zone.IsDeclared)
        {
            link.Place.Report($"must be another network: {linked} already", "remove the entry");
        }
    }

    /// <summary>The networks that a registry links to a zone: those it lists, or for a zone of its own those of the endpoints that use it.</summary>
    private static IEnumerable<Link> LinksOf(DeclaredZone zone, DeclaredNetworks networks)
    {
        if (networks.IdentityOf(zone) is not { } identity)
            return [];
        var links = zone.Place["links"];
        var linked = links.IsGiven ? links.Items.Select(link => (Place: link, Network: link.Text))
            : zone.IsDeclared ? zone.Endpoints.Select(endpoint => (zone.Place, Network: NetworkOf(endpoint)))
            : [];
        return linked.Where(link => link.Network is not null)
            .Select(link => new Link(zone, identity, link.Place, networks.IdentityOfNetwork(link.Network!, zone.Registry)))
            .DistinctBy(link => link.Network);
    }

    /// <summary>Names are looked up through a zone only where it is linked to the network, or to one that the network's own name servers ask.</summary>
    private static void WarnOfUnlinked(ConfigNode registries, DeclaredNetworks networks, HashSet<(string Zone, string Network)> links)
    {
        foreach (var zone in registries.Items.SelectMany(DeclaredNetworks.ZonesOf).Where(zone => zone.Reference is not null))
        {
            if (networks.Resolve(zone) is not { IsDeclared: true } shared || networks.IdentityOf(zone) is not { } identity)
                continue;
            foreach (var network in zone.Endpoints.Select(NetworkOf).OfType<string>())
            {
                if (!links.Contains((identity, networks.IdentityOfNetwork(network, zone.Registry))))
                {
                    zone.Place["zone"].Warn(
                        $"{shared.FullName} is not linked to the network of the endpoint, {network}, whose clients find the registry only if their name "
                            + "servers ask "
                            + $"a network that is linked; links: [{network}] in this entry links it");
                }
            }
        }
    }

    private static string? NetworkOf(ConfigNode endpoint)
        => endpoint["subnet"].Text is not { } subnet || !subnet.Contains('/', StringComparison.Ordinal) ? null
            : SubnetPlace.IsId(subnet) ? subnet.Split('/').Length > 2 ? ResourceIds.Parent(subnet) : null
            : subnet[..subnet.LastIndexOf('/')];

    /// <param name="Zone">The entry that links.</param>
    /// <param name="ZoneIdentity">The zone's identity in Azure: resource group and name.</param>
    /// <param name="Place">The place in the configuration that asks for the link.</param>
    /// <param name="Network">The network's identity in Azure: resource group and name.</param>
    private sealed record Link(DeclaredZone Zone, string ZoneIdentity, ConfigNode Place, string Network);
}
