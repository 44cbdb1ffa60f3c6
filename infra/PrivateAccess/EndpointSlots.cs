using GeoRegistry.Azure;
using GeoRegistry.Parts;
using GeoRegistry.Records;

namespace GeoRegistry.PrivateAccess;

/// <summary>
/// A registry's records in a DNS zone belong to one endpoint: a second one's zone group writes the same records, and the first one's clears
/// them when it goes. Without a zone, network interfaces have names of their own and addresses are taken once.
/// </summary>
internal static class EndpointSlots
{
    /// <summary>The slots of all endpoints of a registry.</summary>
    internal static IEnumerable<Slot> Of(CommonSettings registry, PrivateAccessSettings settings) => settings.Endpoints
        .Select(endpoint => new Slot(KeyOf(registry, settings, endpoint), endpoint.Name, recorded => Renaming.Refusal(
            $"{registry.Name}: the private endpoint {recorded} cannot become {endpoint.Name}: Azure does not rename endpoints, and "
                + $"{Place(registry, settings, endpoint)} to one at a time",
            recorded,
            "until the second run is done, some minutes, nobody reaches the registry through this endpoint, whose addresses may be others then"))
        {
            Name = endpoint.Name,
        });

    /// <summary>The key of an endpoint's slot: for the registry's records in its zone, or whatever else only one endpoint can have.</summary>
    internal static string KeyOf(CommonSettings registry, PrivateAccessSettings settings, PrivateEndpointSettings endpoint)
        => endpoint.Zone is { } zone ? $"endpoint-in-{ZoneKey(registry, settings, zone)}"
            : endpoint.NetworkInterfaceName is { } networkInterface ? $"endpoint-with-{networkInterface.ToLowerInvariant()}"
            : endpoint.Addresses.Count > 0 ? $"endpoint-at-{endpoint.Addresses.First().Value}"
            : $"endpoint-{endpoint.Name.ToLowerInvariant()}";

    private static string Place(CommonSettings registry, PrivateAccessSettings settings, PrivateEndpointSettings endpoint)
        => endpoint.Zone is { } zone ? $"the registry's records in the DNS zone {zone} ({ZoneKey(registry, settings, zone)}) belong"
            : endpoint.NetworkInterfaceName is { } networkInterface ? $"the network interface {networkInterface} belongs"
            : $"the addresses {string.Join(", ", endpoint.Addresses.Values)} belong";

    /// <summary>Zones for registries all have one name, so the group distinguishes them; for one that exists also the subscription.</summary>
    private static string ZoneKey(CommonSettings registry, PrivateAccessSettings settings, string name)
    {
        var zone = settings.Zones.Single(zone => zone.Name == name);
        var place = zone.Id is { } id
            ? $"{ResourceIds.ResourceGroup(id)}-{Slot.Hash(id)}"
            : zone.Shared?.ResourceGroup ?? zone.ResourceGroup?.Name ?? registry.ResourceGroup;
        return place.ToLowerInvariant();
    }
}
