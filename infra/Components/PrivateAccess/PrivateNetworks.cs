using System.Collections.Immutable;
using GeoRegistry.Settings.PrivateAccess;
using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.Utilities;

namespace GeoRegistry.Components.PrivateAccess;

/// <summary>The virtual networks that are declared here, for private endpoints and agent pools, with their subnets.</summary>
internal sealed class PrivateNetworks
{
    private readonly Dictionary<string, Output<string>> _networks = [];
    private readonly Dictionary<string, Output<string>> _subnets = [];

    private PrivateNetworks()
    {
    }

    /// <summary>Declares the networks.</summary>
    internal static PrivateNetworks Declare(RegistryScope scope)
    {
        var networks = new PrivateNetworks();
        foreach (var network in scope.Settings.PrivateAccess.Networks)
            networks.Declare(scope, network);
        return networks;
    }

    /// <summary>The id of a network: the name of one that is declared here, or the id itself.</summary>
    internal Output<string> Network(string network) => _networks.GetValueOrDefault(network) ?? Output.Create(network);

    /// <summary>The id of a subnet: <c>NETWORK/SUBNET</c> of those declared here, or the id itself.</summary>
    internal Output<string> Subnet(string subnet) => _subnets.GetValueOrDefault(subnet) ?? Output.Create(subnet);

    private void Declare(RegistryScope scope, NetworkSettings settings)
    {
        var resourceGroup = scope.NameOfGroup(settings.ResourceGroup);
        var options = scope.OptionsOf($"network-{settings.Name}", ["virtualNetworkName"]);
        options.ImportId = scope.AdoptedId(settings.Adopt, PathOf(settings), settings.ResourceGroup?.Name);
        var network = new VirtualNetwork(
            scope.NameOf($"network-{settings.Name}"),
            new VirtualNetworkArgs
            {
                VirtualNetworkName = settings.Name,
                ResourceGroupName = resourceGroup,
                Location = settings.Region.Name,
                AddressSpace = new Pulumi.AzureNative.Network.Inputs.AddressSpaceArgs { AddressPrefixes = settings.AddressSpace },
                Tags = scope.Tags(settings.Tags),
            },
            options);
        _networks.Add(settings.Name, network.Id);
        DeclareSubnets(scope, settings, resourceGroup, network);
    }

    /// <summary>
    /// Subnets are resources of their own, so that each one comes and goes without the others; Azure changes one of a network at a time,
    /// so each waits for the one before it.
    /// </summary>
    private void DeclareSubnets(RegistryScope scope, NetworkSettings settings, Input<string> resourceGroup, VirtualNetwork network)
    {
        Resource before = network;
        foreach (var subnet in settings.Subnets)
        {
            var options = scope.OptionsOf($"network-{settings.Name}-{subnet.Name}", ["subnetName", "virtualNetworkName"], before);
            options.ImportId = scope.AdoptedId(subnet.Adopt, $"{PathOf(settings)}/subnets/{subnet.Name}", settings.ResourceGroup?.Name);
            var declared = new Subnet(
                scope.NameOf($"network-{settings.Name}-{subnet.Name}"),
                new SubnetArgs
                {
                    SubnetName = subnet.Name,
                    VirtualNetworkName = OutputUtilities.WithDependency(Output.Create(settings.Name), network),
                    ResourceGroupName = resourceGroup,
                    AddressPrefix = subnet.Prefix,
                    // Private endpoints only answer; nothing in the subnet has to reach the internet.
                    DefaultOutboundAccess = false,
                },
                options);
            _subnets.Add($"{settings.Name}/{subnet.Name}", declared.Id);
            before = declared;
        }
    }

    private static string PathOf(NetworkSettings network) => $"Microsoft.Network/virtualNetworks/{network.Name}";
}
