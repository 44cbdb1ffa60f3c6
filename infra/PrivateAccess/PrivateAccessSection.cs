using GeoRegistry.Configuration;

namespace GeoRegistry.PrivateAccess;

/// <summary>Reads <c>privateAccess</c>.</summary>
internal static class PrivateAccessSection
{
    /// <summary>The most private endpoints that Azure gives one registry.</summary>
    private const int MaximumEndpoints = 200;

    /// <param name="registry">The registry's place.</param>
    /// <param name="privateAccess">What stands at the key; null when it is left out.</param>
    /// <param name="declared">What is declared in the stack.</param>
    internal static PrivateAccessSettings Read(ConfigNode registry, ConfigNode? privateAccess, DeclaredNetworks declared) => privateAccess?.AsMap(map =>
    {
        var context = RegistryContext.Of(registry, declared);
        var networkList = map.Optional("networks");
        var networks = networkList?.AsList("networks", network => NetworkSection.Read(network, context)) ?? [];
        var endpointList = map.Optional("endpoints");
        var endpoints = endpointList?.AsList("private endpoints", endpoint => PrivateEndpointSection.Read(endpoint, context)) ?? [];
        foreach (var list in new[] { networkList, endpointList }.OfType<ConfigNode>())
            DistinctNames.Check(list);
        if (endpoints.Length > MaximumEndpoints)
            endpointList!.Report($"must be at most {MaximumEndpoints} private endpoints; Azure gives a registry no more");
        var (zones, zoneOf) = DnsSection.Read(map, endpoints, context);
        return new PrivateAccessSettings
        {
            Networks = [.. networks.OrderBy(network => network.Name, StringComparer.Ordinal)],
            Endpoints = [.. endpoints
                .Select(endpoint => endpoint with { Zone = zoneOf.GetValueOrDefault(endpoint.Name) })
                .OrderBy(endpoint => endpoint.Name, StringComparer.Ordinal)],
            Zones = [.. zones.OrderBy(zone => zone.Name, StringComparer.Ordinal)],
        };
    }) ?? new();
}
