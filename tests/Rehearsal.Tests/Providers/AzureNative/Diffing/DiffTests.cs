using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Tests.Providers.AzureNative.Rest;

namespace Rehearsal.Tests.Providers.AzureNative.Diffing;

public sealed class DiffTests
{
    [Theory]
    [InlineData("containerregistry:Replication", """{ "location": "West Europe" }""", """{ "location": "westeurope" }""", "")]
    [InlineData("containerregistry:Replication", """{ "location": "westeurope" }""", """{ "location": "eastus" }""", "location UpdateReplace")]
    [InlineData("containerregistry:Replication", """{ "zoneRedundancy": "Enabled" }""", """{ "zoneRedundancy": "Disabled" }""", "zoneRedundancy Update")]
    [InlineData("containerregistry:Replication", """{ "registryName": "contoso" }""", """{ "registryName": "Contoso" }""", "registryName UpdateReplace")]
    [InlineData("containerregistry:Replication", """{ "resourceGroupName": "rg" }""", """{ "resourceGroupName": "RG" }""", "")]
    [InlineData("containerregistry:Replication", """{ }""", """{ "regionEndpointEnabled": true }""", "")]
    [InlineData("containerregistry:Replication", """{ }""", """{ "regionEndpointEnabled": false }""", "regionEndpointEnabled Add")]
    [InlineData("containerregistry:Replication", """{ "__createBeforeDelete": true }""", """{ }""", "")]
    [InlineData("containerregistry:Registry", """{ "sku": { "name": "Basic" } }""", """{ "sku": { "name": "Premium" } }""", "sku.name Update")]
    [InlineData("containerregistry:Registry", """{ "tags": { "a": "1" } }""", """{ "tags": { "b.c": "2" } }""", """tags.a Delete, tags["b.c"] Add""")]
    [InlineData(
        "containerregistry:Registry",
        """{ "encryption": { "status": "disabled" } }""",
        """{ "encryption": { "status": "enabled" } }""",
        "encryption.status Update")]
    [InlineData(
        "containerregistry:Webhook",
        """{ "actions": ["push", "delete"] }""",
        """{ "actions": ["delete", "push"] }""",
        "actions[0] Update, actions[1] Update")]
    [InlineData("containerregistry:Webhook", """{ "actions": ["push"] }""", """{ "actions": ["push", "quarantine"] }""", "actions[1] Add")]
    [InlineData("containerregistry:CacheRule", """{ "sourceRepository": "a" }""", """{ "sourceRepository": "b" }""", "sourceRepository Update")]
    [InlineData(
        "network:PrivateEndpoint",
        """{ "subnet": { "id": "/subscriptions/s/resourceGroups/r/providers/N/v/a" } }""",
        """{ "subnet": { "id": "/Subscriptions/s/resourcegroups/R/providers/n/v/a" } }""",
        "")]
    [InlineData(
        "network:PrivateEndpoint",
        """{ "subnet": { "id": "/subscriptions/s/resourceGroups/r/providers/N/v/a" } }""",
        """{ "subnet": { "id": "/subscriptions/s/resourceGroups/r/providers/N/v/A" } }""",
        "subnet.id UpdateReplace")]
    [InlineData("network:PrivateEndpoint", """{ "subnet": { "id": "a" } }""", """{ }""", "subnet DeleteReplace")]
    [InlineData(
        "network:PrivateEndpoint",
        """{ "privateLinkServiceConnections": [{ "groupIds": ["registry"] }] }""",
        """{ "privateLinkServiceConnections": [{ "groupIds": ["other"] }] }""",
        "privateLinkServiceConnections[0].groupIds[0] Update")]
    [InlineData("containerregistry:Registry", """{ "location": "westeurope" }""", """{ "location": "eastus" }""", "location UpdateReplace")]
    [InlineData("containerregistry:Task", """{ "location": "westeurope" }""", """{ "location": "eastus" }""", "location UpdateReplace")]
    [InlineData("containerregistry:AgentPool", """{ "location": "westeurope" }""", """{ "location": "eastus" }""", "location UpdateReplace")]
    [InlineData("containerregistry:Webhook", """{ "location": "westeurope" }""", """{ "location": "eastus" }""", "location Update")]
    [InlineData("keyvault:Vault", """{ "location": "westeurope" }""", """{ "location": "eastus" }""", "location Update")]
    [InlineData("monitor:ActionGroup", """{ "location": "global" }""", """{ "location": "swedencentral" }""", "location UpdateReplace")]
    [InlineData(
        "monitor:ActionGroup",
        """{ "webhookReceivers": [{ "name": "a" }, { "name": "b" }] }""",
        """{ "webhookReceivers": [{ "name": "b" }, { "name": "a" }] }""",
        "webhookReceivers[0].name Update, webhookReceivers[1].name Update")]
    [InlineData(
        "keyvault:Vault",
        """{ "properties": { "accessPolicies": [{ "objectId": "a", "permissions": { "keys": ["get"] } }, { "objectId": "b" }] } }""",
        """{ "properties": { "accessPolicies": [{ "objectId": "b" }, { "objectId": "a", "permissions": { "keys": ["get"] } }] } }""",
        "")]
    [InlineData(
        "keyvault:Vault",
        """{ "properties": { "accessPolicies": [{ "objectId": "a", "permissions": { "keys": ["get"] } }] } }""",
        """{ "properties": { "accessPolicies": [{ "objectId": "a", "permissions": { "keys": ["list"] } }] } }""",
        "properties.accessPolicies[0] Delete")]
    [InlineData(
        "containerregistry:CredentialSet",
        """{ "authCredentials": [{ "name": "Credential1", "usernameSecretIdentifier": "u" }] }""",
        """{ "authCredentials": [{ "name": "Credential1", "usernameSecretIdentifier": "v" }] }""",
        "authCredentials[0].usernameSecretIdentifier Update")]
    [InlineData("network:VirtualNetwork", """{ "location": "westeurope" }""", """{ "location": "eastus" }""", "location UpdateReplace")]
    [InlineData("operationalinsights:Workspace", """{ "location": "westeurope" }""", """{ "location": "eastus" }""", "location UpdateReplace")]
    [InlineData("monitor:ScheduledQueryRule", """{ "scopes": ["a"] }""", """{ "scopes": ["b"] }""", "scopes[0] Update")]
    [InlineData(
        "authorization:RoleAssignment",
        """{ "principalId": "a", "roleDefinitionId": "r", "description": "x" }""",
        """{ "principalId": "b", "roleDefinitionId": "s" }""",
        "description Delete, principalId UpdateReplace, roleDefinitionId Update")]
    [InlineData("keyvault:Key", """{ "properties": { "keySize": 2048 } }""", """{ "properties": { "keySize": 4096 } }""", "properties.keySize Update")]
    [InlineData("privatedns:PrivateRecordSet", """{ "recordType": "A" }""", """{ "recordType": "AAAA" }""", "recordType UpdateReplace")]
    [InlineData(
        "privatedns:PrivateRecordSet",
        """{ "aRecords": [{ "ipv4Address": "1" }, { "ipv4Address": "2" }] }""",
        """{ "aRecords": [{ "ipv4Address": "2" }, { "ipv4Address": "1" }] }""",
        "")]
    [InlineData(
        "privatedns:PrivateRecordSet",
        """{ "aRecords": [{ "ipv4Address": "1" }, { "ipv4Address": "2" }] }""",
        """{ "aRecords": [{ "ipv4Address": "2" }, { "ipv4Address": "3" }] }""",
        "aRecords[0] Delete, aRecords[1] Add")]
    public async Task Changes_are_told_by_path_and_replace_the_id_and_what_is_set_by_a_creation_only(string type, string old, string @new, string expected)
    {
        var diff = await Diff($"azure-native:{type}", Values.Map(old), Values.Map(@new));

        Assert.Equal(expected, string.Join(", ", diff.Changes.Select(change => $"{change.Key} {change.Value}")));
    }

    [Fact]
    public async Task A_value_that_is_not_known_yet_is_a_change_of_its_propertys_kind()
    {
        var diff = await Diff(
            "azure-native:authorization:RoleAssignment",
            Values.Map("""{ "principalId": "a", "description": "x" }"""),
            PropertyMap.Empty.With("principalId", PropertyValue.Unknown.Instance).With("description", PropertyValue.Unknown.Instance));

        Assert.Equal(PropertyChange.UpdateReplace, diff.Changes["principalId"]);
        Assert.Equal(PropertyChange.Update, diff.Changes["description"]);
    }

    [Fact]
    public async Task The_same_value_as_a_secret_is_no_change()
    {
        var diff = await Diff(
            "azure-native:containerregistry:Webhook",
            Values.Map("""{ "serviceUri": "https://x" }"""),
            PropertyMap.Empty.With("serviceUri", new PropertyValue.Secret("https://x")));

        Assert.False(diff.HasChanges);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_replacement_deletes_first_unless_the_name_was_made_at_random(bool isRandom)
    {
        var old = Values.Map("""{ "resourceGroupName": "rg", "location": "westeurope" }""");

        var diff = await Diff("azure-native:resources:ResourceGroup", isRandom ? old.With("__createBeforeDelete", true) : old, old.With("location", "eastus"));

        Assert.Equal(!isRandom, diff.DeleteBeforeReplace);
    }

    [Fact]
    public async Task A_property_that_is_given_as_it_was_already_replaces_nothing()
    {
        var outputs = Values.Map("""{ "location": "eastus" }""");

        var diff = await new RecordedAzure().Provider.DiffAsync(
            new(Values.Resource("azure-native:resources:ResourceGroup"), "id", PropertyMap.Empty, outputs, outputs), default);

        Assert.Equal(PropertyChange.Add, diff.Changes["location"]);
    }

    [Fact]
    public async Task An_API_version_that_an_import_left_out_is_no_change()
    {
        var version = PropertyMap.Empty.With("azureApiVersion", "2024-03-01");

        var diff = await new RecordedAzure().Provider.DiffAsync(
            new(Values.Resource("azure-native:resources:ResourceGroup"), "id", PropertyMap.Empty, version, version), default);

        Assert.False(diff.HasChanges);
    }

    private static Task<DiffResult> Diff(string type, PropertyMap old, PropertyMap @new)
        => new RecordedAzure().Provider.DiffAsync(new(Values.Resource(type), "id", old, PropertyMap.Empty, @new), default);
}
