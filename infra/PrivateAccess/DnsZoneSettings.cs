using System.Collections.Immutable;
using GeoRegistry.Parts;

namespace GeoRegistry.PrivateAccess;

/// <summary>A private DNS zone: an entry of <c>privateAccess.dns.zones</c>, checked, with every default filled in.</summary>
public sealed record DnsZoneSettings
{
    /// <summary>What endpoints call it (<c>name</c>): 1 to 64 letters, digits, underscores, periods and hyphens. In Azure all have one name.</summary>
    public required string Name { get; init; }

    /// <summary>The id of a zone that exists (<c>id</c>); null where it is declared here.</summary>
    public string? Id { get; init; }

    /// <summary>Another registry's zone (<c>zone</c>); null where it is declared here or exists.</summary>
    public SharedZone? Shared { get; init; }

    /// <summary>The resource group it is declared in (<c>resourceGroup</c>); null for the registry's, which is the default.</summary>
    public ResourceGroupSettings? ResourceGroup { get; init; }

    /// <summary>
    /// The networks that resolve names with it (<c>links</c>), sorted: names of those declared here, <c>REGISTRY/NETWORK</c> of
    /// those that other registries declare, ids of others. Default: the network of the endpoint whose records it has; none for another registry's
    /// zone and for one that exists.
    /// </summary>
    public ImmutableArray<string> Links { get; init; } = [];

    /// <summary>Whether it exists in Azure and is taken over into the stack (<c>adopt</c>). Default false.</summary>
    public bool Adopt { get; init; }

    /// <summary>
    /// Those of <see cref="Links"/> whose links exist in Azure and are taken over into the stack (<c>adoptLinks</c>). Default: all where the zone is,
    /// else none.
    /// </summary>
    public ImmutableArray<string> AdoptedLinks { get; init; } = [];
}

/// <summary>A zone that another registry of the stack declares.</summary>
/// <param name="Name">What it is called here: <c>REGISTRY/ZONE</c>.</param>
/// <param name="ResourceGroup">The resource group that it is declared in.</param>
public sealed record SharedZone(string Name, string ResourceGroup);
