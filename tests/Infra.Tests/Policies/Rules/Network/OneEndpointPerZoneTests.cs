using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Network;

namespace Infra.Tests.Policies.Rules.Network;

public sealed class OneEndpointPerZoneTests : RuleTests
{
    private protected override Rule Rule => new OneEndpointPerZone();

    private protected override Examples Passing => new()
    {
        ["a zone each"] =
            """
            - containerregistry:Registry contoso: {}
            - network:PrivateEndpoint weu: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            - network:PrivateEndpoint eus: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            - privatedns:PrivateZone zone: { privateZoneName: privatelink.azurecr.io }
            - privatedns:PrivateZone other: { privateZoneName: privatelink.azurecr.io }
            - network:PrivateDnsZoneGroup weu-group: { privateEndpointName: !of weu, privateDnsZoneConfigs: [{ privateDnsZoneId: !of zone }] }
            - network:PrivateDnsZoneGroup eus-group: { privateEndpointName: !of eus, privateDnsZoneConfigs: [{ privateDnsZoneId: !of other }] }
            """,
        ["of two registries"] =
            """
            - containerregistry:Registry contoso: {}
            - containerregistry:Registry other: {}
            - network:PrivateEndpoint weu: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            - network:PrivateEndpoint eus: { privateLinkServiceConnections: [{ privateLinkServiceId: !of other, groupIds: [registry] }] }
            - privatedns:PrivateZone zone: { privateZoneName: privatelink.azurecr.io }
            - network:PrivateDnsZoneGroup weu-group: { privateEndpointName: !of weu, privateDnsZoneConfigs: [{ privateDnsZoneId: !of zone }] }
            - network:PrivateDnsZoneGroup eus-group: { privateEndpointName: !of eus, privateDnsZoneConfigs: [{ privateDnsZoneId: !of zone }] }
            """,
        ["zones of one name in two groups"] =
            """
            - containerregistry:Registry contoso: {}
            - network:PrivateEndpoint weu: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            - network:PrivateEndpoint eus: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            - network:PrivateDnsZoneGroup weu-group:
                privateEndpointName: !of weu
                privateDnsZoneConfigs: [{ privateDnsZoneId: /resourceGroups/one/privateDnsZones/privatelink.azurecr.io }]
            - network:PrivateDnsZoneGroup eus-group:
                privateEndpointName: !of eus
                privateDnsZoneConfigs: [{ privateDnsZoneId: /resourceGroups/dns/privateDnsZones/privatelink.azurecr.io }]
            """,
        ["one endpoint"] =
            """
            - containerregistry:Registry contoso: {}
            - network:PrivateEndpoint weu: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            - network:PrivateDnsZoneGroup weu-group: { privateEndpointName: !of weu, privateDnsZoneConfigs: [{ privateDnsZoneId: !unknown }] }
            """,
    };

    private protected override Examples Failing => new()
    {
        ["one declared zone"] = new(
            """
            - containerregistry:Registry contoso: {}
            - network:PrivateEndpoint weu: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            - network:PrivateEndpoint eus: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            - privatedns:PrivateZone zone: { privateZoneName: privatelink.azurecr.io }
            - network:PrivateDnsZoneGroup weu-group: { privateEndpointName: !of weu, privateDnsZoneConfigs: [{ privateDnsZoneId: !of zone }] }
            - network:PrivateDnsZoneGroup eus-group: { privateEndpointName: !of eus, privateDnsZoneConfigs: [{ privateDnsZoneId: !of zone }] }
            """,
            "contoso privateDnsZoneGroups: the endpoints weu and eus overwrite each other's records in one DNS zone"),
        ["one zone that exists"] = new(
            """
            - containerregistry:Registry contoso: {}
            - network:PrivateEndpoint weu: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            - network:PrivateEndpoint eus: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            - network:PrivateDnsZoneGroup weu-group:
                privateEndpointName: !of weu
                privateDnsZoneConfigs: [{ privateDnsZoneId: /resourceGroups/dns/privateDnsZones/privatelink.azurecr.io }]
            - network:PrivateDnsZoneGroup eus-group:
                privateEndpointName: !of eus
                privateDnsZoneConfigs: [{ privateDnsZoneId: /resourceGroups/DNS/privateDnsZones/privatelink.azurecr.io }]
            """,
            "contoso privateDnsZoneGroups: the endpoints weu and eus overwrite each other's records in one DNS zone"),
    };

    private protected override Examples Undecided => new()
    {
        ["a zone not known"] = new(
            """
            - containerregistry:Registry contoso: {}
            - network:PrivateEndpoint weu: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            - network:PrivateEndpoint eus: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            - privatedns:PrivateZone zone: { privateZoneName: privatelink.azurecr.io }
            - network:PrivateDnsZoneGroup weu-group: { privateEndpointName: !of weu, privateDnsZoneConfigs: [{ privateDnsZoneId: !of zone }] }
            - network:PrivateDnsZoneGroup eus-group: { privateEndpointName: !of eus, privateDnsZoneConfigs: [{ privateDnsZoneId: !unknown }] }
            """,
            "contoso privateDnsZoneGroups"),
        ["zones not known"] = new(
            """
            - containerregistry:Registry contoso: {}
            - network:PrivateEndpoint weu: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            - network:PrivateEndpoint eus: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            - network:PrivateDnsZoneGroup weu-group: { privateEndpointName: !of weu, privateDnsZoneConfigs: !unknown }
            """,
            "contoso privateDnsZoneGroups"),
        ["an endpoint not known"] = new(
            """
            - containerregistry:Registry contoso: {}
            - network:PrivateEndpoint weu: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            - network:PrivateEndpoint eus: { privateLinkServiceConnections: [{ privateLinkServiceId: !unknown , groupIds: [registry] }] }
            - privatedns:PrivateZone zone: { privateZoneName: privatelink.azurecr.io }
            - network:PrivateDnsZoneGroup weu-group: { privateEndpointName: !of weu, privateDnsZoneConfigs: [{ privateDnsZoneId: !of zone }] }
            """,
            "contoso privateDnsZoneGroups"),
    };
}
