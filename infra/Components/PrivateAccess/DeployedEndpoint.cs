using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Settings.PrivateAccess;
using Pulumi;
using Pulumi.AzureNative.Network;

namespace GeoRegistry.Components.PrivateAccess;

/// <summary>A private endpoint as it was deployed.</summary>
/// <param name="Name">What it is called in the settings.</param>
/// <param name="Region">Where it is.</param>
/// <param name="Id">Its id in Azure Resource Manager.</param>
/// <param name="NetworkInterfaceId">The id of the network interface that has its addresses; null where Azure reports none.</param>
/// <param name="Addresses">
/// Its addresses by host name, as of the endpoint's last change: those of a later replica are in it after the next refresh. Empty while
/// its connection waits for approval.
/// </param>
internal sealed record DeployedEndpoint(
    string Name,
    Region Region,
    Output<string> Id,
    Output<string?> NetworkInterfaceId,
    Output<ImmutableDictionary<string, string>> Addresses)
{
    internal static DeployedEndpoint From(PrivateEndpointSettings settings, PrivateEndpoint endpoint) => new(
        settings.Name,
        settings.Region,
        endpoint.Id,
        endpoint.NetworkInterfaces.Apply(interfaces => interfaces.IsDefaultOrEmpty ? null : interfaces[0].Id),
        endpoint.CustomDnsConfigs.Apply(configs => configs.IsDefaultOrEmpty
            ? []
            : configs.Where(config => config.Fqdn is not null).DistinctBy(config => config.Fqdn).ToImmutableDictionary(
                config => config.Fqdn!, config => config.IpAddresses.IsDefault ? "" : string.Join(' ', config.IpAddresses))));

    /// <summary>The endpoint as part of a stack's outputs.</summary>
    internal ImmutableDictionary<string, object?> Describe() => new Dictionary<string, object?>
    {
        ["id"] = Id,
        ["region"] = Region.Name,
        ["networkInterfaceId"] = NetworkInterfaceId,
        ["addresses"] = Addresses,
    }.ToImmutableDictionary();
}
