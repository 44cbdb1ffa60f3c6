using Rehearsal.Azure;
using Rehearsal.Azure.Setup;
using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.Authorization;

public class RoleTests
{
    private const string Definitions = $"{Subscription}/providers/Microsoft.Authorization/roleDefinitions";
    private const string AcrPull = "7f951dda-4ed3-4680-a7ca-43fe172d538d";
    private const string Custom = "22222222-3333-4444-8555-666666666666";
    private const string Principal = "33333333-4444-4555-8666-777777777777";
    private const string Identity = $"{Group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id";

    [Fact]
    public async Task Built_in_role_can_be_read_and_not_changed()
    {
        await using var azure = await StartAsync();

        var role = (await azure.GetAsync($"{Definitions}/{AcrPull}")).Properties;
        var changed = await azure.SendAsync("PUT", $"{Definitions}/{AcrPull}", DefinitionBody());

        Assert.Equal(("AcrPull", "BuiltInRole"), ((string?)role["roleName"], (string?)role["type"]));
        Assert.Equal("Microsoft.ContainerRegistry/registries/pull/read", (string?)role["permissions"]![0]!["actions"]![0]);
        Assert.Equal((400, "RoleDefinitionCannotBeChanged"), (changed.Status, changed.ErrorCode));
        Assert.Equal(404, (await azure.GetAsync($"{Definitions}/{Custom}")).Status);
    }

    [Theory]
    [InlineData("Replica writer")]
    [InlineData("acrpull")]
    public async Task Role_name_is_unique_in_the_tenant(string name)
    {
        await using var azure = await StartWithGroupAsync();
        _ = await azure.SucceedAsync("PUT", $"{Definitions}/{Custom}", DefinitionBody());

        var refused = await azure.SendAsync("PUT", $"{Definitions}/{Guid.NewGuid()}", DefinitionBody(name));

        Assert.Equal((409, "RoleDefinitionWithSameNameExists"), (refused.Status, refused.ErrorCode));
        _ = await azure.SucceedAsync("PUT", $"{Definitions}/{Custom}", DefinitionBody());
    }

    [Fact]
    public async Task Custom_role_stays_while_it_is_assigned()
    {
        await using var azure = await StartWithGroupAsync();
        _ = await azure.SucceedAsync("PUT", $"{Definitions}/{Custom}", DefinitionBody());
        var assignment = Assignment(Group);
        _ = await azure.SucceedAsync("PUT", assignment, AssignmentBody(Custom));

        var refused = await azure.SendAsync("DELETE", $"{Definitions}/{Custom}");

        Assert.Equal((400, "RoleDefinitionHasAssignments"), (refused.Status, refused.ErrorCode));
        _ = await azure.SucceedAsync("DELETE", assignment);
        _ = await azure.SucceedAsync("DELETE", $"{Definitions}/{Custom}");
    }

    [Fact]
    public async Task Custom_role_is_assigned_within_its_assignable_scopes_only()
    {
        await using var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PUT", $"{Definitions}/{Custom}", DefinitionBody(scope: Group));

        var outside = await azure.SendAsync("PUT", Assignment(Subscription), AssignmentBody(Custom));
        _ = await azure.SucceedAsync("PUT", Assignment(Registry), AssignmentBody(Custom));

        Assert.Equal((400, "RoleAssignmentScopeNotAssignableToRoleDefinition"), (outside.Status, outside.ErrorCode));
    }

    [Fact]
    public async Task Assignable_scope_has_to_exist()
    {
        await using var azure = await StartAsync();

        var refused = await azure.SendAsync("PUT", $"{Definitions}/{Custom}", DefinitionBody(scope: Group));

        Assert.Equal((400, "InvalidScope", "properties.assignableScopes"), (refused.Status, refused.ErrorCode, refused.ErrorTarget));
    }

    [Fact]
    public async Task Role_that_does_not_exist_cannot_be_assigned()
    {
        await using var azure = await StartWithGroupAsync();

        var refused = await azure.SendAsync("PUT", Assignment(Group), AssignmentBody(Custom));

        Assert.Equal((400, "RoleDefinitionDoesNotExist"), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task Role_is_kept_as_one_of_the_subscription_in_whatever_scope_it_is_spelt()
    {
        await using var azure = await StartWithGroupAsync();
        var assignment = Assignment(Group);

        _ = await azure.SucceedAsync(
            "PUT", assignment, AssignmentBody(AcrPull).Replace(Definitions, Definitions[Subscription.Length..], StringComparison.Ordinal));

        Assert.Equal($"{Definitions}/{AcrPull}", (string?)(await azure.GetAsync(assignment)).Properties["roleDefinitionId"]);
        Assert.Equal("RoleAssignmentExists", (await azure.SendAsync("PUT", Assignment(Group), AssignmentBody(AcrPull))).ErrorCode);
    }

    [Fact]
    public async Task Unknown_principal_is_refused_unless_its_type_is_given()
    {
        var options = new SimulatedAzureOptions(null, 0, TimeSpan.Zero) { UnknownPrincipals = new HashSet<Guid> { Guid.Parse(Principal) } };
        await using var azure = await StartAsync(options);
        _ = await azure.SucceedAsync("PUT", Group, """{ "location": "westeurope" }""");

        var refused = await azure.SendAsync("PUT", Assignment(Group), AssignmentBody(AcrPull));
        _ = await azure.SucceedAsync("PUT", Assignment(Group), AssignmentBody(AcrPull, type: "ServicePrincipal"));

        Assert.Equal((400, "PrincipalNotFound"), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task Client_id_of_an_identity_is_no_principal()
    {
        await using var azure = await StartWithGroupAsync();
        var identity = (await azure.SucceedAsync("PUT", Identity, """{ "location": "westeurope" }""")).Properties;

        var byClient = await azure.SendAsync("PUT", Assignment(Group), AssignmentBody(AcrPull, (string)identity["clientId"]!));
        var byObject = await azure.SucceedAsync("PUT", Assignment(Group), AssignmentBody(AcrPull, (string)identity["principalId"]!));

        Assert.Equal((400, "PrincipalNotFound"), (byClient.Status, byClient.ErrorCode));
        Assert.Equal("ServicePrincipal", (string?)byObject.Properties["principalType"]);
    }

    [Fact]
    public async Task Managed_identity_is_a_service_principal()
    {
        await using var azure = await StartWithGroupAsync();
        var identity = (await azure.SucceedAsync("PUT", Identity, """{ "location": "westeurope" }""")).Properties;

        var refused = await azure.SendAsync("PUT", Assignment(Group), AssignmentBody(AcrPull, (string)identity["principalId"]!, "User"));

        Assert.Equal((400, "UnmatchedPrincipalType"), (refused.Status, refused.ErrorCode));
    }

    [Theory]
    [InlineData(0, -600)]
    [InlineData(60, 0)]
    public async Task Assignment_seems_older_where_it_has_its_effect_at_once(int delay, int createdOn)
    {
        await using var azure = await StartAsync(new SimulatedAzureOptions(null, 0, TimeSpan.Zero) { RoleDelay = TimeSpan.FromSeconds(delay) });
        _ = await azure.SucceedAsync("PUT", Group, """{ "location": "westeurope" }""");

        var properties = (await azure.SucceedAsync("PUT", Assignment(Group), AssignmentBody(AcrPull))).Properties;

        Assert.Equal(azure.Time.GetUtcNow().AddSeconds(createdOn), properties["createdOn"]!.GetValue<DateTimeOffset>());
        Assert.Equal(SimulatedAzure.PrincipalId, (string?)properties["createdBy"]);
        Assert.False(properties.ContainsKey("effectiveFrom"));
    }

    private static string Assignment(string scope) => $"{scope}/providers/Microsoft.Authorization/roleAssignments/{Guid.NewGuid()}";

    private static string AssignmentBody(string role, string principal = Principal, string? type = null)
        => $$"""
            {
              "properties": {
                "roleDefinitionId": "{{Definitions}}/{{role}}", "principalId": "{{principal}}"{{(type is null ? "" : $", \"principalType\": \"{type}\"")}}
              }
            }
            """;

    private static string DefinitionBody(string name = "Replica writer", string scope = Subscription)
        => $$"""
            {
              "properties": {
                "roleName": "{{name}}",
                "assignableScopes": ["{{scope}}"],
                "permissions": [{ "actions": ["Microsoft.Network/privateEndpoints/privateLinkServiceProxies/write"] }]
              }
            }
            """;
}
