using GeoRegistry.Stacks;

namespace Infra.Tests.Mocks;

/// <summary>Answers for key vaults and their keys.</summary>
internal static class EncryptionAnswers
{
    internal static void AddTo(AzureMocks mocks)
    {
        mocks.Answer("azure-native:keyvault:Vault", inputs => (
            $"{AzureMocks.ResourceGroups}/{inputs["resourceGroupName"]}/providers/Microsoft.KeyVault/vaults/{inputs["vaultName"]}",
            [("name", inputs["vaultName"])]));
        mocks.Answer("azure-native:keyvault:Key", inputs => (
            $"{AzureMocks.ResourceGroups}/{inputs["resourceGroupName"]}/providers/Microsoft.KeyVault/vaults/{inputs["vaultName"]}/keys/{inputs["keyName"]}",
            [("name", inputs["keyName"]), ("keyUri", $"https://{inputs["vaultName"]}.vault.azure.net/keys/{inputs["keyName"]}")]));
    }
}
