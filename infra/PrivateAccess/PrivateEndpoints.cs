using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Parts;
using GeoRegistry.Records;
using Pulumi;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;
using Pulumi.Utilities;
using ApplicationSecurityGroupReference = Pulumi.AzureNative.Network.Inputs.ApplicationSecurityGroupArgs;
using SubnetReference = Pulumi.AzureNative.Network.Inputs.SubnetArgs;

namespace GeoRegistry.PrivateAccess;

/// <summary>
/// The private endpoints. Azure fails to create one while a replica or another endpoint of the registry is being created, so they come
/// after all replicas and one after another. A replica that is added later extends each endpoint by itself, and through its zone group
/// the DNS records.
/// </summary>
internal static class PrivateEndpoints
{
    private const string Member = "registry";
    private const string ZoneGroup = "default";

    /// <summary>Azure fills it with each replica's addresses, and empties it when a zone group is attached: neither is a drift.</summary>
    private const string SetByAzure = "customDnsConfigs";

    /// <summary>What Azure cannot change in an endpoint, besides its subnet: it is removed and created again under its name.</summary>
    private static readonly string[] FixedAtCreation =
    [
        "customNetworkInterfaceName", "location",
        "manualPrivateLinkServiceConnections[*].name", "manualPrivateLinkServiceConnections[*].privateLinkServiceId",
        "privateLinkServiceConnections[*].name", "privateLinkServiceConnections[*].privateLinkServiceId",
    ];

    /// <param name="scope">What the parts of the registry are declared with.</param>
    /// <param name="registry">The registry.</param>
    /// <param name="registryName">The registry's name, as an output that depends on the registry.</param>
    /// <param name="networks">The networks that are declared here.</param>
    /// <param name="after">The replicas and all else that the first endpoint waits for.</param>
    internal static ImmutableArray<DeployedEndpoint> Declare(
        RegistryScope scope, DeployedRegistry registry, Output<string> registryName, PrivateNetworks networks, InputList<Resource> after)
    {
        var zones = PrivateDnsZones.Declare(scope, networks);
        var endpoints = ImmutableArray.CreateBuilder<DeployedEndpoint>();
        Resource[] before = [];
        foreach (var settings in scope.Settings.PrivateAccess.Endpoints)
        {
            var endpoint = new PrivateEndpoint(
                scope.NameOf($"endpoint-{settings.Name}"),
                ArgumentsOf(scope, settings, registry, registryName, networks),
                OptionsOf(scope, settings, after.Concat(before)));
            endpoints.Add(DeployedEndpoint.From(settings, endpoint, after));
            before = [endpoint];
            if (settings.Zone is { } zone)
                before = [endpoint, DeclareZoneGroup(scope, settings, registryName, endpoint, zones[zone])];
        }

        return endpoints.ToImmutable();
    }

    private static CustomResourceOptions OptionsOf(RegistryScope scope, PrivateEndpointSettings settings, InputList<Resource> before)
    {
        var options = scope.OptionsOf($"endpoint-{settings.Name}", []);
        options.DependsOn.AddRange(before);
        options.DeleteBeforeReplace = true;
        options.IgnoreChanges = [SetByAzure];
        options.ImportId = scope.AdoptedId(settings.Adopt, PathOf(scope, settings), settings.ResourceGroup?.Name);
        // What is taken over is never replaced in the same run, and Azure says of every endpoint what the settings may leave to it.
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
        RegistryScope scope, PrivateEndpointSettings settings, DeployedRegistry registry, Output<string> registryName, PrivateNetworks networks)
    {
        var name = NameOf(scope, registryName, settings);
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
        RegistryScope scope, PrivateEndpointSettings settings, Output<string> registryName, PrivateEndpoint endpoint, Output<string> zone)
        => new(
            scope.NameOf($"endpoint-{settings.Name}-zone-group"),
            new PrivateDnsZoneGroupArgs
            {
                PrivateDnsZoneGroupName = ZoneGroup,
                PrivateEndpointName = OutputUtilities.WithDependency(NameOf(scope, registryName, settings), endpoint),
                ResourceGroupName = scope.NameOfGroup(settings.ResourceGroup),
                PrivateDnsZoneConfigs =
                [
                    new PrivateDnsZoneConfigArgs { Name = TargetCloud.Current.PrivateDnsZone.Replace('.', '-'), PrivateDnsZoneId = zone },
                ],
            },
            OptionsOfZoneGroup(scope, settings));

    private static Output<string> NameOf(RegistryScope scope, Output<string> registryName, PrivateEndpointSettings settings)
        => Output.Format($"{registryName}-{scope.NameInAzure(Slots.KeyOfEndpoint(scope.Settings, settings), settings.Name)}");
}
