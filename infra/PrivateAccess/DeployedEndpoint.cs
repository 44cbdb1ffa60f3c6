using System.Collections.Immutable;
using GeoRegistry.Azure;
using Pulumi;
using Pulumi.AzureNative.Network;

namespace GeoRegistry.PrivateAccess;

/// <summary>A private endpoint as it was deployed.</summary>
/// <param name="Name">Its name in the settings.</param>
/// <param name="Region">Where it is.</param>
/// <param name="Id">Its id in Azure Resource Manager.</param>
/// <param name="NetworkInterfaceId">The id of the network interface that has its addresses; null where Azure reports none.</param>
/// <param name="Addresses">
/// Its addresses by host name, as they are after the run. Empty while its connection waits for approval.
/// </param>
internal sealed record DeployedEndpoint(
    string Name,
    Region Region,
    Output<string> Id,
    Output<string?> NetworkInterfaceId,
    Output<ImmutableDictionary<string, string>> Addresses)
{
    /// <param name="settings">The endpoint's settings.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="after">The replicas and all else that endpoints wait for.</param>
    internal static DeployedEndpoint From(PrivateEndpointSettings settings, PrivateEndpoint endpoint, InputList<Resource> after)
    {
        var networkInterface = endpoint.NetworkInterfaces.Apply(interfaces => interfaces.IsDefaultOrEmpty ? null : interfaces[0].Id);
        return new(settings.Name, settings.Region, endpoint.Id, networkInterface, EndpointAddresses.Of(networkInterface, after));
    }

    /// <summary>The endpoint as the registry puts it out.</summary>
    internal ImmutableDictionary<string, object?> Outputs => new Dictionary<string, object?>
    {
        ["id"] = Id,
        ["region"] = Region.Name,
        ["networkInterfaceId"] = NetworkInterfaceId,
        ["addresses"] = Addresses,
    }.ToImmutableDictionary();
}
