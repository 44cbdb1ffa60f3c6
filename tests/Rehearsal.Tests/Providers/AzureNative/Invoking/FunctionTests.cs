using Rehearsal.Engine.Values;
using Rehearsal.Providers;
using Rehearsal.Providers.AzureNative.Catalogue;
using Rehearsal.Tests.Providers.AzureNative.Rest;

namespace Rehearsal.Tests.Providers.AzureNative.Invoking;

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
        _azure.Expect(
            $"GET {Registry} 2023-01-01-preview",
            200,
            $$"""{ "id": "{{Registry}}", "name": "contoso", "properties": { "loginServer": "contoso.azurecr.io" } }""");

        var result = await _azure.Provider.InvokeAsync("azure-native:containerregistry:getRegistry", Arguments, default);

        Assert.Equal((PropertyValue)Registry, result["id"]);
        Assert.Equal((PropertyValue)"contoso.azurecr.io", result["loginServer"]);
    }

    public static TheoryData<string> Gets
        => [.. ResourceCatalogue.Shared.FunctionTokens.Where(token => ResourceCatalogue.Shared.Function(token).Operation == FunctionDefinition.Read)];

    [Theory]
    [MemberData(nameof(Gets))]
    public async Task Every_get_function_reads_the_resource_that_its_arguments_name(string token)
    {
        var resource = ResourceCatalogue.Shared.Function(token).Resource!;
        var arguments = new PropertyMap(resource.Path.Concat(resource.TypeInput is { } input ? [input] : [])
            .Select(name => KeyValuePair.Create(name, (PropertyValue)(name switch
            {
                "recordType" => "A",
                "scope" or "resourceUri" => Registry,
                _ => $"{name}1",
            }))));
        var id = new ResourcePath(resource, "sub").Id(arguments)!;
        _azure.Expect($"GET {id} {resource.ApiVersion}", 200, $$"""{ "id": "{{id}}", "name": "known", "location": "westeurope" }""");

        var result = await _azure.Provider.InvokeAsync(token, arguments, default);

        _azure.AssertAllCame();
        Assert.Equal((PropertyValue)id, result["id"]);
        if (resource.Outputs.Contains("name"))
            Assert.Equal((PropertyValue)"known", result["name"]);
    }

    [Fact]
    public async Task What_a_get_function_reads_needs_no_resource_type_in_the_catalogue()
    {
        const string id = "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Network/networkInterfaces/nic";
        _azure.Expect($"GET {id} 2024-05-01", 200, $$$"""
            { "id": "{{{id}}}", "name": "nic", "properties": { "ipConfigurations": [{ "name": "registry",
              "properties": { "privateIPAddress": "10.0.0.4" } }] } }
            """);

        var result = await _azure.Provider.InvokeAsync(
            "azure-native:network:getNetworkInterface", Values.Map("""{ "resourceGroupName": "rg", "networkInterfaceName": "nic" }"""), default);

        var expected = Values.Map("""{ "ipConfigurations": [{ "name": "registry", "privateIPAddress": "10.0.0.4" }] }""");
        Assert.Equal(expected["ipConfigurations"], result["ipConfigurations"]);
    }

    [Fact]
    public async Task Arguments_that_are_no_part_of_the_id_become_query_parameters()
    {
        _azure.Expect(
            "GET /subscriptions/sub/resourceGroups/rg/providers/Microsoft.Network/privateEndpoints/e 2024-05-01&%24expand=networkInterfaces",
            200,
            """{ "name": "e" }""");

        await _azure.Provider.InvokeAsync(
            "azure-native:network:getPrivateEndpoint",
            Values.Map("""{ "resourceGroupName": "rg", "privateEndpointName": "e", "expand": "networkInterfaces" }"""),
            default);

        _azure.AssertAllCame();
    }

    [Fact]
    public async Task A_list_function_posts_the_action()
    {
        _azure.Expect(
            $"POST {Registry}/listCredentials 2024-11-01-preview", 200, """{ "username": "contoso", "passwords": [{ "name": "password", "value": "p" }] }""");

        var result = await _azure.Provider.InvokeAsync("azure-native:containerregistry:listRegistryCredentials", Arguments, default);

        Assert.Equal(Values.Map("""{ "username": "contoso", "passwords": [{ "name": "password", "value": "p" }] }"""), result);
    }

    [Fact]
    public async Task Reading_what_is_not_there_fails_as_ARM_says()
    {
        _azure.Expect($"GET {Registry} 2023-01-01-preview", 404, """{ "error": { "code": "ResourceNotFound", "message": "It is not there." } }""");

        var failure = await Assert.ThrowsAsync<ProviderException>(
            () => _azure.Provider.InvokeAsync("azure-native:containerregistry:getRegistry", Arguments, default));

        Assert.Equal("Status=404 Code=\"ResourceNotFound\" Message=\"It is not there.\"", failure.Message);
    }
}
