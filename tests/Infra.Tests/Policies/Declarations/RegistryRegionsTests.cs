using GeoRegistry.Azure;
using GeoRegistry.Policies.Declarations;
using Infra.Tests.Policies.Evaluation;

namespace Infra.Tests.Policies.Declarations;

public class RegistryRegionsTests
{
    private const string Registry = "- containerregistry:Registry contoso: { location: West Europe }\n";

    [Fact]
    public void They_are_the_home_region_and_the_replicas_each_once()
    {
        var regions = Regions("""
            - containerregistry:Replication one: { registryName: !of contoso, location: eastus }
            - containerregistry:Replication two: { registryName: !of contoso, location: East US }
            """);

        Assert.Equal(["westeurope", "eastus"], regions.Known.Select(region => region.Name));
        Assert.False(regions.MayHaveMore);
        Assert.Equal(Decision.Yes, regions.Any(region => region.Name == "eastus"));
        Assert.Equal(Decision.No, regions.Any(region => region.Name == "westus"));
        Assert.Equal(Decision.Yes, regions.All(region => region.HasAvailabilityZones));
    }

    [Theory]
    [InlineData("- containerregistry:Replication somewhere: { registryName: !of contoso, location: !unknown }")]
    [InlineData("- containerregistry:Replication unplaced: { location: eastus, registryName: !unknown }")]
    [InlineData("- containerregistry:Replication nowhere: { registryName: !of contoso, location: atlantis }")]
    public void There_may_be_others_if_the_registry_of_a_replica_is_unknown(string replica)
    {
        var regions = Regions(replica);

        Assert.Equal("westeurope", Assert.Single(regions.Known).Name);
        Assert.True(regions.MayHaveMore);
        Assert.Equal(Decision.Undecided, regions.Any(region => region.Name == "eastus"));
    }

    [Fact]
    public void They_are_determined_again_when_more_is_known()
    {
        var stack = DeclaredYaml.Read(Registry + "- containerregistry:Replication somewhere: { registryName: contoso, location: !unknown }");
        var registry = stack.Resources[0];
        Assert.Equal("westeurope", Assert.Single(stack.RegionsOf(registry).Known).Name);

        stack.Update([(registry, DeclaredYaml.Read("- containerregistry:Registry it: { registryName: contoso, location: uksouth }").Resources[0].Inputs)]);

        Assert.Equal("uksouth", Assert.Single(stack.RegionsOf(registry).Known).Name);
        Assert.True(stack.RegionsOf(registry).MayHaveMore);
    }

    private static RegistryRegions Regions(string replicas)
    {
        var stack = DeclaredYaml.Read(Registry + replicas);
        return stack.RegionsOf(stack.Resources[0]);
    }
}
