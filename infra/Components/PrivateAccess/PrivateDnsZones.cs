using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Settings.PrivateAccess;
using Pulumi;
using Pulumi.AzureNative.PrivateDns;
using Pulumi.AzureNative.PrivateDns.Inputs;
using Pulumi.Utilities;

namespace GeoRegistry.Components.PrivateAccess;

/// <summary>The private DNS zones that lead clients in the linked networks to the private endpoints.</summary>
internal static class PrivateDnsZones
{
    private const string Global = "global";
    private const int SuffixLength = 8;

    /// <summary>Declares the zones that do not exist yet.</summary>
    /// <returns>The id of every zone, by its name in the settings.</returns>
    internal static ImmutableDictionary<string, Output<string>> Declare(RegistryScope scope, PrivateNetworks networks)
        => scope.Settings.PrivateAccess.Zones.ToImmutableDictionary(
            zone => zone.Name, zone => zone.Id is { } existing ? Output.Create(existing) : Declare(scope, networks, zone));

    private static Output<string> Declare(RegistryScope scope, PrivateNetworks networks, DnsZoneSettings settings)
    {
        var resourceGroup = scope.NameOfGroup(settings.ResourceGroup);
        var name = Cloud.Current.PrivateDnsZone;
        // Zones for registries all have one name, so the group is what tells them apart.
        var part = $"zone-{settings.ResourceGroup?.Name ?? scope.Settings.ResourceGroup}";
        var path = $"Microsoft.Network/privateDnsZones/{name}";
        var options = Options(scope, settings, "");
        options.ImportId = scope.AdoptedId(settings.Adopt, path, settings.ResourceGroup?.Name);
        var zone = new PrivateZone(
            scope.NameOf($"{part}/{name}"),
            new PrivateZoneArgs { PrivateZoneName = name, ResourceGroupName = resourceGroup, Location = Global, Tags = scope.Tags() },
            options);
        foreach (var network in settings.Links)
        {
            var link = NameOfLink(network);
            var optionsOfLink = OptionsOfLink(scope, settings, link);
            optionsOfLink.ImportId = scope.AdoptedId(
                settings.AdoptedLinks.Contains(network), $"{path}/virtualNetworkLinks/{link}", settings.ResourceGroup?.Name);
            _ = new VirtualNetworkLink(
                scope.NameOf($"{part}/{link}"),
                new VirtualNetworkLinkArgs
                {
                    VirtualNetworkLinkName = link,
                    PrivateZoneName = OutputUtilities.WithDependency(Output.Create(name), zone),
                    ResourceGroupName = resourceGroup,
                    Location = Global,
                    VirtualNetwork = new SubResourceArgs { Id = networks.Network(network) },
                    // The zone is for the registry's records only, not for those of machines in the network.
                    RegistrationEnabled = false,
                    Tags = scope.Tags(),
                },
                optionsOfLink);
        }

        return zone.Id;
    }

    /// <summary>Azure cannot lead a link to another network: it is removed and created again under its name.</summary>
    private static CustomResourceOptions OptionsOfLink(RegistryScope scope, DnsZoneSettings settings, string link)
    {
        var options = Options(scope, settings, $"-{link}");
        options.IgnoreChanges = ["virtualNetworkLinkName"];
        options.ReplaceOnChanges = ["virtualNetwork"];
        options.DeleteBeforeReplace = true;
        return options;
    }

    /// <summary>Zones and links were known by the zone's name in the settings, which is no name in Azure.</summary>
    private static CustomResourceOptions Options(RegistryScope scope, DnsZoneSettings settings, string link)
    {
        var options = scope.Options();
        options.Aliases.Add(scope.Formerly($"zone-{settings.Name}{link}"));
        return options;
    }

    /// <summary>The network's name; for one that exists with a part made of its id, since networks in other resource groups may be named the same.</summary>
    private static string NameOfLink(string network)
        => network.StartsWith('/') ? $"{ResourceIds.Name(network)}-{DeterministicGuid.Of(network).ToString()[..SuffixLength]}" : network;
}
