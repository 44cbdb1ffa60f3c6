using System.Text.Json.Nodes;
using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.Behaviours;

public class GeneralTypeTests
{
    private const string AcrPull = $"{Subscription}/providers/Microsoft.Authorization/roleDefinitions/7f951dda-4ed3-4680-a7ca-43fe172d538d";
    private const string RoleAssignment = "11111111-2222-4333-8444-555555555555";

    [Theory]
    [InlineData("Microsoft.Resources/deployments/one", "2024-11-01", "DeploymentNotFound")]
    [InlineData("Microsoft.Authorization/roleDefinitions/00000000-0000-0000-0000-000000000001", "2022-04-01", "RoleDefinitionDoesNotExist")]
    [InlineData("Microsoft.Authorization/roleAssignments/00000000-0000-0000-0000-000000000001", "2022-04-01", "RoleAssignmentNotFound")]
    [InlineData("Microsoft.Authorization/locks/one", "2020-05-01", "LockNotFound")]
    [InlineData("Microsoft.ManagedIdentity/userAssignedIdentities/one", "2023-01-31", "ResourceNotFound")]
    public async Task What_is_not_there_is_refused_with_the_code_of_its_type(string resource, string apiVersion, string code)
    {
        await using var azure = await StartWithGroupAsync();

        var answer = await azure.SendAsync("GET", $"{Group}/providers/{resource}", apiVersion: apiVersion);

        Assert.Equal((404, code), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task A_type_without_behaviour_is_stored_and_given_back()
    {
        await using var azure = await StartWithGroupAsync();
        const string account = $"{Group}/providers/Microsoft.Storage/storageAccounts/contoso";
        const string version = "2023-05-01";

        const string body = """
            { "location": "westeurope", "kind": "StorageV2", "sku": { "name": "Standard_ZRS" }, "properties": { "minimumTlsVersion": "TLS1_2" } }
            """;

        var created = await azure.SendAsync("PUT", account, body, version);

        Assert.Equal(201, created.Status);
        var read = await azure.GetAsync(account, version);
        Assert.Equal(("TLS1_2", "Succeeded"), ((string?)read.Properties["minimumTlsVersion"], (string?)read.Properties["provisioningState"]));
        Assert.Equal(200, (await azure.SendAsync("DELETE", account, apiVersion: version)).Status);
        Assert.Equal(404, (await azure.GetAsync(account, version)).Status);
    }

    [Fact]
    public async Task Networks_are_created_asynchronously()
    {
        await using var azure = await StartWithGroupAsync();
        const string network = $"{Group}/providers/Microsoft.Network/virtualNetworks/vnet";

        var created = await azure.SendAsync(
            "PUT", network, """{ "location": "westeurope", "properties": { "addressSpace": { "addressPrefixes": ["10.0.0.0/16"] } } }""");
        var subnet = await azure.SendAsync("PUT", $"{network}/subnets/one", """{ "properties": { "addressPrefix": "10.0.0.0/27" } }""");

        Assert.NotNull(created.Header("Azure-AsyncOperation"));
        Assert.Equal((201, "Creating"), (subnet.Status, (string?)subnet.Properties["provisioningState"]));
        Assert.Equal("Succeeded", (string?)(await azure.GetAsync($"{network}/subnets/one")).Properties["provisioningState"]);
    }

    [Theory]
    [InlineData(Subscription)]
    [InlineData(Group)]
    [InlineData(Registry)]
    public async Task Role_assignments_can_be_put_on_any_scope(string scope)
    {
        await using var azure = await StartWithRegistryAsync();
        var path = $"{scope}/providers/Microsoft.Authorization/roleAssignments/{RoleAssignment}";
        var body = $$"""{ "properties": { "roleDefinitionId": "{{AcrPull}}", "principalId": "{{Guid.Empty}}", "principalType": "ServicePrincipal" } }""";

        Assert.Equal(201, (await azure.SendAsync("PUT", path, body)).Status);

        Assert.Equal(scope, (string?)(await azure.GetAsync(path)).Properties["scope"]);
        var twin = await azure.SendAsync("PUT", path.Replace(RoleAssignment, Guid.NewGuid().ToString(), StringComparison.Ordinal), body);
        Assert.Equal((409, "RoleAssignmentExists"), (twin.Status, twin.ErrorCode));
        var changed = await azure.SendAsync("PUT", path, body.Replace(Guid.Empty.ToString(), RoleAssignment, StringComparison.Ordinal));
        Assert.Equal((409, "RoleAssignmentUpdateNotPermitted"), (changed.Status, changed.ErrorCode));
        Assert.Equal([RoleAssignment], (await azure.GetAsync($"{scope}/providers/Microsoft.Authorization/roleAssignments")).Names.Distinct());
    }

    [Fact]
    public async Task A_role_assignment_is_named_by_a_GUID()
    {
        await using var azure = await StartWithGroupAsync();

        var refused = await azure.SendAsync(
            "PUT",
            $"{Group}/providers/Microsoft.Authorization/roleAssignments/pull",
            $$"""{ "properties": { "roleDefinitionId": "{{AcrPull}}", "principalId": "{{Guid.Empty}}" } }""");

        Assert.Equal((400, "InvalidRoleAssignmentId"), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task Managed_identities_get_their_ids_from_the_directory()
    {
        await using var azure = await StartWithGroupAsync();
        const string path = $"{Group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id";

        var identity = await azure.SucceedAsync("PUT", path, """{ "location": "westeurope" }""");
        _ = await azure.SucceedAsync("PUT", Registry, $$"""
            { "location": "westeurope", "sku": { "name": "Premium" },
              "identity": { "type": "SystemAssigned, UserAssigned", "userAssignedIdentities": { "{{path}}": {} } } }
            """);

        var registry = (await azure.GetAsync(Registry)).Body!["identity"]!;
        Assert.True(Guid.TryParse((string?)registry["principalId"], out _));
        var expected = new JsonObject
        {
            ["clientId"] = identity.Properties["clientId"]!.DeepClone(),
            ["principalId"] = identity.Properties["principalId"]!.DeepClone(),
        };
        Assert.True(JsonNode.DeepEquals(expected, registry["userAssignedIdentities"]![path]));
    }

    [Fact]
    public async Task What_the_service_never_gives_back_is_not_shown()
    {
        await using var azure = await StartWithRegistryAsync();
        const string webhook = $"{Registry}/webhooks/pushed";

        _ = await azure.SucceedAsync(
            "PUT", webhook, """{ "location": "westeurope", "properties": { "serviceUri": "https://contoso.com/hook", "actions": ["push"] } }""");

        var properties = (await azure.GetAsync(webhook)).Properties;
        Assert.Equal("push", (string?)properties["actions"]![0]);
        Assert.False(properties.ContainsKey("serviceUri"));
    }
}
