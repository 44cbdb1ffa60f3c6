using GeoRegistry.Stacks;
using Infra.Tests.Mocks;
using Pulumi;
using Pulumi.AzureNative.ContainerRegistry;
using Pulumi.AzureNative.Network;
using Pulumi.AzureNative.Network.Inputs;
using Pulumi.AzureNative.PrivateDns;
using PrivateEndpointArgs = Pulumi.AzureNative.Network.PrivateEndpointArgs;
using SubnetArgs = Pulumi.AzureNative.Network.SubnetArgs;

namespace Infra.Tests.Policies.BadStacks;

/// <summary>Defects on the private way to a registry.</summary>
internal static class NetworkDefects
{
    private const string FirstZone = $"{AzureMocks.ResourceGroups}/rg-dns-1/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io";
    private const string SecondZone = $"{AzureMocks.ResourceGroups}/rg-dns-2/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io";

    internal static BadStack[] All { get; } =
    [
        new("No private endpoint leads to the registry", "GEO005 contoso publicNetworkAccess") { Edits = SoundStack.WithoutEndpoint },
        new("A private endpoint has no DNS zone", "GEO006 contoso-endpoint-weu privateDnsZoneGroups")
        {
            Edits = "registries[0].privateAccess.dns.managedElsewhere: true",
        },
        new("Layers come from storage accounts", "GEO020 contoso dataEndpointEnabled")
        {
            Tampering = Tamper.WithRegistry(args => args.DataEndpointEnabled = false),
        },
        new("The DNS zone is another cloud's", "GEO050 contoso-endpoint-weu-zone-group privateDnsZoneConfigs")
        {
            Tampering = Tamper.With<PrivateZoneArgs>(
                "contoso-zone-rg-registry/privatelink.azurecr.io",
                args => args.PrivateZoneName = "privatelink.azurecr.us"),
        },
        new("Two private endpoints share a DNS zone", "GEO051 contoso privateDnsZoneGroups")
        {
            Edits = $$"""
                registries[0].privateAccess.endpoints: [{ name: weu, subnet: vnet/snet, zone: first }, { name: second, subnet: vnet/snet, zone: second }]
                registries[0].privateAccess.dns.zones: [{ name: first, id: {{FirstZone}} }, { name: second, id: {{SecondZone}} }]
                """,
            Tampering = Tamper.With<PrivateDnsZoneGroupArgs>(
                "contoso-endpoint-second-zone-group",
                args => args.PrivateDnsZoneConfigs = [new PrivateDnsZoneConfigArgs { Name = "registry", PrivateDnsZoneId = FirstZone }]),
        },
        new("The subnet does not hold its endpoint", "GEO052 contoso-network-vnet-snet addressPrefix")
        {
            Tampering = Tamper.With<SubnetArgs>("contoso-network-vnet-snet", args => args.AddressPrefix = "10.10.0.0/29"),
        },
        new("The subnet is full", "GEO053 contoso-network-vnet-snet addressPrefix")
        {
            Edits = """
                registries[0].replicas: [{ region: eastus }]
                registries[0].privateAccess.networks[0].subnets[0].prefix: 10.10.0.0/29
                """,
        },
        new("The endpoint's addresses are fixed", "GEO054 contoso-endpoint-weu ipConfigurations")
        {
            Edits = """
                registries[0].privateAccess.endpoints[0].addresses:
                  { registry: 10.10.0.4, data: { westeurope: 10.10.0.5, eastus: 10.10.0.6, northeurope: 10.10.0.7 } }
                """,
        },
        new("The endpoint's name is not valid", "GEO055 contoso-endpoint-weu privateEndpointName")
        {
            Tampering = Tamper.With<PrivateEndpointArgs>("contoso-endpoint-weu", args => args.PrivateEndpointName = "contoso-"),
        },
        new("The registry has service endpoints", "GEO057 contoso networkRuleSet.virtualNetworkRules")
        {
            Name = "dev",
            Tampering = declared => declared.Args is RegistryArgs ? new ResourceTransformationResult(new OlderRegistryArgs(), declared.Options) : null,
        },
    ];
}
