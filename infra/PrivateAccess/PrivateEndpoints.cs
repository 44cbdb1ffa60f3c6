using System.Collections.Immutable;
using GeoRegistry.Configuration;
using GeoRegistry.Parts;
using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;
using Pulumi.Utilities;
using ApplicationSecurityGroupReference = Pulumi.AzureNative.Network.Inputs.ApplicationSecurityGroupArgs;
using SubnetReference = Pulumi.AzureNative.Network.Inputs.SubnetArgs;

namespace GeoRegistry.PrivateAccess;

/// <summary>
/// The private endpoints. Azure fails to create one while a replica or another endpoint of the registry is being created, so they are created after all
/// replicas and one after another. When a replica is added later, Azure extends each endpoint by itself, and the DNS records through its zone group.
/// </summary>
internal static class PrivateEndpoints
{
    private const string Member = "registry";
    private const string ZoneGroup = "default";

    /// <summary>Azure adds each replica's addresses to it, and empties it when a zone group is attached: neither is drift.</summary>
    private const string SetByAzure = "customDnsConfigs";

    /// <summary>What Azure cannot change in an endpoint, besides its subnet: the endpoint is deleted and created again under its name.</summary>
    private static readonly string[] FixedAtCreation =
    [
        "customNetworkInterfaceName", "location",
        "manualPrivateLinkServiceConnections[*].name", "manualPrivateLinkServiceConnections[*].privateLinkServiceId",
        "privateLinkServiceConnections[*].name", "privateLinkServiceConnections[*].privateLinkServiceId",
    ];

    /// <param name="scope">Shared context of the registry's parts.</param>
    /// <param name="settings">The settings of endpoints and zones.</param>
    /// <param name="registry">The registry.</param>
    /// <param name="registryName">The registry's name, as an output that depends on the registry.</param>
    /// <param name="networks">The networks that are declared here.</param>
    /// <param name="after">The replicas and all else that the first endpoint waits for.</param>
    internal static void Declare(
        RegistryScope scope,
        PrivateAccessSettings settings,
        DeployedRegistry registry,
        Output<string> registryName,
        PrivateNetworks networks,
        InputList<Resource> after)
    {
        var zones = PrivateDnsZones.Declare(scope, settings.Zones, networks);
        var endpoints = ImmutableArray.CreateBuilder<DeployedEndpoint>();
        Resource[] before = [];
        foreach (var one in settings.Endpoints)
        {
            var name = Output.Format($"{registryName}-{scope.NameInAzure(EndpointSlots.KeyOf(scope.Settings, settings, one), one.Name)}");
            var endpoint = new PrivateEndpoint(
                scope.NameOf($"endpoint-{one.Name}"),
                ArgumentsOf(scope, one, registry, name, networks),
                OptionsOf(scope, one, after.Concat(before)));
            endpoints.Add(DeployedEndpoint.From(one, endpoint, after));
            before = [endpoint];
            if (one.Zone is { } zone)
                before = [endpoint, DeclareZoneGroup(scope, one, name, endpoint, zones[zone])];
        }

        scope.Outputs.AddParts("privateEndpoints", endpoints, endpoint => endpoint.Name, endpoint => endpoint.Outputs);
    }

    private static CustomResourceOptions OptionsOf(RegistryScope scope, PrivateEndpointSettings settings, InputList<Resource> before)
    {
        var options = scope.OptionsOf($"endpoint-{settings.Name}", []);
        options.DependsOn.AddRange(before);
        options.DeleteBeforeReplace = true;
        options.IgnoreChanges = [SetByAzure];
        options.ImportId = scope.AdoptedId(settings.Adopt, PathOf(scope, settings), settings.ResourceGroup?.Name);
        // An adopted endpoint is never replaced in the same run, and Azure returns for every endpoint what the settings may leave to Azure.
        options.ReplaceOnChanges = options.ImportId is null ? [.. FixedAtCreation] : [];
        return options;
    }

    private static CustomResourceOptions OptionsOfZoneGroup(RegistryScope scope, PrivateEndpointSettings settings)
    {
        var options = scope.OptionsOf($"endpoint-{settings.Name}-zone-group", []);
        options.ImportId = scope.AdoptedId(
            settings.AdoptZoneGroup, $"{PathOf(scope, settings)}/privateDnsZoneGroups/{ZoneGroup}", settings.ResourceGroup?.Name);
        return options;
    }

    private static string PathOf(RegistryScope scope, PrivateEndpointSettings settings)
        => $"Microsoft.Network/privateEndpoints/{scope.Settings.Name}-{settings.Name}";

    private static PrivateEndpointArgs ArgumentsOf(
        RegistryScope scope, PrivateEndpointSettings settings, DeployedRegistry registry, Output<string> name, PrivateNetworks networks)
    {
        var connection = new PrivateLinkServiceConnectionArgs
        {
            Name = settings.ConnectionName is { } given ? given : name,
            PrivateLinkServiceId = registry.Id,
            GroupIds = [Member],
        };
        var arguments = new PrivateEndpointArgs
        {
            PrivateEndpointName = name,
            ResourceGroupName = scope.NameOfGroup(settings.ResourceGroup),
            Location = settings.Region.Name,
            Subnet = new SubnetReference { Id = networks.Subnet(settings.Subnet) },
            ApplicationSecurityGroups = settings.ApplicationSecurityGroups.Select(id => new ApplicationSecurityGroupReference { Id = id }).ToList(),
            IpConfigurations = settings.Addresses.Select(address => new PrivateEndpointIPConfigurationArgs
            {
                Name = address.Key,
                GroupId = Member,
                MemberName = address.Key,
                PrivateIPAddress = address.Value,
            }).ToList(),
            Tags = scope.Tags(settings.Tags),
        };
        if (settings.NetworkInterfaceName is { } networkInterface)
            arguments.CustomNetworkInterfaceName = networkInterface;
        if (settings.ApprovalMessage is { } message)
        {
            connection.RequestMessage = message;
            arguments.ManualPrivateLinkServiceConnections = [connection];
        }
        else
        {
            arguments.PrivateLinkServiceConnections = [connection];
        }

        return arguments;
    }

    private static PrivateDnsZoneGroup DeclareZoneGroup(
        RegistryScope scope, PrivateEndpointSettings settings, Output<string> name, PrivateEndpoint endpoint, Output<string> zone)
        => new(
            scope.NameOf($"endpoint-{settings.Name}-zone-group"),
            new PrivateDnsZoneGroupArgs
            {
                PrivateDnsZoneGroupName = ZoneGroup,
                PrivateEndpointName = OutputUtilities.WithDependency(name, endpoint),
                ResourceGroupName = scope.NameOfGroup(settings.ResourceGroup),
                PrivateDnsZoneConfigs =
                [
                    new PrivateDnsZoneConfigArgs { Name = TargetCloud.Current.PrivateDnsZone.Replace('.', '-'), PrivateDnsZoneId = zone },
                ],
            },
            OptionsOfZoneGroup(scope, settings));
}
