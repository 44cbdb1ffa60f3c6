using System.Collections.Immutable;
using GeoRegistry.Configuration;
using GeoRegistry.NetworkRoles;

namespace GeoRegistry.PrivateAccess;

/// <summary>
/// Which zone each endpoint's records are in. Two endpoints of a registry have records of the same names, so in one zone the later would
/// overwrite the earlier's, and the removal of either would clear them.
/// </summary>
internal static class EndpointZones
{
    private const string TryZones = "give each endpoint a zone of its own in dns.zones, in another resource group, or set dns.managedElsewhere: true";

    /// <param name="privateAccess">The place of <c>privateAccess</c>.</param>
    /// <param name="zones">The names of all zones.</param>
    /// <param name="context">The registry.</param>
    /// <returns>The zone's name by the endpoint's, without those that are reported.</returns>
    internal static ImmutableDictionary<string, string> Read(ConfigNode privateAccess, ImmutableArray<string> zones, RegistryContext context)
    {
        var list = privateAccess["dns"]["zones"];
        if (list.Items.Any())
        {
            DistinctNames.Check(list);
            CheckDistinct(context);
        }

        var zoneOf = ImmutableDictionary.CreateBuilder<string, string>();
        var endpointOf = new Dictionary<string, ConfigNode>();
        foreach (var endpoint in privateAccess["endpoints"].Items)
        {
            if (Zone(endpoint, zones) is not { } zone || endpoint["name"].Text is not { } name)
                continue;
            if (!endpointOf.TryAdd(zone, endpoint))
            {
                var place = endpoint["zone"].IsGiven ? endpoint["zone"] : endpoint;
                place.Report($"must have another zone than {endpointOf[zone].Path}: the two would overwrite each other's records", TryZones);
            }

            zoneOf[name] = zone;
        }

        return zoneOf.ToImmutable();
    }

    private static string? Zone(ConfigNode endpoint, ImmutableArray<string> zones)
    {
        var node = endpoint["zone"];
        if (!node.IsGiven)
        {
            if (zones.Length is 1)
                return zones[0];
            if (zones.Length > 1)
                node.Report($"must be given, since there are several zones: {string.Join(" or ", zones)}");
            return null;
        }

        if (node.AsText() is not { } text || zones.Contains(text))
            return node.Text;
        node.Report("must be the name of one of dns.zones", Nearest.To(text, zones));
        return null;
    }

    /// <summary>All zones have one name in Azure, so two are different ones only in different resource groups.</summary>
    private static void CheckDistinct(RegistryContext context)
    {
        var seen = new Dictionary<string, ConfigNode>();
        foreach (var zone in DeclaredNetworks.ZonesOf(context.Registry))
        {
            if (context.Networks.IdentityOf(zone) is not { } key || seen.TryAdd(key, zone.Place))
                continue;
            zone.Place[zone.IsDeclared ? "resourceGroup" : zone.Id is null ? "zone" : "id"].Report(!zone.IsDeclared
                ? $"must be another zone than that of {seen[key].Path}"
                : $"must be another resource group than that of {seen[key].Path}: zones for registries all have one name, so a resource group holds one");
        }
    }
}
