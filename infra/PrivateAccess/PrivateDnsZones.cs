using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Parts;
using Pulumi;
using Pulumi.AzureNative.PrivateDns;
using Pulumi.AzureNative.PrivateDns.Inputs;
using Pulumi.Utilities;

namespace GeoRegistry.PrivateAccess;

/// <summary>The private DNS zones in which clients in the linked networks look up the private endpoints' addresses.</summary>
internal static class PrivateDnsZones
{
    private const string Global = "global";
    private const int SuffixLength = 8;

    /// <summary>Declares the zones that do not exist yet, and the links to networks.</summary>
    /// <returns>The id of every zone, by its name in the settings.</returns>
    internal static ImmutableDictionary<string, Output<string>> Declare(
        RegistryScope scope, ImmutableArray<DnsZoneSettings> settings, PrivateNetworks networks)
        => settings.ToImmutableDictionary(
            zone => zone.Name, zone => zone.Id is { } existing ? scope.IdOf(existing) : Declare(scope, networks, zone));

    private static Output<string> Declare(RegistryScope scope, PrivateNetworks networks, DnsZoneSettings settings)
    {
        var zone = settings.Shared is { } shared ? networks.Stack.Zones[shared.Name] : DeclareZone(scope, networks.Stack, settings);
        foreach (var network in settings.Links)
            DeclareLink(scope, zone, settings, network, networks.Network(network));
        return zone.Id;
    }

    private static DeployedZone DeclareZone(RegistryScope scope, StackNetworks stack, DnsZoneSettings settings)
    {
        var name = TargetCloud.Current.PrivateDnsZone;
        var resourceGroup = scope.NameOfGroup(settings.ResourceGroup);
        var options = Options(scope, settings, "");
        options.ImportId = scope.AdoptedId(settings.Adopt, Path, settings.ResourceGroup?.Name);
        var zone = new PrivateZone(
            scope.NameOf($"{PartOf(scope, settings)}/{name}"),
            new PrivateZoneArgs { PrivateZoneName = name, ResourceGroupName = resourceGroup, Location = Global, Tags = scope.Tags() },
            options);
        _ = scope.Publish(zone, Path, settings.ResourceGroup?.Name);
        return stack.Zones[$"{scope.Settings.Name}/{settings.Name}"]
            = new DeployedZone(zone.Id, OutputUtilities.WithDependency(Output.Create(name), zone), resourceGroup);
    }

    private static void DeclareLink(RegistryScope scope, DeployedZone zone, DnsZoneSettings settings, string network, Output<string> networkId)
    {
        var name = NameOfLink(network);
        var options = OptionsOfLink(scope, settings, name);
        options.ImportId = scope.AdoptedId(settings.AdoptedLinks.Contains(network), $"{Path}/virtualNetworkLinks/{name}", GroupOf(scope, settings));
        _ = new VirtualNetworkLink(
            scope.NameOf($"{PartOf(scope, settings)}/{name}"),
            new VirtualNetworkLinkArgs
            {
                VirtualNetworkLinkName = name,
                PrivateZoneName = zone.Name,
                ResourceGroupName = zone.ResourceGroupName,
                Location = Global,
                VirtualNetwork = new SubResourceArgs { Id = networkId },
                // The zone is for the registry's records only, not for those of machines in the network.
                RegistrationEnabled = false,
                Tags = scope.Tags(),
            },
            options);
    }

    /// <summary>Zones for registries all have one name, so their resource groups distinguish them.</summary>
    private static string PartOf(RegistryScope scope, DnsZoneSettings settings) => $"zone-{GroupOf(scope, settings)}";

    private static string GroupOf(RegistryScope scope, DnsZoneSettings settings)
        => settings.Shared?.ResourceGroup ?? settings.ResourceGroup?.Name ?? scope.Settings.ResourceGroup;

    private static string Path => $"Microsoft.Network/privateDnsZones/{TargetCloud.Current.PrivateDnsZone}";

    /// <summary>Azure cannot change the network of a link: the link is deleted and created again under its name.</summary>
    private static CustomResourceOptions OptionsOfLink(RegistryScope scope, DnsZoneSettings settings, string link)
    {
        var options = Options(scope, settings, $"-{link}");
        options.IgnoreChanges = ["virtualNetworkLinkName"];
        options.ReplaceOnChanges = ["virtualNetwork"];
        options.DeleteBeforeReplace = true;
        return options;
    }

    /// <summary>Earlier versions named zones and links in the stack by the zone's name in the settings, which is not a name in Azure.</summary>
    private static CustomResourceOptions Options(RegistryScope scope, DnsZoneSettings settings, string link)
    {
        var options = scope.Options();
        options.Aliases.Add(scope.Formerly($"zone-{settings.Name}{link}"));
        return options;
    }

    /// <summary>
    /// The network's name; for one that exists, or that another registry declares, with a hash of the reference to it, since networks in other resource
    /// groups may have the same name.
    /// </summary>
    private static string NameOfLink(string network)
        => network.Contains('/', StringComparison.Ordinal)
            ? $"{ResourceIds.Name(network)}-{DeterministicGuid.Of(network).ToString()[..SuffixLength]}"
            : network;
}
