using GeoRegistry.Stacks;
using Infra.Tests.Mocks;

namespace Infra.Tests.Replicas;

public class HomeReplicaTests
{
    private const string Type = "azure-native:containerregistry:Replication";

    /// <summary>The value of zone redundancy is the package's default; it is ignored.</summary>
    [Theory]
    [InlineData("", "true")]
    [InlineData(", homeRegionEndpointEnabled: true", "true")]
    [InlineData(", homeRegionEndpointEnabled: false, replicas: [{ region: eastus }]", "false")]
    public async Task Only_the_routing_of_the_home_replica_is_set(string settings, string enabled)
    {
        var mocks = await StackRun.StackAsync($"- {{ name: contoso, resourceGroup: rg-registry, homeRegion: westeurope, tags: {{ owner: platform "
            + $"}}{settings} }}");

        Assert.Equal(
            PlainJson.Normalize($$"""
                {
                  "location": "westeurope",
                  "regionEndpointEnabled": {{enabled}},
                  "registryName": "contoso",
                  "replicationName": "westeurope",
                  "resourceGroupName": "rg-registry",
                  "zoneRedundancy": "Disabled"
                }
                """),
            mocks.Inputs(Type, "contoso-westeurope"));
    }

    [Fact]
    public async Task The_home_replica_is_imported_from_the_registry_that_it_came_with()
    {
        var mocks = await StackRun.StackAsync("- { name: contoso, resourceGroup: rg-registry, homeRegion: ukwest }");

        Assert.Equal(
            $"{AzureMocks.ResourceGroups}/rg-registry/providers/Microsoft.ContainerRegistry/registries/contoso/replications/ukwest",
            mocks.ImportedId(Type, "contoso-ukwest"));
    }
}
