using System.Collections.Immutable;
using GeoRegistry.Parts;
using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.Utilities;

namespace GeoRegistry.PrivateAccess;

/// <summary>The virtual networks that are declared here, for private endpoints and agent pools, with their subnets.</summary>
/// <param name="scope">Shared context of the registry's parts.</param>
/// <param name="stack">The networks and zones of all registries of the stack.</param>
internal sealed class PrivateNetworks(RegistryScope scope, StackNetworks stack)
{
    private readonly Dictionary<string, Output<string>> _networks = [];
    private readonly Dictionary<string, Output<string>> _subnets = [];

    /// <summary>The networks and zones of all registries of the stack.</summary>
    internal StackNetworks Stack => stack;

    /// <summary>Declares the networks.</summary>
    /// <param name="scope">Shared context of the registry's parts.</param>
    /// <param name="settings">The networks.</param>
    /// <param name="stack">The networks and zones of all registries of the stack, to which these are added.</param>
    internal static PrivateNetworks Declare(RegistryScope scope, ImmutableArray<NetworkSettings> settings, StackNetworks stack)
    {
        var networks = new PrivateNetworks(scope, stack);
        foreach (var network in settings)
            networks.Declare(network);
        stack.Networks[scope.Settings.Name] = networks;
        return networks;
    }

    /// <summary>The id of a network: <c>NETWORK</c> of those declared here, <c>REGISTRY/NETWORK</c> of another registry's, or the id itself.</summary>
    internal Output<string> Network(string network) => Find(network, networks => networks._networks);

    /// <summary>The id of a subnet: the same, with <c>/SUBNET</c> behind the network's name.</summary>
    internal Output<string> Subnet(string subnet) => Find(subnet, networks => networks._subnets);

    private Output<string> Find(string name, Func<PrivateNetworks, Dictionary<string, Output<string>>> known)
        => name.StartsWith('/') ? scope.IdOf(name)
            : known(this).GetValueOrDefault(name) ?? known(stack.Networks[name.Split('/')[0]])[name[(name.IndexOf('/') + 1)..]];

    private void Declare(NetworkSettings settings)
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
        _ = scope.Publish(network, PathOf(settings), settings.ResourceGroup?.Name);
        _networks.Add(settings.Name, network.Id);
        DeclareSubnets(settings, resourceGroup, network);
    }

    /// <summary>
    /// Subnets are separate resources, so that each one is added and removed without the others; Azure changes one subnet of a network at a time,
    /// so each waits for the one before it.
    /// </summary>
    private void DeclareSubnets(NetworkSettings settings, Input<string> resourceGroup, VirtualNetwork network)
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
            _ = scope.Publish(declared, $"{PathOf(settings)}/subnets/{subnet.Name}", settings.ResourceGroup?.Name);
            _subnets.Add($"{settings.Name}/{subnet.Name}", declared.Id);
            before = declared;
        }
    }

    private static string PathOf(NetworkSettings network) => $"Microsoft.Network/virtualNetworks/{network.Name}";
}
