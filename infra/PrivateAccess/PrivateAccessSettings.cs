using System.Collections.Immutable;
using GeoRegistry.Parts;
using GeoRegistry.Stacks;

namespace GeoRegistry.PrivateAccess;

/// <summary>How private networks reach a registry (<c>privateAccess</c>), checked, with every default filled in.</summary>
public sealed record PrivateAccessSettings
{
    /// <summary>The virtual networks that are declared here, by name (<c>networks</c>). Default none.</summary>
    public ImmutableArray<NetworkSettings> Networks { get; init; } = [];

    /// <summary>The private endpoints, by name (<c>endpoints</c>): the order in the file means nothing. Default none; at most 200.</summary>
    public ImmutableArray<PrivateEndpointSettings> Endpoints { get; init; } = [];

    /// <summary>
    /// The private DNS zones that the endpoints' records are in, by name (<c>dns.zones</c>). Default: where there is one endpoint, one
    /// zone declared in the registry's resource group. None where the records are left to others (<c>dns.managedElsewhere</c>).
    /// </summary>
    public ImmutableArray<DnsZoneSettings> Zones { get; init; } = [];

    /// <summary>The resource groups that are declared for networks, endpoints and zones, and where.</summary>
    public IEnumerable<ResourceGroupSettings> ResourceGroups => GroupsOfParts.Where(group => !group.Exists);

    /// <summary>The names of the resource groups that networks, endpoints and zones are in, where it is not the registry's.</summary>
    internal IEnumerable<string> UsedResourceGroups => GroupsOfParts.Select(group => group.Name);

    private IEnumerable<ResourceGroupSettings> GroupsOfParts
        => Networks.Select(network => network.ResourceGroup)
            .Concat(Endpoints.Select(endpoint => endpoint.ResourceGroup))
            .Concat(Zones.Select(zone => zone.ResourceGroup))
            .OfType<ResourceGroupSettings>();
}
