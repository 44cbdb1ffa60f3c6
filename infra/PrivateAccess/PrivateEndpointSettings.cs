using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Parts;

namespace GeoRegistry.PrivateAccess;

/// <summary>A private endpoint: an entry of <c>privateAccess.endpoints</c>, checked, with every default filled in.</summary>
public sealed record PrivateEndpointSettings
{
    /// <summary>
    /// What tells it apart from the registry's others (<c>name</c>). In Azure it has the registry's name before it, and with it at most 64
    /// characters.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>
    /// The subnet it takes its addresses from (<c>subnet</c>): <c>NETWORK/SUBNET</c> of those declared here,
    /// <c>REGISTRY/NETWORK/SUBNET</c> of those that other registries declare, or the id of one that exists.
    /// </summary>
    public required string Subnet { get; init; }

    /// <summary>Where it is (<c>region</c>): the network's region. Default: that of the declared network, else the home region.</summary>
    public required Region Region { get; init; }

    /// <summary>The resource group it is in (<c>resourceGroup</c>); null for the registry's, which is the default.</summary>
    public ResourceGroupSettings? ResourceGroup { get; init; }

    /// <summary>The name of its connection to the registry (<c>connectionName</c>). Default null: that of the endpoint.</summary>
    public string? ConnectionName { get; init; }

    /// <summary>The name of its network interface (<c>networkInterfaceName</c>). Default null: Azure makes one up.</summary>
    public string? NetworkInterfaceName { get; init; }

    /// <summary>The ids of the application security groups it belongs to (<c>applicationSecurityGroups</c>). Default none.</summary>
    public ImmutableArray<string> ApplicationSecurityGroups { get; init; } = [];

    /// <summary>
    /// What it tells whoever has to approve its connection (<c>approval.message</c>): at most 140 characters. Default null: it is approved
    /// at once, which the deploying identity has to be allowed to.
    /// </summary>
    public string? ApprovalMessage { get; init; }

    /// <summary>
    /// Its addresses by the registry's member (<c>addresses</c>): <c>registry</c>, <c>registry_data_REGION</c>, <c>registry_REGION</c>.
    /// Empty, the default, for whichever are free.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Addresses { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The zone of <see cref="PrivateAccessSettings.Zones"/> that its records are in (<c>zone</c>); null where they are left to others.</summary>
    public string? Zone { get; init; }

    /// <summary>Its tags beside those of the registry (<c>tags</c>). Default none.</summary>
    public required ImmutableSortedDictionary<string, string> Tags { get; init; }

    /// <summary>Whether it exists in Azure and is taken over into the stack (<c>adopt</c>). Default false.</summary>
    public bool Adopt { get; init; }

    /// <summary>The same of what joins it to its zone (<c>adoptZoneGroup</c>). Default: as the endpoint.</summary>
    public bool AdoptZoneGroup { get; init; }

    /// <summary>The network it is in: its name, that of another registry and its name, or the id of one that exists.</summary>
    public string Network => Subnet.StartsWith('/') ? ResourceIds.Parent(Subnet) : Subnet[..Subnet.LastIndexOf('/')];
}
