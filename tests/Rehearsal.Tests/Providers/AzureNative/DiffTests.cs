using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Tests.Providers.AzureNative;

public sealed class DiffTests
{
    [Theory]
    [InlineData("containerregistry:Replication", """{ "location": "West Europe" }""", """{ "location": "westeurope" }""", "")]
    [InlineData("containerregistry:Replication", """{ "location": "westeurope" }""", """{ "location": "eastus" }""", "location UpdateReplace")]
    [InlineData("containerregistry:Replication", """{ "regionEndpointEnabled": true }""", """{ "regionEndpointEnabled": false }""", "regionEndpointEnabled Update")]
    [InlineData("containerregistry:Replication", """{ "zoneRedundancy": "Enabled" }""", """{ "zoneRedundancy": "Disabled" }""", "zoneRedundancy UpdateReplace")]
    [InlineData("containerregistry:Replication", """{ "registryName": "contoso" }""", """{ "registryName": "Contoso" }""", "")]
    [InlineData("containerregistry:Registry", """{ "sku": { "name": "Basic" } }""", """{ "sku": { "name": "Premium" } }""", "sku.name Update")]
    [InlineData("containerregistry:Registry", """{ "tags": { "a": "1" } }""", """{ "tags": { "b.c": "2" } }""", """tags.a Delete, tags["b.c"] Add""")]
    [InlineData("containerregistry:Registry", """{ }""", """{ "encryption": { "status": "enabled" } }""", "encryption Add")]
    [InlineData("containerregistry:Registry", """{ "encryption": { "status": "disabled" } }""", """{ "encryption": { "status": "enabled" } }""", "encryption.status UpdateReplace")]
    [InlineData("containerregistry:Registry", """{ "encryption": { "keyVaultProperties": { "keyIdentifier": "a" } } }""", """{ "encryption": { "keyVaultProperties": { "keyIdentifier": "b" } } }""", "encryption.keyVaultProperties.keyIdentifier Update")]
    [InlineData("containerregistry:Webhook", """{ "actions": ["push", "delete"] }""", """{ "actions": ["delete", "push"] }""", "")]
    [InlineData("containerregistry:Webhook", """{ "actions": ["push"] }""", """{ "actions": ["push", "quarantine"] }""", "actions[1] Add")]
    [InlineData("network:VirtualNetwork", """{ "dhcpOptions": { "dnsServers": ["1", "2"] } }""", """{ "dhcpOptions": { "dnsServers": ["2", "1"] } }""", "dhcpOptions.dnsServers[0] Update, dhcpOptions.dnsServers[1] Update")]
    [InlineData("network:PrivateEndpoint", """{ "subnet": { "id": "/subscriptions/s/a" } }""", """{ "subnet": { "id": "/subscriptions/s/A" } }""", "")]
    [InlineData("network:PrivateEndpoint", """{ "subnet": { "id": "/subscriptions/s/a" } }""", """{ "subnet": { "id": "/subscriptions/s/b" } }""", "subnet.id UpdateReplace")]
    [InlineData("network:PrivateEndpoint", """{ "privateLinkServiceConnections": [{ "groupIds": ["registry"] }] }""", """{ "privateLinkServiceConnections": [{ "groupIds": ["other"] }] }""", "privateLinkServiceConnections[0].groupIds[0] UpdateReplace")]
    [InlineData("authorization:RoleAssignment", """{ "principalId": "a", "description": "x" }""", """{ "principalId": "b" }""", "description Delete, principalId UpdateReplace")]
    [InlineData("keyvault:Key", """{ "properties": { "keySize": 2048 } }""", """{ "properties": { "keySize": 4096 } }""", "properties.keySize UpdateReplace")]
    [InlineData("privatedns:PrivateRecordSet", """{ "recordType": "A" }""", """{ "recordType": "AAAA" }""", "recordType UpdateReplace")]
    public async Task Changes_are_told_by_path_and_replace_what_Azure_cannot_change(string type, string old, string @new, string expected)
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
        var diff = await Diff("azure-native:containerregistry:Webhook", Values.Map("""{ "serviceUri": "https://x" }"""), PropertyMap.Empty.With("serviceUri", new PropertyValue.Secret("https://x")));

        Assert.False(diff.HasChanges);
    }

    [Theory]
    [InlineData("contoso", true)]
    [InlineData("main0a1b2c3d", false)]
    public async Task A_replacement_deletes_first_only_when_the_name_was_given_and_stays(string name, bool deletesFirst)
    {
        var old = Values.Map($$"""{ "registryName": "{{name}}", "location": "westeurope" }""");

        var diff = await Diff("azure-native:containerregistry:Registry", old, old.With("location", "eastus"));

        Assert.Equal(deletesFirst, diff.DeleteBeforeReplace);
    }

    private static Task<DiffResult> Diff(string type, PropertyMap old, PropertyMap @new)
        => new RecordedAzure().Provider.DiffAsync(new(Values.Resource(type), "id", old, PropertyMap.Empty, @new), default);
}
