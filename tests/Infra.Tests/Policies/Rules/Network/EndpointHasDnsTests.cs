using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Network;

namespace Infra.Tests.Policies.Rules.Network;

public sealed class EndpointHasDnsTests : RuleTests
{
    private protected override Rule Rule => new EndpointHasDns();

    private protected override Examples Passing => new()
    {
        ["a declared zone"] =
            """
            - containerregistry:Registry contoso: {}
            - network:PrivateEndpoint weu: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            - privatedns:PrivateZone zone: { privateZoneName: privatelink.azurecr.io }
            - network:PrivateDnsZoneGroup weu-group: { privateEndpointName: !of weu, privateDnsZoneConfigs: [{ privateDnsZoneId: !of zone }] }
            """,
        ["a zone that exists"] =
            """
            - containerregistry:Registry contoso: {}
            - network:PrivateEndpoint weu: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            - network:PrivateDnsZoneGroup weu-group:
                privateEndpointName: !of weu
                privateDnsZoneConfigs: [{ privateDnsZoneId: /resourceGroups/dns/privateDnsZones/privatelink.azurecr.io }]
            """,
        ["to a vault"] = "- network:PrivateEndpoint weu: { privateLinkServiceConnections: [{ privateLinkServiceId: /vaults/v, groupIds: [vault] }] }",
    };

    private protected override Examples Failing => new()
    {
        ["no group"] = new(
            """
            - containerregistry:Registry contoso: {}
            - network:PrivateEndpoint weu: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            """,
            "weu privateDnsZoneGroups: the endpoint has its records in no private DNS zone, so the registry's names do not lead to it"),
        ["a group without zone"] = new(
            """
            - containerregistry:Registry contoso: {}
            - network:PrivateEndpoint weu: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            - network:PrivateDnsZoneGroup weu-group: { privateEndpointName: !of weu }
            """,
            "weu privateDnsZoneGroups: the endpoint has its records in no private DNS zone, so the registry's names do not lead to it"),
    };

    private protected override Examples Undecided => new()
    {
        ["a group of an unknown endpoint"] = new(
            """
            - containerregistry:Registry contoso: {}
            - network:PrivateEndpoint weu: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            - privatedns:PrivateZone zone: { privateZoneName: privatelink.azurecr.io }
            - network:PrivateDnsZoneGroup weu-group: { privateEndpointName: !unknown , privateDnsZoneConfigs: [{ privateDnsZoneId: !of zone }] }
            """,
            "weu privateDnsZoneGroups"),
        ["unknown zones"] = new(
            """
            - containerregistry:Registry contoso: {}
            - network:PrivateEndpoint weu: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            - network:PrivateDnsZoneGroup weu-group: { privateEndpointName: !of weu, privateDnsZoneConfigs: !unknown }
            """,
            "weu privateDnsZoneGroups"),
        ["an unknown zone"] = new(
            """
            - containerregistry:Registry contoso: {}
            - network:PrivateEndpoint weu: { privateLinkServiceConnections: [{ privateLinkServiceId: !of contoso, groupIds: [registry] }] }
            - network:PrivateDnsZoneGroup weu-group: { privateEndpointName: !of weu, privateDnsZoneConfigs: [{ privateDnsZoneId: !unknown }] }
            """,
            "weu privateDnsZoneGroups"),
    };
}
