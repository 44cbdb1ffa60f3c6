using GeoRegistry.Registries;
using Infra.Tests.Mocks;

namespace Infra.Tests.Stacks;

public class ResourceGroupTests
{
    private const string Type = "azure-native:resources:ResourceGroup";

    [Fact]
    public async Task A_resource_group_is_created_in_the_home_region_with_the_registrys_tags()
    {
        var mocks = await StackRun.StackAsync("- { name: contoso, resourceGroup: rg-registry, homeRegion: West Europe, tags: { owner: platform } }");

        Assert.Equal(
            PlainJson.Normalize("""{ "resourceGroupName": "rg-registry", "location": "westeurope", "tags": { "owner": "platform" } }"""),
            mocks.Inputs(Type, "rg-registry"));
    }

    [Fact]
    public async Task A_resource_group_that_exists_is_not_declared()
    {
        var mocks = await StackRun.StackAsync("- { name: contoso, resourceGroup: rg-registry, existingResourceGroup: true, homeRegion: westeurope }");

        Assert.Equal(
            [
                "GeoReplicatedRegistry contoso", "RandomUuid contoso-creation", "RandomUuid contoso-protection", "Registry contoso",
                "Replication contoso-westeurope",
            ],
            mocks.Registered);
        Assert.Contains(
            "\"resourceGroupName\": \"rg-registry\"", mocks.Inputs("azure-native:containerregistry:Registry", "contoso"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shared_resource_group_is_declared_once_with_the_tags_that_its_registries_have_in_common()
    {
        var mocks = await StackRun.StackAsync("""
            - { name: contoso, resourceGroup: rg-shared, homeRegion: westeurope, tags: { owner: platform, team: a, stage: dev } }
            - { name: fabrikam, resourceGroup: rg-shared, homeRegion: westeurope, tags: { owner: platform, team: b } }
            """);

        Assert.Equal(
            PlainJson.Normalize("""{ "resourceGroupName": "rg-shared", "location": "westeurope", "tags": { "owner": "platform" } }"""),
            mocks.Inputs(Type, "rg-shared"));
    }
}
