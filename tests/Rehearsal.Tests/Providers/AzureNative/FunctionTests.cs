using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Tests.Providers.AzureNative;

public sealed class FunctionTests
{
    private const string Registry = "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/contoso";

    private static readonly PropertyMap Arguments = Values.Map("""{ "resourceGroupName": "rg", "registryName": "contoso" }""");

    private readonly RecordedAzure _azure = new();

    [Fact]
    public async Task The_client_configuration_is_the_identity_that_deploys()
        => Assert.Equal(
            Values.Map("""{ "clientId": "client", "objectId": "principal", "subscriptionId": "sub", "tenantId": "tenant" }"""),
            await _azure.Provider.InvokeAsync("azure-native:authorization:getClientConfig", PropertyMap.Empty, default));

    [Fact]
    public async Task A_get_function_reads_the_resource_flat_with_its_id()
    {
        _azure.Expect($"GET {Registry} 2023-01-01-preview", 200, $$"""{ "id": "{{Registry}}", "name": "contoso", "properties": { "loginServer": "contoso.azurecr.io" } }""");

        var result = await _azure.Provider.InvokeAsync("azure-native:containerregistry:getRegistry", Arguments, default);

        Assert.Equal((PropertyValue)Registry, result["id"]);
        Assert.Equal((PropertyValue)"contoso.azurecr.io", result["loginServer"]);
    }

    [Fact]
    public async Task Arguments_that_are_no_part_of_the_id_become_query_parameters()
    {
        _azure.Expect("GET /subscriptions/sub/resourceGroups/rg/providers/Microsoft.Network/privateEndpoints/e 2024-05-01&%24expand=networkInterfaces", 200, """{ "name": "e" }""");

        await _azure.Provider.InvokeAsync("azure-native:network:getPrivateEndpoint", Values.Map("""{ "resourceGroupName": "rg", "privateEndpointName": "e", "expand": "networkInterfaces" }"""), default);

        _azure.AssertAllCame();
    }

    [Fact]
    public async Task A_list_function_posts_the_action()
    {
        _azure.Expect($"POST {Registry}/listCredentials 2024-11-01-preview", 200, """{ "username": "contoso", "passwords": [{ "name": "password", "value": "p" }] }""");

        var result = await _azure.Provider.InvokeAsync("azure-native:containerregistry:listRegistryCredentials", Arguments, default);

        Assert.Equal(Values.Map("""{ "username": "contoso", "passwords": [{ "name": "password", "value": "p" }] }"""), result);
    }

    [Fact]
    public async Task Reading_what_is_not_there_fails_as_ARM_says()
    {
        _azure.Expect($"GET {Registry} 2023-01-01-preview", 404, """{ "error": { "code": "ResourceNotFound", "message": "It is not there." } }""");

        var failure = await Assert.ThrowsAsync<ProviderException>(() => _azure.Provider.InvokeAsync("azure-native:containerregistry:getRegistry", Arguments, default));

        Assert.Equal($"Reading of {Registry} failed: ResourceNotFound: It is not there.", failure.Message);
    }
}
