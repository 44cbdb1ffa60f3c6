using System.Text.Json.Nodes;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative.Catalogue;
using Rehearsal.Providers.AzureNative.Shapes;

namespace Rehearsal.Tests.Providers.AzureNative.Shapes;

public sealed class ShapeTests
{
    public static TheoryData<string, string, string> Shapes => new()
    {
        {
            "azure-native:containerregistry:Registry",
            """{ "sku": { "name": "Premium" }, "identity": { "type": "UserAssigned", "userAssignedIdentities": { "/subscriptions/s/x": {} } },"""
                + """ "networkRuleSet": { "defaultAction": "Deny", "ipRules": [{ "iPAddressOrRange": "10.0.0.0/8" }] } }""",
            """{ "sku": { "name": "Premium" }, "identity": { "type": "UserAssigned", "userAssignedIdentities": { "/subscriptions/s/x": {} } },"""
                + """ "properties": { "networkRuleSet": { "defaultAction": "Deny", "ipRules": [{ "value": "10.0.0.0/8" }] } } }"""
        },
        {
            "azure-native:network:VirtualNetwork",
            """{ "addressSpace": { "addressPrefixes": ["10.0.0.0/16"] }, "subnets": [{ "name": "endpoints", "addressPrefix": "10.0.0.0/24","""
                + """ "delegations": [{ "name": "d", "serviceName": "x" }], "ipamPoolPrefixAllocations": [{ "id": "/pool", "numberOfIpAddresses": "8" }] }] """
                + """}""",
            """{ "properties": { "addressSpace": { "addressPrefixes": ["10.0.0.0/16"] }, "subnets": [{ "name": "endpoints", "properties": """
                + """{ "addressPrefix": "10.0.0.0/24", "delegations": [{ "name": "d", "properties": { "serviceName": "x" } }], "ipamPoolPrefixAllocations": """
                + """[{ "pool": { "id": "/pool" }, "numberOfIpAddresses": "8" }] } }] } }"""
        },
        {
            "azure-native:network:PrivateEndpoint",
            """{ "location": "eastus", "subnet": { "id": "/subnet" }, "privateLinkServiceConnections": [{ "name": "registry", "groupIds": """
                + """["registry"], "privateLinkServiceId": "/registry" }] }""",
            """{ "location": "eastus", "properties": { "subnet": { "id": "/subnet" }, "privateLinkServiceConnections": [{ "name": "registry","""
                + """ "properties": { "groupIds": ["registry"], "privateLinkServiceId": "/registry" } }] } }"""
        },
        {
            "azure-native:network:PrivateDnsZoneGroup",
            """{ "privateDnsZoneConfigs": [{ "name": "registry", "privateDnsZoneId": "/zone" }] }""",
            """{ "properties": { "privateDnsZoneConfigs": [{ "name": "registry", "properties": { "privateDnsZoneId": "/zone" } }] } }"""
        },
        {
            "azure-native:operationalinsights:Workspace",
            """{ "identity": { "type": "UserAssigned", "userAssignedIdentities": ["/identity"] }, "retentionInDays": 30 }""",
            """{ "identity": { "type": "UserAssigned", "userAssignedIdentities": { "/identity": {} } }, "properties": { "retentionInDays": 30 } }"""
        },
        {
            "azure-native:keyvault:Key",
            """{ "properties": { "kty": "RSA", "attributes": { "enabled": true, "expires": 5 }, "releasePolicy": { "data": "x" } } }""",
            """{ "properties": { "kty": "RSA", "attributes": { "enabled": true, "exp": 5 }, "release_policy": { "data": "x" } } }"""
        },
        {
            "azure-native:monitor:MetricAlert",
            """{ "criteria": { "odataType": "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria", "allOf": """
                + """[{ "criterionType": "StaticThresholdCriterion", "metricName": "StorageUsed", "name": "c", "operator": "GreaterThan", "threshold": 5,"""
                + """ "timeAggregation": "Average" }] } }""",
            """{ "properties": { "criteria": { "odata.type": "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria", "allOf": """
                + """[{ "criterionType": "StaticThresholdCriterion", "metricName": "StorageUsed", "name": "c", "operator": "GreaterThan", "threshold": 5,"""
                + """ "timeAggregation": "Average" }] } } }"""
        },
        {
            "azure-native:eventgrid:SystemTopicEventSubscription",
            """{ "destination": { "endpointType": "StorageQueue", "queueName": "q", "resourceId": "/account" } }""",
            """{ "properties": { "destination": { "endpointType": "StorageQueue", "properties": { "queueName": "q", "resourceId": "/account" } } } }"""
        },
        {
            "azure-native:resources:Deployment",
            """{ "properties": { "mode": "Incremental", "template": { "resources": [{ "properties": { "a": 1 } }] }, "parameters": { "p": { "value": """
                + """{ "properties": {} } } } } }""",
            """{ "properties": { "mode": "Incremental", "template": { "resources": [{ "properties": { "a": 1 } }] }, "parameters": { "p": { "value": """
                + """{ "properties": {} } } } } }"""
        },
        {
            "azure-native:authorization:RoleDefinition",
            """{ "roleName": "r", "roleType": "CustomRole", "permissions": [{ "actions": ["*"] }] }""",
            """{ "properties": { "roleName": "r", "type": "CustomRole", "permissions": [{ "actions": ["*"] }] } }"""
        },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Inputs_become_the_body_that_ARM_expects_and_back(string token, string inputs, string body)
    {
        var definition = ResourceCatalogue.Shared.Resource(token);
        var type = definition.DefinitionFor(PropertyMap.Empty).Body;

        Values.AssertJson(body, BodyWriter.Write(type, Values.Map(inputs), definition.InputsKeepProperties));
        Assert.Equal(Values.Map(inputs), BodyReader.Inputs.Read(type, JsonNode.Parse(body)!.AsObject(), definition.InputsKeepProperties));
    }

    [Fact]
    public void Required_properties_are_there_even_when_empty()
    {
        var definition = ResourceCatalogue.Shared.Resource("azure-native:authorization:ManagementLockByScope");

        Values.AssertJson(
            """{ "properties": {} }""", BodyWriter.Write(definition.DefinitionFor(PropertyMap.Empty).Body, PropertyMap.Empty, definition.InputsKeepProperties));
    }

    [Fact]
    public void A_nested_member_with_the_name_of_an_outer_one_is_not_seen()
    {
        var definition = ResourceCatalogue.Shared.Resource("azure-native:containerregistry:ScopeMap");
        var body = JsonNode.Parse(
            """{ "type": "Microsoft.ContainerRegistry/registries/scopeMaps", "properties": { "type": "UserDefined", "actions": [] } }""")!.AsObject();

        Assert.Equal(
            Values.Map("""{ "type": "Microsoft.ContainerRegistry/registries/scopeMaps", "actions": [] }"""),
            BodyReader.Outputs.Read(definition.DefinitionFor(PropertyMap.Empty).Body, body, definition.OutputsKeepProperties));
    }

    [Fact]
    public void A_keys_outputs_are_flat_although_its_inputs_are_not()
    {
        var definition = ResourceCatalogue.Shared.Resource("azure-native:keyvault:Key");
        var body = JsonNode.Parse("""{ "properties": { "kty": "RSA", "keyUri": "https://v/k" } }""")!.AsObject();

        Assert.Equal(
            Values.Map("""{ "kty": "RSA", "keyUri": "https://v/k" }"""),
            BodyReader.Outputs.Read(definition.DefinitionFor(PropertyMap.Empty).Body, body, definition.OutputsKeepProperties));
    }
}
