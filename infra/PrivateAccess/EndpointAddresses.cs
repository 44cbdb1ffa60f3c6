using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Registries;
using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.Utilities;

namespace GeoRegistry.PrivateAccess;

/// <summary>
/// Reads the addresses of private endpoints from their network interfaces. An endpoint returns them itself only until a zone group is attached to it, which
/// empties its <c>customDnsConfigs</c> (https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/private_endpoint), and the stack
/// would know them as they were when the endpoint was last changed.
/// </summary>
internal static class EndpointAddresses
{
    /// <summary>The addresses by host name, as they are when all replicas have been written; several of a host name are separated by spaces.</summary>
    /// <param name="networkInterfaceId">The id of an endpoint's network interface; null where Azure reports none.</param>
    /// <param name="after">What the endpoint waits for: each new replica adds an address.</param>
    internal static Output<ImmutableDictionary<string, string>> Of(Output<string?> networkInterfaceId, InputList<Resource> after)
    {
        var written = after.ToOutput().Apply(resources => Output.All(resources.OfType<CustomResource>().Select(resource => (Input<string>)resource.Id)));
        return Output.Tuple(networkInterfaceId, written).Apply(known => known.Item1 is { } id
            ? Output.Create(ReadAsync(id)).Apply(read => read is not null || !Deployment.Instance.IsDryRun
                ? Output.Create(read ?? [])
                : OutputUtilities.CreateUnknown(ImmutableDictionary<string, string>.Empty))
            : Output.Create(ImmutableDictionary<string, string>.Empty));
    }

    /// <returns>Null where Azure did not answer: nothing but an output depends on it.</returns>
    private static async Task<ImmutableDictionary<string, string>?> ReadAsync(string id)
    {
        try
        {
            var found = await GetNetworkInterface.InvokeAsync(
                new() { ResourceGroupName = ResourceIds.ResourceGroup(id), NetworkInterfaceName = ResourceIds.Name(id) });
            return found.IpConfigurations
                .SelectMany(configuration => HostNames(configuration.PrivateLinkConnectionProperties?.Fqdns)
                    .Select(host => (Host: host, Address: configuration.PrivateIPAddress)))
                .GroupBy(entry => entry.Host, entry => entry.Address)
                .ToImmutableDictionary(host => host.Key, host => string.Join(' ', host));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            if (!Deployment.Instance.IsDryRun)
                Log.Warn($"The addresses of a private endpoint are left out of the outputs: its network interface {id} cannot be read. {error.Message}");
            return null;
        }
    }

    private static ImmutableArray<string> HostNames(ImmutableArray<string>? names) => names is { IsDefault: false } known ? known : [];
}
