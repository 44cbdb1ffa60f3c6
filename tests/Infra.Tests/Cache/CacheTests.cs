using GeoRegistry.Stacks;
using Infra.Tests.Mocks;

namespace Infra.Tests.Cache;

/// <summary>Cache rules and credential sets.</summary>
public class CacheTests
{
    private const string Registry =
        "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-registry/providers/Microsoft.ContainerRegistry/registries/contoso";

    private const string Vault = "/subscriptions/00000000-0000-0000-0000-000000000002/resourceGroups/rg-keys/providers/Microsoft.KeyVault/vaults/contoso";

    private const string Yaml = """
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: westeurope
          credentialSets:
            - name: dockerhub
              loginServer: docker.io
              usernameSecret: https://contoso.vault.azure.net/secrets/hub-user
              passwordSecret: https://contoso.vault.azure.net/secrets/hub-token
          cacheRules:
            - { name: hub-all, source: docker.io/library/*, target: hub/*, credentialSet: dockerhub }
            - { name: mirror-mcr, source: mcr.microsoft.com/dotnet/sdk, target: dotnet/sdk }
        """;

    private static readonly string YamlWithVault = Yaml.Replace("loginServer", $"vault: {Vault}\n      loginServer", StringComparison.Ordinal);

    [Fact]
    public async Task A_credential_set_has_an_identity_of_its_own()
    {
        var mocks = await StackRun.StackAsync(Yaml);

        Assert.Equal(
            PlainJson.Normalize("""
                {
                  "credentialSetName": "dockerhub",
                  "registryName": "contoso",
                  "resourceGroupName": "rg-registry",
                  "loginServer": "docker.io",
                  "identity": { "type": "SystemAssigned" },
                  "authCredentials": [
                    {
                      "name": "Credential1",
                      "usernameSecretIdentifier": "https://contoso.vault.azure.net/secrets/hub-user",
                      "passwordSecretIdentifier": "https://contoso.vault.azure.net/secrets/hub-token"
                    }
                  ]
                }
                """),
            mocks.Inputs("azure-native:containerregistry:CredentialSet", "contoso-credential-set-dockerhub"));
        Assert.DoesNotContain(mocks.Registered, name => name.StartsWith("RoleAssignment", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_identity_may_read_the_secrets_of_the_vault_that_is_given()
    {
        var mocks = await StackRun.StackAsync(YamlWithVault);

        var inputs = mocks.Inputs("azure-native:authorization:RoleAssignment", "contoso-credential-set-dockerhub-vault");
        Assert.Contains($"\"scope\": \"{Vault}\"", inputs, StringComparison.Ordinal);
        Assert.Contains("\"principalId\": \"11111111-0000-0000-0000-000000000001\"", inputs, StringComparison.Ordinal);
        Assert.Contains("\"principalType\": \"ServicePrincipal\"", inputs, StringComparison.Ordinal);
        Assert.Contains(
            "\"roleDefinitionId\": \"/subscriptions/00000000-0000-0000-0000-000000000002"
                + "/providers/Microsoft.Authorization/roleDefinitions/4633458b-17de-408a-b874-0445c86b69e6\"",
            inputs,
            StringComparison.Ordinal);
        Assert.Equal(
            inputs, (await StackRun.StackAsync(YamlWithVault)).Inputs("azure-native:authorization:RoleAssignment", "contoso-credential-set-dockerhub-vault"));
    }

    [Fact]
    public async Task A_rule_signs_in_with_its_credential_set()
    {
        var mocks = await StackRun.StackAsync(Yaml);

        Assert.Equal(
            PlainJson.Normalize($$"""
                {
                  "cacheRuleName": "hub-all",
                  "registryName": "contoso",
                  "resourceGroupName": "rg-registry",
                  "sourceRepository": "docker.io/library/*",
                  "targetRepository": "hub/*",
                  "credentialSetResourceId": "{{Registry}}/credentialSets/dockerhub"
                }
                """),
            mocks.Inputs("azure-native:containerregistry:CacheRule", "contoso-cache-into-hub/*"));
    }

    [Fact]
    public async Task A_rule_without_a_credential_set_signs_in_as_nobody()
    {
        var mocks = await StackRun.StackAsync(Yaml);

        Assert.Equal(
            PlainJson.Normalize("""
                {
                  "cacheRuleName": "mirror-mcr",
                  "registryName": "contoso",
                  "resourceGroupName": "rg-registry",
                  "sourceRepository": "mcr.microsoft.com/dotnet/sdk",
                  "targetRepository": "dotnet/sdk"
                }
                """),
            mocks.Inputs("azure-native:containerregistry:CacheRule", "contoso-cache-into-dotnet/sdk"));
    }

    [Fact]
    public async Task The_outputs_name_the_principal_that_has_to_read_the_secrets()
    {
        var mocks = await StackRun.StackAsync(Yaml);

        Assert.Contains(
            "\"principalId\": \"11111111-0000-0000-0000-000000000001\"",
            await mocks.OutputsAsync("pulumi:pulumi:Stack::geo-registry-test"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rule_with_an_identity_is_declared_in_the_version_that_has_it_and_the_others_are_not()
    {
        var mocks = await StackRun.StackAsync("""
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: westeurope
              identity: { userAssigned: [{ name: id-cache, attach: false }] }
              cacheRules:
                - { name: from-main, source: contosomain.azurecr.io/app, target: app, identity: id-cache }
                - { name: mirror-mcr, source: mcr.microsoft.com/dotnet/sdk, target: dotnet/sdk }
            """);

        Assert.Equal(
            PlainJson.Normalize($$"""
                {
                  "cacheRuleName": "from-main",
                  "registryName": "contoso",
                  "resourceGroupName": "rg-registry",
                  "sourceRepository": "contosomain.azurecr.io/app",
                  "targetRepository": "app",
                  "identity": {
                    "type": "UserAssigned",
                    "userAssignedIdentities": ["{{AzureMocks.ResourceGroups}}/rg-registry/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-cache"]
                  }
                }
                """),
            mocks.Inputs("azure-native_containerregistry_v20260101preview:containerregistry:CacheRule", "contoso-cache-into-app"));
        Assert.Equal("azure-native:containerregistry:CacheRule", mocks.TypeOf("CacheRule", "contoso-cache-into-dotnet/sdk"));
    }
}
