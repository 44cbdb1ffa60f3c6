using Rehearsal.Azure;
using Rehearsal.Tests.Azure.Requests;
using static Rehearsal.Tests.Azure.KeyVault.VaultTests;
using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.ContainerRegistry;

public class EncryptionTests
{
    private const string Identity = $"{Group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/registry";
    private const string KeyUri = "https://contoso-keys.vault.azure.net/keys/registry";
    private const string Protected = """, "enablePurgeProtection": true""";
    private const string CryptoServiceEncryptionUser = "e147488a-f6f5-4113-8e2d-b22465e65bf6";
    private const string KeyVaultSecretsUser = "4633458b-17de-408a-b874-0445c86b69e6";

    /// <summary>A cloud with an identity, a vault and a key.</summary>
    /// <returns>The cloud, and the client and principal ids of the identity.</returns>
    private static async Task<(AzureClient Azure, string Client, string Principal)> StartWithKeyAsync(
        string vault = $$"""{{Protected}}, "enableRbacAuthorization": true""", string key = "{}")
    {
        var azure = await StartWithGroupAsync();
        var identity = (await azure.SucceedAsync("PUT", Identity, """{ "location": "westeurope" }""")).Properties;
        var (client, principal) = ((string)identity["clientId"]!, (string)identity["principalId"]!);
        _ = await azure.SucceedAsync("PUT", Vault, VaultBody(vault.Replace("PRINCIPAL", principal, StringComparison.Ordinal)));
        _ = await azure.SucceedAsync("PUT", $"{Vault}/keys/registry", $$"""{ "properties": {{key}} }""");
        return (azure, client, principal);
    }

    private static Task<Answer> AssignAsync(AzureClient azure, string principal, string scope = Vault, string role = CryptoServiceEncryptionUser)
        => azure.SucceedAsync("PUT", $"{scope}/providers/Microsoft.Authorization/roleAssignments/{Guid.NewGuid()}", $$"""
            { "properties": { "principalId": "{{principal}}", "principalType": "ServicePrincipal",
              "roleDefinitionId": "{{Subscription}}/providers/Microsoft.Authorization/roleDefinitions/{{role}}" } }
            """);

    private static string EncryptedBody(string client, string key = KeyUri, string identity = Identity)
        => $$"""
            { "location": "westeurope", "sku": { "name": "Premium" },
              "identity": { "type": "UserAssigned", "userAssignedIdentities": { "{{identity}}": {} } },
              "properties": { "encryption": { "status": "enabled", "keyVaultProperties": { "keyIdentifier": "{{key}}", "identity": "{{client}}" } } } }
            """;

    [Theory]
    [InlineData($"{Vault}/keys/registry")]
    [InlineData(Vault)]
    [InlineData(Group)]
    [InlineData(Subscription)]
    public async Task Registry_is_encrypted_with_a_key_that_its_identity_may_wrap_with(string scope)
    {
        var (azure, client, principal) = await StartWithKeyAsync();
        await using var _ = azure;
        await AssignAsync(azure, principal, scope);

        Assert.Equal(201, (await azure.SendAsync("PUT", Registry, EncryptedBody(client))).Status);

        var encryption = (await azure.GetAsync(Registry)).Properties["encryption"]!;
        Assert.Equal(("enabled", KeyUri), ((string?)encryption["status"], (string?)encryption["keyVaultProperties"]!["keyIdentifier"]));
        Assert.StartsWith($"{KeyUri}/", (string?)encryption["keyVaultProperties"]!["versionedKeyIdentifier"], StringComparison.Ordinal);
        Assert.True((bool)encryption["keyVaultProperties"]!["keyRotationEnabled"]!);
        Assert.NotNull(encryption["keyVaultProperties"]!["lastKeyRotationTimestamp"]);
    }

    [Theory]
    [InlineData("https://contoso-hsm.managedhsm.azure.net/keys/registry", true)]
    [InlineData("https://contoso-hsm.managedhsm.azure.net/keys/registry/0123456789abcdef0123456789abcdef", false)]
    public async Task Registry_is_encrypted_with_a_key_in_a_managed_module(string key, bool isRotated)
    {
        var (azure, client, _) = await StartWithKeyAsync();
        await using var cloud = azure;

        await azure.SucceedAsync("PUT", Registry, EncryptedBody(client, key));

        var encryption = (await azure.GetAsync(Registry)).Properties["encryption"]!["keyVaultProperties"]!;
        Assert.Equal((key, isRotated), ((string?)encryption["keyIdentifier"], (bool)encryption["keyRotationEnabled"]!));
        Assert.Matches("/keys/registry/[0-9a-f]{32}$", (string?)encryption["versionedKeyIdentifier"]);
    }

    [Fact]
    public async Task What_is_no_key_of_a_managed_module_is_refused()
    {
        var (azure, client, _) = await StartWithKeyAsync();
        await using var cloud = azure;

        var refused = await azure.SendAsync("PUT", Registry, EncryptedBody(client, "https://contoso-hsm.managedhsm.azure.net/registry"));

        Assert.Equal((400, "CannotAccessKey"), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task Key_with_a_version_is_not_rotated()
    {
        var (azure, client, principal) = await StartWithKeyAsync();
        await using var _ = azure;
        await AssignAsync(azure, principal);
        var version = (string)(await azure.GetAsync($"{Vault}/keys/registry")).Properties["keyUriWithVersion"]!;

        await azure.SucceedAsync("PUT", Registry, EncryptedBody(client, version));

        var key = (await azure.GetAsync(Registry)).Properties["encryption"]!["keyVaultProperties"]!;
        Assert.Equal((false, version), ((bool)key["keyRotationEnabled"]!, (string?)key["versionedKeyIdentifier"]));
    }

    [Fact]
    public async Task Identity_without_a_role_at_the_key_is_refused()
    {
        var (azure, client, principal) = await StartWithKeyAsync();
        await using var _ = azure;
        await AssignAsync(azure, principal, role: KeyVaultSecretsUser);
        await AssignAsync(azure, SimulatedAzure.PrincipalId);

        await AssertNoAccessAsync(azure, client);
    }

    [Theory]
    [InlineData("""["get", "wrapKey", "unwrapKey"]""", true)]
    [InlineData("""["all"]""", true)]
    [InlineData("""["get", "wrapKey"]""", false)]
    public async Task Access_policy_has_to_give_get_wrapKey_and_unwrapKey(string permissions, bool suffices)
    {
        var (azure, client, _) = await StartWithKeyAsync($$"""
            {{Protected}}, "accessPolicies": [{ "tenantId": "{{SimulatedAzure.TenantId}}", "objectId": "PRINCIPAL",
              "permissions": { "keys": {{permissions}} } }]
            """);
        await using var owned = azure;

        Assert.Equal(suffices ? 201 : 400, (await azure.SendAsync("PUT", Registry, EncryptedBody(client))).Status);
    }

    [Theory]
    [InlineData("""{ "defaultAction": "Deny", "bypass": "None" }""", false)]
    [InlineData("""{ "defaultAction": "Deny", "bypass": "AzureServices" }""", true)]
    [InlineData("""{ "defaultAction": "Allow", "bypass": "None" }""", true)]
    public async Task Firewalled_vault_has_to_let_trusted_services_in(string rules, bool suffices)
    {
        var (azure, client, principal) = await StartWithKeyAsync($$"""{{Protected}}, "enableRbacAuthorization": true, "networkAcls": {{rules}}""");
        await using var _ = azure;
        await AssignAsync(azure, principal);

        Assert.Equal(suffices ? 201 : 400, (await azure.SendAsync("PUT", Registry, EncryptedBody(client))).Status);
    }

    [Theory]
    [InlineData(""", "enableRbacAuthorization": true""", "{}")]
    [InlineData($$"""{{Protected}}, "enableRbacAuthorization": true""", """{ "kty": "EC" }""")]
    [InlineData($$"""{{Protected}}, "enableRbacAuthorization": true""", """{ "attributes": { "enabled": false } }""")]
    public async Task Key_has_to_be_an_enabled_RSA_key_in_a_vault_with_purge_protection(string vault, string key)
    {
        var (azure, client, principal) = await StartWithKeyAsync(vault, key);
        await using var _ = azure;
        await AssignAsync(azure, principal);

        await AssertNoAccessAsync(azure, client);
    }

    [Theory]
    [InlineData("https://contoso-keys.vault.azure.net/keys/other")]
    [InlineData("https://contoso-keys.vault.azure.net/keys/registry/00000000000000000000000000000000")]
    [InlineData("https://other.vault.azure.net/keys/registry")]
    [InlineData("https://contoso-keys.vault.azure.net/secrets/registry")]
    [InlineData("registry")]
    public async Task Key_has_to_exist(string uri)
    {
        var (azure, client, principal) = await StartWithKeyAsync();
        await using var _ = azure;
        await AssignAsync(azure, principal);

        await AssertNoAccessAsync(azure, client, uri);
    }

    [Fact]
    public async Task Identity_is_the_client_ID_of_one_of_the_registrys_own()
    {
        var (azure, client, principal) = await StartWithKeyAsync();
        await using var _ = azure;
        await AssignAsync(azure, principal);

        var byPrincipal = await azure.SendAsync("PUT", Registry, EncryptedBody(principal));
        var ofAnother = await azure.SendAsync("PUT", Registry, EncryptedBody(client, identity: $"{Identity}-2"));

        Assert.Equal((400, "InvalidEncryptionIdentity"), (byPrincipal.Status, byPrincipal.ErrorCode));
        Assert.Equal((400, "InvalidEncryptionIdentity"), (ofAnother.Status, ofAnother.ErrorCode));
    }

    [Fact]
    public async Task Encryption_can_be_changed_to_another_key_but_not_disabled()
    {
        var (azure, client, principal) = await StartWithKeyAsync();
        await using var _ = azure;
        await AssignAsync(azure, principal);
        await azure.SucceedAsync("PUT", Registry, EncryptedBody(client));
        await azure.SucceedAsync("PUT", $"{Vault}/keys/second", """{ "properties": {} }""");

        await azure.SucceedAsync("PUT", Registry, EncryptedBody(client, "https://contoso-keys.vault.azure.net/keys/second"));
        var disabled = await azure.SendAsync("PATCH", Registry, """{ "properties": { "encryption": { "status": "disabled" } } }""");

        Assert.Equal((409, "PropertyChangeNotAllowed"), (disabled.Status, disabled.ErrorCode));
        var key = (await azure.GetAsync(Registry)).Properties["encryption"]!["keyVaultProperties"]!;
        Assert.Contains("/keys/second/", (string?)key["versionedKeyIdentifier"], StringComparison.Ordinal);
    }

    private static async Task AssertNoAccessAsync(AzureClient azure, string client, string key = KeyUri)
    {
        var refused = await azure.SendAsync("PUT", Registry, EncryptedBody(client, key));

        Assert.Equal((400, "CannotAccessKey"), (refused.Status, refused.ErrorCode));
        Assert.Contains("'Get, Wrap Key, Unwrap Key' permission", refused.ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(404, (await azure.GetAsync(Registry)).Status);
    }
}
