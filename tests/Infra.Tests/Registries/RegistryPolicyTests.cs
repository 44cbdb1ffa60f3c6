using System.Text.Json.Nodes;
using Infra.Tests.Mocks;

namespace Infra.Tests.Registries;

public class RegistryPolicyTests
{
    [Fact]
    public async Task Policies_reach_the_registry_as_Azure_spells_them()
        => Assert.Equal(
            PlainJson.Normalize("""
                {
                  "azureADAuthenticationAsArmPolicy": { "status": "enabled" },
                  "exportPolicy": { "status": "enabled" },
                  "quarantinePolicy": { "status": "enabled" },
                  "retentionPolicy": { "status": "enabled", "days": 30 },
                  "softDeletePolicy": { "status": "disabled", "retentionDays": 7 },
                  "trustPolicy": { "status": "disabled", "type": "Notary" }
                }
                """),
            await DeclaredAsync("{ retention: { days: 30 }, quarantine: true, armAudienceTokens: true }"));

    [Fact]
    public async Task Soft_delete_reaches_the_registry_with_its_days()
        => Assert.Equal(
            PlainJson.Normalize("""
                {
                  "azureADAuthenticationAsArmPolicy": { "status": "disabled" },
                  "exportPolicy": { "status": "enabled" },
                  "quarantinePolicy": { "status": "disabled" },
                  "retentionPolicy": { "status": "disabled", "days": 7 },
                  "softDeletePolicy": { "status": "enabled", "retentionDays": 14 },
                  "trustPolicy": { "status": "disabled", "type": "Notary" }
                }
                """),
            await DeclaredAsync("{ softDelete: { days: 14 } }"));

    private static async Task<string> DeclaredAsync(string policies)
    {
        var mocks = await StackRun.StackAsync($"- {{ name: contoso, resourceGroup: rg-registry, homeRegion: westeurope, policies: {policies} }}");
        var registry = JsonNode.Parse(mocks.Inputs("azure-native:containerregistry:Registry", "contoso"));
        return PlainJson.Normalize(registry!["policies"]!.ToJsonString());
    }
}
