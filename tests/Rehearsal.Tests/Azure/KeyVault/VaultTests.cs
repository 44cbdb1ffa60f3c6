using System.Globalization;
using Rehearsal.Azure;
using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.KeyVault;

public class VaultTests
{
    internal const string Vault = $"{Group}/providers/Microsoft.KeyVault/vaults/contoso-keys";
    private const string Deleted = $"{Subscription}/providers/Microsoft.KeyVault/locations/westeurope/deletedVaults/contoso-keys";
    private const string RoleBased = """, "enableRbacAuthorization": true""";

    internal static string VaultBody(string more = RoleBased, string location = "westeurope", string sku = "standard")
        => $$"""
            { "location": "{{location}}", "tags": { "team": "images" },
              "properties": { "tenantId": "{{SimulatedAzure.TenantId}}", "sku": { "family": "A", "name": "{{sku}}" }{{more}} } }
            """;

    [Fact]
    public async Task Vault_gets_its_address_and_is_protected_by_soft_delete_for_90_days()
    {
        await using var azure = await StartWithGroupAsync();

        _ = await azure.SucceedAsync("PUT", Vault, VaultBody($$"""{{RoleBased}}, "networkAcls": { "defaultAction": "Deny" }"""));

        var vault = (await azure.GetAsync(Vault)).Properties;
        Assert.Equal("https://contoso-keys.vault.azure.net/", (string?)vault["vaultUri"]);
        Assert.Equal((true, 90, true), ((bool)vault["enableSoftDelete"]!, (int)vault["softDeleteRetentionInDays"]!, (bool)vault["enableRbacAuthorization"]!));
        Assert.Equal(("AzureServices", "Deny"), ((string?)vault["networkAcls"]!["bypass"], (string?)vault["networkAcls"]!["defaultAction"]));
        Assert.False(vault.ContainsKey("enablePurgeProtection"));
    }

    [Fact]
    public async Task Vault_name_is_unique_across_the_cloud()
    {
        await using var azure = await StartWithGroupAsync();
        _ = await azure.SucceedAsync("PUT", Vault, VaultBody());
        _ = await azure.SucceedAsync("PUT", $"{Subscription}/resourceGroups/other", """{ "location": "eastus" }""");

        var second = await azure.SendAsync("PUT", Vault.Replace("rg-test", "other", StringComparison.Ordinal), VaultBody());

        Assert.Equal((409, "VaultAlreadyExists"), (second.Status, second.ErrorCode));
    }

    [Theory]
    [InlineData("1st-vault")]
    [InlineData("two--hyphens")]
    [InlineData("ends-with-")]
    public async Task Vault_name_begins_with_a_letter_and_has_single_hyphens_inside(string name)
    {
        await using var azure = await StartWithGroupAsync();

        var refused = await azure.SendAsync("PUT", Vault.Replace("contoso-keys", name, StringComparison.Ordinal), VaultBody());

        Assert.Equal((400, "VaultNameNotValid"), (refused.Status, refused.ErrorCode));
    }

    [Fact]
    public async Task Deleted_vault_keeps_its_name()
    {
        await using var azure = await StartWithGroupAsync();
        _ = await azure.SucceedAsync("PUT", Vault, VaultBody());
        Assert.Equal(200, (await azure.SendAsync("DELETE", Vault)).Status);

        var again = await azure.SendAsync("PUT", Vault, VaultBody());

        Assert.Equal((409, "ConflictError"), (again.Status, again.ErrorCode));
        Assert.Contains("already exists in deleted state", again.ErrorMessage, StringComparison.Ordinal);
        var deleted = (await azure.GetAsync(Deleted)).Properties;
        Assert.Equal((Vault, "westeurope", "images"), ((string?)deleted["vaultId"], (string?)deleted["location"], (string?)deleted["tags"]!["team"]));
        Assert.Equal(
            azure.Time.GetUtcNow().AddDays(90).UtcDateTime,
            DateTime.Parse((string)deleted["scheduledPurgeDate"]!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal));
        Assert.Equal(["contoso-keys"], (await azure.GetAsync($"{Subscription}/providers/Microsoft.KeyVault/locations/westeurope/deletedVaults")).Names);
    }

    [Fact]
    public async Task Deletion_of_the_group_deletes_its_vaults_softly()
    {
        await using var azure = await StartWithGroupAsync();
        _ = await azure.SucceedAsync("PUT", Vault, VaultBody());

        _ = await azure.SucceedAsync("DELETE", Group);

        Assert.Equal(200, (await azure.GetAsync(Deleted)).Status);
    }

    [Fact]
    public async Task Deleted_vault_is_purged_by_itself_when_its_retention_is_over()
    {
        await using var azure = await StartWithGroupAsync();
        _ = await azure.SucceedAsync("PUT", Vault, VaultBody($$"""{{RoleBased}}, "softDeleteRetentionInDays": 7"""));
        _ = await azure.SucceedAsync("DELETE", Vault);

        azure.Time.Advance(TimeSpan.FromDays(7));

        Assert.Equal(404, (await azure.GetAsync(Deleted)).Status);
        Assert.Equal(201, (await azure.SendAsync("PUT", Vault, VaultBody())).Status);
    }

    [Fact]
    public async Task Purged_vault_gives_its_name_back()
    {
        await using var azure = await StartWithGroupAsync();
        _ = await azure.SucceedAsync("PUT", Vault, VaultBody());
        _ = await azure.SucceedAsync("DELETE", Vault);

        Assert.Equal(200, (await azure.SendAsync("POST", $"{Deleted}/purge")).Status);

        Assert.Equal(404, (await azure.GetAsync(Deleted)).Status);
        Assert.Equal(201, (await azure.SendAsync("PUT", Vault, VaultBody())).Status);
    }

    [Fact]
    public async Task Vault_with_purge_protection_cannot_be_purged()
    {
        await using var azure = await StartWithGroupAsync();
        _ = await azure.SucceedAsync("PUT", Vault, VaultBody($$"""{{RoleBased}}, "enablePurgeProtection": true"""));
        _ = await azure.SucceedAsync("DELETE", Vault);

        var refused = await azure.SendAsync("POST", $"{Deleted}/purge");

        Assert.Equal((400, "MethodNotAllowed"), (refused.Status, refused.ErrorCode));
        Assert.True((bool)(await azure.GetAsync(Deleted)).Properties["purgeProtectionEnabled"]!);
    }

    [Fact]
    public async Task Recovered_vault_has_its_keys_and_settings_but_not_its_role_assignments()
    {
        await using var azure = await StartWithGroupAsync();
        _ = await azure.SucceedAsync("PUT", Vault, VaultBody($$"""{{RoleBased}}, "softDeleteRetentionInDays": 30"""));
        var key = (string?)(await azure.SucceedAsync("PUT", $"{Vault}/keys/registry", """{ "properties": {} }""")).Properties["keyUriWithVersion"];
        const string assignments = $"{Vault}/providers/Microsoft.Authorization/roleAssignments";
        _ = await azure.SucceedAsync("PUT", $"{assignments}/{Guid.NewGuid()}", $$"""
            { "properties": { "principalId": "{{SimulatedAzure.PrincipalId}}", "principalType": "ServicePrincipal",
              "roleDefinitionId": "{{Subscription}}/providers/Microsoft.Authorization/roleDefinitions/e147488a-f6f5-4113-8e2d-b22465e65bf6" } }
            """);
        _ = await azure.SucceedAsync("DELETE", Vault);

        _ = await azure.SucceedAsync("PUT", Vault, VaultBody(""", "createMode": "recover" """));

        var vault = (await azure.GetAsync(Vault)).Properties;
        Assert.Equal((30, true), ((int)vault["softDeleteRetentionInDays"]!, (bool)vault["enableRbacAuthorization"]!));
        Assert.Equal(key, (string?)(await azure.GetAsync($"{Vault}/keys/registry")).Properties["keyUriWithVersion"]);
        Assert.Empty((await azure.GetAsync(assignments)).Names);
        Assert.Equal(404, (await azure.GetAsync(Deleted)).Status);
    }

    [Fact]
    public async Task Nothing_is_recovered_where_nothing_was_deleted()
    {
        await using var azure = await StartWithGroupAsync();

        var refused = await azure.SendAsync("PUT", Vault, VaultBody(""", "createMode": "recover" """));

        Assert.Equal((404, "DeletedVaultNotFound"), (refused.Status, refused.ErrorCode));
    }

    [Theory]
    [InlineData(""", "enablePurgeProtection": false""", "properties.enablePurgeProtection")]
    [InlineData(""", "enableSoftDelete": false""", "properties.enableSoftDelete")]
    [InlineData(""", "softDeleteRetentionInDays": 20""", "properties.softDeleteRetentionInDays")]
    public async Task Protection_against_deletion_is_never_taken_back(string change, string target)
    {
        await using var azure = await StartWithGroupAsync();
        _ = await azure.SucceedAsync("PUT", Vault, VaultBody($$"""{{RoleBased}}, "enablePurgeProtection": true"""));

        var refused = await azure.SendAsync("PUT", Vault, VaultBody($"{RoleBased}{change}"));
        _ = await azure.SucceedAsync("PUT", Vault, VaultBody());

        Assert.Equal((400, target), (refused.Status, refused.ErrorTarget));
        Assert.True((bool)(await azure.GetAsync(Vault)).Properties["enablePurgeProtection"]!);
    }

    [Theory]
    [InlineData(""", "enableRbacAuthorization": true, "enablePurgeProtection": false""", "properties.enablePurgeProtection")]
    [InlineData(""", "enableRbacAuthorization": true, "softDeleteRetentionInDays": 6""", "properties.softDeleteRetentionInDays")]
    [InlineData(""", "enableRbacAuthorization": true, "softDeleteRetentionInDays": 91""", "properties.softDeleteRetentionInDays")]
    [InlineData("", "properties.accessPolicies")]
    public async Task New_vault_needs_valid_protection_and_a_way_of_access(string settings, string target)
    {
        await using var azure = await StartWithGroupAsync();

        var refused = await azure.SendAsync("PUT", Vault, VaultBody(settings));

        Assert.Equal((400, target), (refused.Status, refused.ErrorTarget));
    }

    [Fact]
    public async Task New_vault_has_role_based_access_since_API_version_2026_02_01()
    {
        await using var azure = await StartWithGroupAsync();

        _ = await azure.SucceedAsync("PUT", Vault, VaultBody(""", "accessPolicies": []"""));
        _ = await azure.SucceedAsync("PUT", $"{Vault}-2", VaultBody(""", "accessPolicies": []"""), "2026-02-01");

        Assert.False((bool)(await azure.GetAsync(Vault)).Properties["enableRbacAuthorization"]!);
        Assert.True((bool)(await azure.GetAsync($"{Vault}-2")).Properties["enableRbacAuthorization"]!);
    }
}
