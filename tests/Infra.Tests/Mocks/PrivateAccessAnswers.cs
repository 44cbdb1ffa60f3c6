using System.Collections.Immutable;
using GeoRegistry.Stacks;

namespace Infra.Tests.Mocks;

/// <summary>Answers for networks, private endpoints, private DNS and roles.</summary>
internal static class PrivateAccessAnswers
{
    /// <summary>The object id of the identity that deploys.</summary>
    internal const string DeployerId = "00000000-0000-0000-0000-00000000000d";

    /// <summary>When every role assignment was created, as Azure says.</summary>
    internal const string CreatedOn = "2026-01-01T00:00:00.0000000Z";

    internal static void AddTo(AzureMocks mocks)
    {
        mocks.AnswerCall("azure-native:authorization:getClientConfig", ImmutableDictionary<string, object>.Empty
            .Add("clientId", "00000000-0000-0000-0000-00000000000c")
            .Add("objectId", DeployerId)
            .Add("subscriptionId", "00000000-0000-0000-0000-000000000001")
            .Add("tenantId", IdentityAnswers.TenantId));
        mocks.Answer("azure-native:network:VirtualNetwork", inputs => (
            Id(inputs, "Microsoft.Network/virtualNetworks", "virtualNetworkName"), [("name", inputs["virtualNetworkName"])]));
        mocks.Answer("azure-native:network:Subnet", inputs => (
            $"{Id(inputs, "Microsoft.Network/virtualNetworks", "virtualNetworkName")}/subnets/{inputs["subnetName"]}", [("name", inputs["subnetName"])]));
        mocks.Answer("azure-native:network:PrivateEndpoint", inputs => (
            Id(inputs, "Microsoft.Network/privateEndpoints", "privateEndpointName"),
            [
                ("name", inputs["privateEndpointName"]),
                ("networkInterfaces", ImmutableArray.Create<object>(ImmutableDictionary<string, object>.Empty.Add(
                    "id", Id(inputs, "Microsoft.Network/networkInterfaces", "privateEndpointName")))),
            ]));
        mocks.AnswerCall("azure-native:network:getNetworkInterface", ImmutableDictionary<string, object>.Empty
            .Add("ipConfigurations", ImmutableArray.Create<object>(ImmutableDictionary<string, object>.Empty
                .Add("privateIPAddress", "10.1.0.4")
                .Add("privateLinkConnectionProperties", ImmutableDictionary<string, object>.Empty
                    .Add("fqdns", ImmutableArray.Create<object>("contoso.azurecr.io"))))));
        mocks.Answer("azure-native:network:PrivateDnsZoneGroup", inputs => (
            $"{Id(inputs, "Microsoft.Network/privateEndpoints", "privateEndpointName")}/privateDnsZoneGroups/{inputs["privateDnsZoneGroupName"]}", []));
        mocks.Answer("azure-native:privatedns:PrivateZone", inputs => (
            Id(inputs, "Microsoft.Network/privateDnsZones", "privateZoneName"), [("name", inputs["privateZoneName"])]));
        mocks.Answer("azure-native:privatedns:VirtualNetworkLink", inputs => (
            $"{Id(inputs, "Microsoft.Network/privateDnsZones", "privateZoneName")}/virtualNetworkLinks/{inputs["virtualNetworkLinkName"]}", []));
        mocks.Answer("azure-native:authorization:RoleDefinition", inputs => (
            $"{inputs["scope"]}/providers/Microsoft.Authorization/roleDefinitions/{inputs["roleDefinitionId"]}", [("name", inputs["roleDefinitionId"])]));
        mocks.Answer("azure-native:authorization:RoleAssignment", inputs => (
            $"{inputs["scope"]}/providers/Microsoft.Authorization/roleAssignments/{inputs["roleAssignmentName"]}",
            [("name", inputs["roleAssignmentName"]), ("createdOn", CreatedOn)]));
    }

    private static string Id(ImmutableDictionary<string, object> inputs, string type, string name)
        => $"{AzureMocks.ResourceGroups}/{inputs["resourceGroupName"]}/providers/{type}/{inputs[name]}";
}
