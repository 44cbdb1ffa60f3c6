using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Network;

namespace Infra.Tests.Policies.Rules.Network;

public sealed class DnsZoneOfTheCloudTests : RuleTests
{
    private protected override Rule Rule => new DnsZoneOfTheCloud();

    private protected override Examples Passing => new()
    {
        ["the public one"] =
            """
            - containerregistry:Registry contoso: {}
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }]
                location: West Europe
            - privatedns:PrivateZone zone: { privateZoneName: privatelink.azurecr.io }
            - network:PrivateDnsZoneGroup weu-group: { privateEndpointName: !of weu, privateDnsZoneConfigs: [{ privateDnsZoneId: !of zone }] }
            """,
        ["in China"] =
            """
            - containerregistry:Registry contoso: {}
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }]
                location: China North 3
            - network:PrivateDnsZoneGroup weu-group:
                privateEndpointName: !of weu
                privateDnsZoneConfigs: [{ privateDnsZoneId: /resourceGroups/dns/privateDnsZones/privatelink.azurecr.cn }]
            """,
        ["for the government"] =
            """
            - containerregistry:Registry contoso: {}
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }]
                location: usgovvirginia
            - network:PrivateDnsZoneGroup weu-group:
                privateEndpointName: !of weu
                privateDnsZoneConfigs: [{ privateDnsZoneId: /resourceGroups/dns/privateDnsZones/privatelink.azurecr.us }]
            """,
        ["of a vault"] =
            """
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: /vaults/v, groupIds: [vault] }]
                location: westeurope
            - network:PrivateDnsZoneGroup weu-group:
                privateEndpointName: !of weu
                privateDnsZoneConfigs: [{ privateDnsZoneId: /resourceGroups/dns/privateDnsZones/privatelink.vaultcore.azure.net }]
            """,
        ["of an endpoint that is not declared"] =
            """
            - network:PrivateDnsZoneGroup weu-group:
                privateEndpointName: other
                privateDnsZoneConfigs: [{ privateDnsZoneId: /resourceGroups/dns/privateDnsZones/privatelink.azurecr.us }]
            """,
    };

    private protected override Examples Failing => new()
    {
        ["of another cloud"] = new(
            """
            - containerregistry:Registry contoso: {}
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }]
                location: westeurope
            - network:PrivateDnsZoneGroup weu-group:
                privateEndpointName: !of weu
                privateDnsZoneConfigs: [{ privateDnsZoneId: /resourceGroups/dns/privateDnsZones/privatelink.azurecr.us }]
            """,
            "weu-group privateDnsZoneConfigs: registries in westeurope have their records in privatelink.azurecr.io, not "
                + "in privatelink.azurecr.us"),
        ["for the government"] = new(
            """
            - containerregistry:Registry contoso: {}
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }]
                location: usdodcentral
            - privatedns:PrivateZone zone: { privateZoneName: privatelink.azurecr.io }
            - network:PrivateDnsZoneGroup weu-group: { privateEndpointName: !of weu, privateDnsZoneConfigs: [{ privateDnsZoneId: !of zone }] }
            """,
            "weu-group privateDnsZoneConfigs: registries in usdodcentral have their records in privatelink.azurecr.us, not "
                + "in privatelink.azurecr.io"),
        ["of another service"] = new(
            """
            - containerregistry:Registry contoso: {}
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }]
                location: westeurope
            - privatedns:PrivateZone zone: { privateZoneName: privatelink.blob.core.windows.net }
            - network:PrivateDnsZoneGroup weu-group: { privateEndpointName: !of weu, privateDnsZoneConfigs: [{ privateDnsZoneId: !of zone }] }
            """,
            "weu-group privateDnsZoneConfigs: registries in westeurope have their records in privatelink.azurecr.io, not "
                + "in privatelink.blob.core.windows.net"),
    };

    private protected override Examples Undecided => new()
    {
        ["region not known"] = new(
            """
            - containerregistry:Registry contoso: {}
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }]
                location: !unknown
            - privatedns:PrivateZone zone: { privateZoneName: privatelink.azurecr.io }
            - network:PrivateDnsZoneGroup weu-group: { privateEndpointName: !of weu, privateDnsZoneConfigs: [{ privateDnsZoneId: !of zone }] }
            """,
            "weu-group privateDnsZoneConfigs"),
        ["zone not known"] = new(
            """
            - containerregistry:Registry contoso: {}
            - network:PrivateEndpoint weu:
                privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }]
                location: westeurope
            - network:PrivateDnsZoneGroup weu-group: { privateEndpointName: !of weu, privateDnsZoneConfigs: [{ privateDnsZoneId: !unknown }] }
            """,
            "weu-group privateDnsZoneConfigs"),
        ["endpoint not known"] = new(
            """
            - privatedns:PrivateZone zone: { privateZoneName: privatelink.azurecr.io }
            - network:PrivateDnsZoneGroup weu-group: { privateEndpointName: !unknown , privateDnsZoneConfigs: [{ privateDnsZoneId: !of zone }] }
            """,
            "weu-group privateEndpointName"),
    };
}
