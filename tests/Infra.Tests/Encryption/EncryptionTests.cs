using GeoRegistry.Azure;
using GeoRegistry.Registries;
using Infra.Tests.Mocks;

namespace Infra.Tests.Encryption;

public class EncryptionTests
{
    private const string Registry = "azure-native:containerregistry:Registry";
    private const string Vault = "azure-native:keyvault:Vault";
    private const string Key = "azure-native:keyvault:Key";
    private const string Assignment = "azure-native:authorization:RoleAssignment";
    private const string Group = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-registry/providers";
    private const string Shared = "/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/rg-keys/providers/Microsoft.KeyVault/vaults/KV-shared";
    private const string Definitions = "/subscriptions/00000000-0000-0000-0000-000000000001/providers/Microsoft.Authorization/roleDefinitions";
    private const string Guid = "11111111-2222-3333-4444-555555555555";

    [Fact]
    public async Task A_registry_is_encrypted_through_an_identity_of_its_own_by_default()
    {
        var mocks = await StackRun.StackAsync(With("{ vault: { name: kv-registry }, key: { name: registry } }"));

        Assert.Equal(
            [
                "GeoReplicatedRegistry contoso", "Key contoso-key", "RandomUuid contoso-creation", "RandomUuid contoso-protection",
                "Registry contoso", "Replication contoso-westeurope", "ResourceGroup rg-registry", "RoleAssignment contoso-key-access",
                "UserAssignedIdentity contoso-identity-id-contoso-encryption", "Vault contoso-vault",
            ],
            mocks.Registered);
        Assert.Equal(
            PlainJson.Normalize($$"""
                {
                  "type": "UserAssigned",
                  "userAssignedIdentities": { "{{Group}}/Microsoft.ManagedIdentity/userAssignedIdentities/id-contoso-encryption": {} }
                }
                """),
            mocks.Input(Registry, "contoso", "identity"));
        Assert.Equal(
            PlainJson.Normalize("""
                {
                  "status": "enabled",
                  "keyVaultProperties": {
                    "identity": "client-of-id-contoso-encryption",
                    "keyIdentifier": "https://kv-registry.vault.azure.net/keys/registry"
                  }
                }
                """),
            mocks.Input(Registry, "contoso", "encryption"));
    }

    [Fact]
    public async Task A_vault_keeps_its_key_safe_and_lets_nobody_in_but_trusted_services()
    {
        var mocks = await StackRun.StackAsync(With("{ vault: { name: kv-registry }, key: { name: registry } }"));

        Assert.Equal(
            PlainJson.Normalize($$"""
                {
                  "vaultName": "kv-registry",
                  "resourceGroupName": "rg-registry",
                  "location": "westeurope",
                  "properties": {
                    "tenantId": "{{IdentityAnswers.TenantId}}",
                    "sku": { "family": "A", "name": "standard" },
                    "enableRbacAuthorization": true,
                    "enableSoftDelete": true,
                    "softDeleteRetentionInDays": 90,
                    "enablePurgeProtection": true,
                    "enabledForDeployment": false,
                    "enabledForDiskEncryption": false,
                    "enabledForTemplateDeployment": false,
                    "publicNetworkAccess": "enabled",
                    "networkAcls": { "bypass": "AzureServices", "defaultAction": "Deny" }
                  },
                  "tags": { "owner": "platform" }
                }
                """),
            mocks.Inputs(Vault, "contoso-vault"));
    }

    [Fact]
    public async Task A_key_rotates_after_a_year_and_never_expires_by_default()
    {
        var mocks = await StackRun.StackAsync(With("{ vault: { name: kv-registry }, key: { name: registry } }"));

        Assert.Equal(
            PlainJson.Normalize("""
                {
                  "keyName": "registry",
                  "vaultName": "kv-registry",
                  "resourceGroupName": "rg-registry",
                  "properties": {
                    "kty": "RSA",
                    "keySize": 3072,
                    "keyOps": ["wrapKey", "unwrapKey"],
                    "rotationPolicy": { "lifetimeActions": [{ "action": { "type": "rotate" }, "trigger": { "timeAfterCreate": "P365D" } }] }
                  },
                  "tags": { "owner": "platform" }
                }
                """),
            mocks.Inputs(Key, "contoso-key"));
    }

    [Fact]
    public async Task A_key_in_hardware_is_in_a_Premium_vault_and_notifies_before_it_expires()
    {
        var mocks = await StackRun.StackAsync(With(
            "{ vault: { name: kv-registry }, key: { name: registry, type: RSA-HSM, size: 4096, rotateAfterDays: 90, expireAfterDays: 180 } }"));

        Assert.Contains("\"name\": \"premium\"", mocks.Input(Vault, "contoso-vault", "properties"), StringComparison.Ordinal);
        Assert.Equal(
            PlainJson.Normalize("""
                {
                  "kty": "RSA-HSM",
                  "keySize": 4096,
                  "keyOps": ["wrapKey", "unwrapKey"],
                  "rotationPolicy": {
                    "attributes": { "expiryTime": "P180D" },
                    "lifetimeActions": [
                      { "action": { "type": "rotate" }, "trigger": { "timeAfterCreate": "P90D" } },
                      { "action": { "type": "notify" }, "trigger": { "timeBeforeExpiry": "P30D" } }
                    ]
                  }
                }
                """),
            mocks.Input(Key, "contoso-key", "properties"));
    }

    [Fact]
    public async Task The_identity_may_use_the_key_and_nothing_else()
    {
        var mocks = await StackRun.StackAsync(With("{ vault: { name: kv-registry }, key: { name: registry } }"));

        const string key = $"{Group}/Microsoft.KeyVault/vaults/kv-registry/keys/registry";
        const string principal = "principal-of-id-contoso-encryption";
        Assert.Equal(
            PlainJson.Normalize($$"""
                {
                  "roleAssignmentName": "{{DeterministicGuid.Of(key, principal, "e147488a-f6f5-4113-8e2d-b22465e65bf6")}}",
                  "scope": "{{key}}",
                  "roleDefinitionId": "{{Definitions}}/e147488a-f6f5-4113-8e2d-b22465e65bf6",
                  "principalId": "{{principal}}",
                  "principalType": "ServicePrincipal"
                }
                """),
            mocks.Inputs(Assignment, "contoso-key-access"));
    }

    [Fact]
    public async Task A_vaults_name_can_have_a_suffix_that_no_deleted_vault_has()
    {
        var mocks = await StackRun.StackAsync(With("{ vault: { name: kv-registry, uniqueSuffix: true }, key: { name: registry } }"));

        Assert.Contains("RandomString contoso-vault-suffix", mocks.Registered);
        Assert.Equal("\"kv-registryx7k2p9\"", mocks.Input(Vault, "contoso-vault", "vaultName"));
        Assert.Equal("\"kv-registryx7k2p9\"", mocks.Input(Key, "contoso-key", "vaultName"));
    }

    [Fact]
    public async Task An_existing_identity_vault_and_key_are_used_and_nothing_is_declared_but_the_role()
    {
        var mocks = await StackRun.StackAsync($$"""
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: westeurope
              identity:
                userAssigned:
                  - name: shared
                    id: {{Group}}/Microsoft.ManagedIdentity/userAssignedIdentities/shared
                    principalId: {{Guid}}
                    clientId: 22222222-2222-3333-4444-555555555555
                    tenantId: {{Guid}}
              encryption: { identity: shared, vault: { id: {{Shared}} }, key: { name: registry, version: 0123456789ABCDEF0123456789abcdef } }
            """);

        Assert.Equal(
            [
                "GeoReplicatedRegistry contoso", "RandomUuid contoso-creation", "RandomUuid contoso-protection", "Registry contoso",
                "Replication contoso-westeurope", "ResourceGroup rg-registry", "RoleAssignment contoso-key-access",
            ],
            mocks.Registered);
        Assert.Equal($"\"{Shared}/keys/registry\"", mocks.Input(Assignment, "contoso-key-access", "scope"));
        Assert.Equal(
            "\"/subscriptions/00000000-0000-0000-0000-000000000002/providers/Microsoft.Authorization/roleDefinitions/"
                + "e147488a-f6f5-4113-8e2d-b22465e65bf6\"",
            mocks.Input(Assignment, "contoso-key-access", "roleDefinitionId"));
        Assert.Equal(
            PlainJson.Normalize("""
                {
                  "status": "enabled",
                  "keyVaultProperties": {
                    "identity": "22222222-2222-3333-4444-555555555555",
                    "keyIdentifier": "https://kv-shared.vault.azure.net/keys/registry/0123456789abcdef0123456789abcdef"
                  }
                }
                """),
            mocks.Input(Registry, "contoso", "encryption"));
    }

    [Fact]
    public async Task No_role_is_assigned_where_the_identity_has_access_already()
    {
        var mocks = await StackRun.StackAsync(With($"{{ grantAccess: false, vault: {{ id: \"{Shared}\" }}, key: {{ name: registry }} }}"));

        Assert.DoesNotContain("RoleAssignment contoso-key-access", mocks.Registered);
    }

    [Fact]
    public async Task A_registry_whose_settings_have_no_encryption_sends_none()
    {
        var mocks = await StackRun.StackAsync("- { name: contoso, resourceGroup: rg-registry, homeRegion: westeurope }");

        Assert.DoesNotContain("encryption", mocks.Inputs(Registry, "contoso"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_stacks_outputs_name_the_vault_and_the_key()
    {
        var mocks = await StackRun.StackAsync(With("{ vault: { name: kv-registry }, key: { name: registry } }"));

        Assert.Equal(
            PlainJson.Normalize($$"""
                { "vaultId": "{{Group}}/Microsoft.KeyVault/vaults/kv-registry", "keyUri": "https://kv-registry.vault.azure.net/keys/registry" }
                """),
            await mocks.RegistryOutputAsync("contoso", "encryption"));
    }

    private static string With(string encryption) => $$"""
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: westeurope
          tags: { owner: platform }
          encryption: {{encryption}}
        """;
}
