using Rehearsal.Azure;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Providers.AzureNative;
using Rehearsal.Providers.AzureNative.Rest;

namespace Rehearsal.Tests.Providers.AzureNative;

public sealed class SimulatedAzureTests : IAsyncLifetime
{
    private const string Group = "azure-native:resources:ResourceGroup";
    private const string Registry = "azure-native:containerregistry:Registry";
    private const string Replication = "azure-native:containerregistry:Replication";

    private SimulatedAzure _azure = null!;
    private AzureNativeProvider _provider = null!;

    public async Task InitializeAsync()
    {
        _azure = await SimulatedAzure.StartAsync(new(null, 0, TimeSpan.Zero), default);
        var client = new ArmClient(new(_azure.Endpoint, Time: new HurriedTime()));
        _provider = new(client, new(SimulatedAzure.SubscriptionId, SimulatedAzure.TenantId, SimulatedAzure.PrincipalId, SimulatedAzure.PrincipalId));
    }

    public async Task DisposeAsync() => await _azure.DisposeAsync();

    [Fact]
    public async Task A_registry_with_a_replica_is_created_changed_and_deleted()
    {
        var (group, groupInputs) = await Create(Group, """{ "resourceGroupName": "rg", "location": "westeurope" }""");
        var (registry, registryInputs) = await Create(Registry, """{ "resourceGroupName": "rg", "registryName": "contoso", "location": "westeurope", "sku": { "name": "Premium" } }""");
        var (replica, replicaInputs) = await Create(Replication, """{ "resourceGroupName": "rg", "registryName": "contoso", "replicationName": "northeurope", "location": "northeurope" }""");
        Assert.Equal((PropertyValue)"contoso.azurecr.io", registry.Outputs["loginServer"]);
        Assert.Equal((PropertyValue)"Succeeded", replica.Outputs["provisioningState"]);

        var routedOff = replicaInputs.With("regionEndpointEnabled", false);
        var updated = await _provider.UpdateAsync(new(Values.Resource(Replication), replica.Id, replicaInputs, replica.Outputs, routedOff, Preview: false, null), default);
        Assert.Equal((PropertyValue)false, updated.Outputs["regionEndpointEnabled"]);

        var read = await _provider.ReadAsync(new(Values.Resource(Replication), replica.Id, replicaInputs, replica.Outputs), default);
        Assert.Equal(routedOff, read?.Inputs);

        await Delete(Replication, replica, routedOff);
        Assert.Null(await _provider.ReadAsync(new(Values.Resource(Replication), replica.Id, null, null), default));
        await Delete(Registry, registry, registryInputs);
        await Delete(Group, group, groupInputs);
        Assert.Null(await _provider.ReadAsync(new(Values.Resource(Group), group.Id, null, null), default));
    }

    [Theory]
    [InlineData("managedidentity:UserAssignedIdentity", """{ "resourceName": "identity", "location": "westeurope", "tags": { "a": "b" } }""")]
    [InlineData("network:VirtualNetwork", """{ "virtualNetworkName": "network", "location": "westeurope", "addressSpace": { "addressPrefixes": ["10.0.0.0/16"] }, "subnets": [{ "name": "endpoints", "addressPrefix": "10.0.0.0/24" }] }""")]
    [InlineData("privatedns:PrivateZone", """{ "privateZoneName": "privatelink.azurecr.io", "location": "global" }""")]
    [InlineData("operationalinsights:Workspace", """{ "workspaceName": "workspace", "location": "westeurope", "retentionInDays": 30, "sku": { "name": "PerGB2018" } }""")]
    [InlineData("monitor:ActionGroup", """{ "actionGroupName": "actions", "location": "global", "groupShortName": "short", "enabled": true, "emailReceivers": [{ "name": "a", "emailAddress": "a@example.com" }] }""")]
    [InlineData("keyvault:Vault", """{ "vaultName": "vault", "location": "westeurope", "properties": { "tenantId": "00000000-0000-4000-8000-000000000002", "enableRbacAuthorization": true, "sku": { "family": "A", "name": "standard" } } }""")]
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
        var check = await _provider.CheckAsync(new(Values.Resource(type), null, group is null ? given : given.With("resourceGroupName", group), Values.Seed), default);
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
