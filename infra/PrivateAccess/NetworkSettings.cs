using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Parts;

namespace GeoRegistry.PrivateAccess;

/// <summary>A virtual network that is declared here: an entry of <c>privateAccess.networks</c>.</summary>
/// <param name="Name">Its name (<c>name</c>): 2 to 64 letters, digits, underscores, periods and hyphens.</param>
/// <param name="Region">Where it is (<c>region</c>). Default: the home region.</param>
/// <param name="ResourceGroup">The resource group it is in (<c>resourceGroup</c>); null for the registry's, which is the default.</param>
/// <param name="AddressSpace">The ranges of addresses it has (<c>addressSpace</c>), in CIDR notation: at least one.</param>
/// <param name="Subnets">Its subnets, by name (<c>subnets</c>): at least one.</param>
/// <param name="Tags">Its tags beside those of the registry (<c>tags</c>). Default none.</param>
/// <param name="Adopt">Whether it exists in Azure and is taken over into the stack (<c>adopt</c>). Default false.</param>
public sealed record NetworkSettings(
    string Name,
    Region Region,
    ResourceGroupSettings? ResourceGroup,
    ImmutableArray<string> AddressSpace,
    ImmutableArray<SubnetSettings> Subnets,
    ImmutableSortedDictionary<string, string> Tags,
    bool Adopt);

/// <summary>A subnet of a network that is declared here.</summary>
/// <param name="Name">Its name (<c>name</c>): 1 to 80 letters, digits, underscores, periods and hyphens.</param>
/// <param name="Prefix">Its range of addresses (<c>prefix</c>), in CIDR notation: a part of the network's, at least a /29.</param>
/// <param name="Adopt">Whether it exists in Azure and is taken over into the stack (<c>adopt</c>). Default: as the network.</param>
public sealed record SubnetSettings(string Name, string Prefix, bool Adopt);
