using GeoRegistry.Registries;
using Infra.Tests.Mocks;

namespace Infra.Tests.Registries;

public class RegistryTests
{
    [Fact]
    public async Task A_registry_is_premium_and_has_secure_defaults()
    {
        var mocks = await StackRun.StackAsync("""
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: West Europe
              tags: { owner: platform }
            """);

        Assert.Equal(
            PlainJson.Normalize("""
                {
                  "registryName": "contoso",
                  "resourceGroupName": "rg-registry",
                  "location": "westeurope",
                  "sku": { "name": "Premium" },
                  "zoneRedundancy": "Enabled",
                  "adminUserEnabled": false,
                  "anonymousPullEnabled": false,
                  "publicNetworkAccess": "Enabled",
                  "networkRuleBypassOptions": "AzureServices",
                  "networkRuleSet": { "defaultAction": "Allow", "ipRules": [] },
                  "dataEndpointEnabled": false,
                  "identity": { "type": "None" },
                  "policies": {
                    "azureADAuthenticationAsArmPolicy": { "status": "disabled" },
                    "exportPolicy": { "status": "enabled" },
                    "quarantinePolicy": { "status": "disabled" },
                    "retentionPolicy": { "status": "disabled", "days": 7 },
                    "softDeletePolicy": { "status": "disabled", "retentionDays": 7 },
                    "trustPolicy": { "status": "disabled", "type": "Notary" }
                  },
                  "tags": { "owner": "platform" }
                }
                """),
            mocks.Inputs("azure-native:containerregistry:Registry", "contoso"));
    }

    [Theory]
    [InlineData("homeRegion: ukwest", "Disabled")]
    [InlineData("homeRegion: uksouth", "Enabled")]
    [InlineData("homeRegion: uksouth, zoneRedundancy: Disabled", "Disabled")]
    public async Task Zone_redundancy_of_the_registry_is_that_of_its_home_replica(string home, string zoneRedundancy)
    {
        var mocks = await StackRun.StackAsync($"- {{ name: contoso, resourceGroup: rg-registry, {home} }}");

        var inputs = mocks.Inputs("azure-native:containerregistry:Registry", "contoso");
        Assert.Contains($"\"zoneRedundancy\": \"{zoneRedundancy}\"", inputs, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task Data_endpoints_are_as_the_settings_say(string enabled)
    {
        var mocks = await StackRun.StackAsync($"- {{ name: contoso, resourceGroup: rg-registry, homeRegion: westeurope, dataEndpointEnabled: {enabled} }}");

        Assert.Contains($"\"dataEndpointEnabled\": {enabled}", mocks.Inputs("azure-native:containerregistry:Registry", "contoso"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_without_replicas_is_declared_with_its_resource_group_and_nothing_else()
    {
        var mocks = await StackRun.StackAsync("- { name: contoso, resourceGroup: rg-registry, homeRegion: westeurope }");

        Assert.Equal(
            [
                "GeoReplicatedRegistry contoso", "RandomUuid contoso-creation", "RandomUuid contoso-protection", "Registry contoso",
                "Replication contoso-westeurope", "ResourceGroup rg-registry",
            ],
            mocks.Registered);
    }

    [Fact]
    public async Task Two_registries_are_declared_side_by_side()
    {
        var mocks = await StackRun.StackAsync("""
            - { name: contoso, resourceGroup: rg-contoso, homeRegion: westeurope, replicas: [{ region: eastus }] }
            - { name: fabrikam, resourceGroup: rg-fabrikam, homeRegion: eastus, replicas: [{ region: westeurope }] }
            """);

        Assert.Equal(
            [
                "GeoReplicatedRegistry contoso", "GeoReplicatedRegistry fabrikam",
                "RandomUuid contoso-creation", "RandomUuid contoso-protection", "RandomUuid fabrikam-creation", "RandomUuid fabrikam-protection",
                "Registry contoso", "Registry fabrikam",
                "Replication contoso-eastus", "Replication contoso-westeurope", "Replication fabrikam-eastus", "Replication fabrikam-westeurope",
                "ResourceGroup rg-contoso", "ResourceGroup rg-fabrikam",
            ],
            mocks.Registered);
    }
}
