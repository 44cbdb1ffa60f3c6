using Rehearsal.Azure;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Providers.AzureNative;
using Rehearsal.Providers.AzureNative.Rest;

namespace Rehearsal.Tests.Providers.AzureNative.Rest;

public sealed class SimulatedAzureTests : IAsyncLifetime
{
    private const string Group = "azure-native:resources:ResourceGroup";
    private const string Registry = "azure-native:containerregistry:Registry";
    private const string Identity = "azure-native:managedidentity:UserAssignedIdentity";
    private const string Key = "azure-native:keyvault:Key";
    private const string PreviewRegistry = "azure-native_containerregistry_v20260101preview:containerregistry:Registry";
    private const string Replication = "azure-native:containerregistry:Replication";

    private SimulatedAzure _azure = null!;
    private AzureNativeProvider _provider = null!;

    public async ValueTask InitializeAsync()
    {
        _azure = await SimulatedAzure.StartAsync(new(null, 0, TimeSpan.Zero), default);
        var client = new ArmClient(new(_azure.Endpoint, Time: new HurriedTime()));
        _provider = new(client, new(SimulatedAzure.SubscriptionId, SimulatedAzure.TenantId, SimulatedAzure.PrincipalId, SimulatedAzure.PrincipalId));
    }

    public async ValueTask DisposeAsync() => await _azure.DisposeAsync();

    [Fact]
    public async Task A_registry_with_a_replica_is_created_changed_and_deleted()
    {
        var (group, groupInputs) = await Create(Group, """{ "resourceGroupName": "rg", "location": "westeurope" }""");
        var (registry, registryInputs) = await Create(
            Registry, """{ "resourceGroupName": "rg", "registryName": "contoso", "location": "westeurope", "sku": { "name": "Premium" } }""");
        var (replica, replicaInputs) = await Create(
            Replication, """{ "resourceGroupName": "rg", "registryName": "contoso", "replicationName": "northeurope", "location": "northeurope" }""");
        Assert.Equal((PropertyValue)"contoso.azurecr.io", registry.Outputs["loginServer"]);
        Assert.Equal((PropertyValue)"Succeeded", replica.Outputs["provisioningState"]);

        var routedOff = replicaInputs.With("regionEndpointEnabled", false);
        var updated = await _provider.UpdateAsync(
            new(Values.Resource(Replication), replica.Id, replicaInputs, replica.Outputs, routedOff, Preview: false, null), default);
        Assert.Equal((PropertyValue)false, updated.Outputs["regionEndpointEnabled"]);

        var read = await _provider.ReadAsync(new(Values.Resource(Replication), replica.Id, replicaInputs, replica.Outputs), default);
        Assert.Equal(routedOff, read?.Inputs);

        await Delete(Replication, replica, routedOff);
        Assert.Null(await _provider.ReadAsync(new(Values.Resource(Replication), replica.Id, null, null), default));
        await Delete(Registry, registry, registryInputs);
        await Delete(Group, group, groupInputs);
        Assert.Null(await _provider.ReadAsync(new(Values.Resource(Group), group.Id, null, null), default));
    }

    [Fact]
    public async Task An_identity_that_a_registry_no_longer_has_is_taken_from_it()
    {
        await Create(Group, """{ "resourceGroupName": "rg", "location": "westeurope" }""");
        var (first, _) = await Create(Identity, """{ "resourceGroupName": "rg", "resourceName": "first", "location": "westeurope" }""");
        var (second, _) = await Create(Identity, """{ "resourceGroupName": "rg", "resourceName": "second", "location": "westeurope" }""");
        var (registry, inputs) = await Create(PreviewRegistry, With(first.Id, second.Id));

        var fewer = Values.Map(With(second.Id));
        var updated = await _provider.UpdateAsync(
            new(Values.Resource(PreviewRegistry), registry.Id, inputs, registry.Outputs, fewer, Preview: false, null),
            default);

        var identity = Assert.IsType<PropertyValue.Map>(updated.Outputs["identity"]).Members;
        Assert.Equal([second.Id], Assert.IsType<PropertyValue.Map>(identity["userAssignedIdentities"]).Members.Keys);

        static string With(params string[] ids) => $$"""
            { "resourceGroupName": "rg", "registryName": "contoso", "location": "westeurope", "sku": { "name": "Premium" },
              "identity": { "type": "UserAssigned", "userAssignedIdentities": [{{string.Join(", ", ids.Select(id => $"\"{id}\""))}}] } }
            """;
    }

    [Fact]
    public async Task A_resource_provider_that_the_subscription_never_used_is_registered()
    {
        _azure.SetOperationTime(TimeSpan.FromMilliseconds(1));
        await Create(Group, """{ "resourceGroupName": "rg", "location": "westeurope" }""");
        using var client = new HttpClient { BaseAddress = _azure.Endpoint };
        var provider = $"/subscriptions/{SimulatedAzure.SubscriptionId}/providers/Microsoft.ContainerRegistry";
        (await client.PostAsync($"{provider}/unregister?api-version=2019-05-01", null)).EnsureSuccessStatusCode();

        var (registry, _) = await Create(
            Registry, """{ "resourceGroupName": "rg", "registryName": "contoso", "location": "westeurope", "sku": { "name": "Premium" } }""");

        Assert.Equal((PropertyValue)"contoso.azurecr.io", registry.Outputs["loginServer"]);
    }

    [Fact]
    public async Task A_key_that_was_deleted_is_recovered_when_it_is_created_again()
    {
        await Create(Group, """{ "resourceGroupName": "rg", "location": "westeurope" }""");
        await Create("azure-native:keyvault:Vault", """
            { "resourceGroupName": "rg", "vaultName": "contoso-keys", "location": "westeurope",
              "properties": { "tenantId": "00000000-0000-4000-8000-000000000002", "enableRbacAuthorization": true, "sku": { "family": "A",
                "name": "standard" } } }
            """);
        const string key = """{ "resourceGroupName": "rg", "vaultName": "contoso-keys", "keyName": "registry", "properties": { "kty": "RSA" } }""";
        var (before, inputs) = await Create(Key, key);
        await Delete(Key, before, inputs);
        Assert.Null(await _provider.ReadAsync(new(Values.Resource(Key), before.Id, null, null), default));

        var (after, _) = await Create(Key, key);

        Assert.Equal(before.Outputs["keyUriWithVersion"], after.Outputs["keyUriWithVersion"]);
        Assert.NotNull(await _provider.ReadAsync(new(Values.Resource(Key), after.Id, null, null), default));
    }

    [Theory]
    [InlineData("managedidentity:UserAssignedIdentity", """{ "resourceName": "identity", "location": "westeurope", "tags": { "a": "b" } }""")]
    [InlineData(
        "network:VirtualNetwork",
        """{ "virtualNetworkName": "network", "location": "westeurope", "addressSpace": { "addressPrefixes": ["10.0.0.0/16"] }, "subnets": """
            + """[{ "name": "endpoints", "addressPrefix": "10.0.0.0/24" }] }""")]
    [InlineData("privatedns:PrivateZone", """{ "privateZoneName": "privatelink.azurecr.io", "location": "global" }""")]
    [InlineData(
        "operationalinsights:Workspace",
        """{ "workspaceName": "workspace", "location": "westeurope", "retentionInDays": 30, "sku": { "name": "PerGB2018" } }""")]
    [InlineData(
        "monitor:ActionGroup",
        """{ "actionGroupName": "actions", "location": "global", "groupShortName": "short", "enabled": true, "emailReceivers": [{ "name": "a","""
            + """ "emailAddress": "a@example.com" }] }""")]
    [InlineData(
        "keyvault:Vault",
        """{ "vaultName": "vault", "location": "westeurope", "properties": { "tenantId": "00000000-0000-4000-8000-000000000002","""
            + """ "enableRbacAuthorization": true, "sku": { "family": "A", "name": "standard" } } }""")]
    public async Task Any_type_is_created_and_gives_its_inputs_back(string type, string inputs)
    {
        await Create(Group, """{ "resourceGroupName": "rg", "location": "westeurope" }""");
        var (result, given) = await Create($"azure-native:{type}", inputs, "rg");

        var imported = await _provider.ReadAsync(new(Values.Resource($"azure-native:{type}"), result.Id, null, null), default);

        foreach (var (name, value) in given.Without("azureApiVersion"))
        {
            AssertContains(value, imported!.Inputs[name]);
        }
    }

    private async Task<(ResourceResult Result, PropertyMap Inputs)> Create(string type, string inputs, string? group = null)
    {
        var given = Values.Map(inputs);
        var check = await _provider.CheckAsync(
            new(Values.Resource(type), null, group is null ? given : given.With("resourceGroupName", group), Values.Seed), default);
        Assert.Empty(check.Failures);
        return (await _provider.CreateAsync(new(Values.Resource(type), check.Inputs, Preview: false, null), default), check.Inputs);
    }

    private Task Delete(string type, ResourceResult resource, PropertyMap inputs)
        => _provider.DeleteAsync(new(Values.Resource(type), resource.Id, inputs, resource.Outputs, null), default);

    // Azure may fill in more.
    private static void AssertContains(PropertyValue expected, PropertyValue actual)
    {
        if (expected is PropertyValue.Map given && actual is PropertyValue.Map found)
        {
            Assert.All(given.Members, member => AssertContains(member.Value, found.Members[member.Key]));
        }
        else if (expected is PropertyValue.List items && actual is PropertyValue.List foundItems)
        {
            Assert.All(items.Items.Zip(foundItems.Items), pair => AssertContains(pair.First, pair.Second));
        }
        else
        {
            Assert.Equal(expected, actual);
        }
    }
}
