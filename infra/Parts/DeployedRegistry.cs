using System.Collections.Immutable;
using Pulumi;

namespace GeoRegistry.Parts;

/// <summary>The registry as it was deployed, in whichever API version: everything that its other parts need of it.</summary>
/// <param name="Resource">The resource, to depend on.</param>
/// <param name="Id">Its id in Azure Resource Manager.</param>
/// <param name="Name">Its name in Azure.</param>
/// <param name="LoginServer">The global endpoint's host name.</param>
/// <param name="ZoneRedundancy"><c>Enabled</c> or <c>Disabled</c>, of the home region.</param>
/// <param name="ProvisioningState">How the last change to it ended, such as <c>Succeeded</c>.</param>
/// <param name="PrincipalId">The object id of its system-assigned identity; null where it has none.</param>
/// <param name="DataEndpointHostNames">The host names to download images from, one per region; empty where data endpoints are off.</param>
/// <param name="RegionalEndpointHostNames">The regional endpoints' host names, one per region; empty where they are off.</param>
internal sealed record DeployedRegistry(
    Resource Resource,
    Output<string> Id,
    Output<string> Name,
    Output<string> LoginServer,
    Output<string> ZoneRedundancy,
    Output<string> ProvisioningState,
    Output<string?> PrincipalId,
    Output<ImmutableArray<string>> DataEndpointHostNames,
    Output<ImmutableArray<string>> RegionalEndpointHostNames)
{
    /// <summary>The zone redundancy where an update returns none.</summary>
    internal const string NotZoneRedundant = "Disabled";
}
