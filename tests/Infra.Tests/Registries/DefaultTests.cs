using GeoRegistry.Azure;
using Infra.Tests.Configuration;

namespace Infra.Tests.Registries;

public class DefaultTests
{
    [Fact]
    public void A_registry_needs_only_a_name_a_resource_group_and_a_home_region()
    {
        var registry = Assert.Single(SettingsFile.Read("""
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: westeurope
            """).Registries);

        Assert.Equal("contoso", registry.Name);
        Assert.False(registry.UniqueSuffix);
        Assert.Equal("rg-registry", registry.ResourceGroup);
        Assert.False(registry.ExistingResourceGroup);
        Assert.Equal("westeurope", registry.HomeRegion.Name);
        Assert.True(registry.HomeRegionEndpointEnabled);
        Assert.True(registry.ZoneRedundant);
        Assert.False(registry.DataEndpointEnabled);
        Assert.Empty(registry.Replicas);
        Assert.Empty(registry.Tags);
    }

    [Fact]
    public void Every_key_is_read()
    {
        var registry = Assert.Single(SettingsFile.Read("""
            - name: contoso
              uniqueSuffix: true
              resourceGroup: rg-registry
              existingResourceGroup: true
              homeRegion: West Europe
              homeRegionEndpointEnabled: false
              zoneRedundancy: Disabled
              dataEndpointEnabled: true
              replicas:
                - region: north europe
                - region: EastUS
                  regionEndpointEnabled: false
                  zoneRedundancy: Disabled
              tags: { owner: platform, "cost center": "1234" }
            """).Registries);

        Assert.True(registry.UniqueSuffix);
        Assert.True(registry.ExistingResourceGroup);
        Assert.Equal("westeurope", registry.HomeRegion.Name);
        Assert.False(registry.HomeRegionEndpointEnabled);
        Assert.False(registry.ZoneRedundant);
        Assert.True(registry.DataEndpointEnabled);
        Assert.Equal(
            [("eastus", false, false), ("northeurope", true, true)],
            registry.Replicas.Select(replica => (replica.Region.Name, replica.RegionEndpointEnabled, replica.ZoneRedundant)));
        Assert.Equal([("cost center", "1234"), ("owner", "platform")], registry.Tags.Select(tag => (tag.Key, tag.Value)));
    }

    [Theory]
    [InlineData("northeurope", true)]
    [InlineData("ukwest", false)]
    public void Zone_redundancy_is_enabled_where_the_region_has_zones(string region, bool enabled)
    {
        var registries = SettingsFile.Read($"""
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: {region}
              replicas: [{"{"} region: westeurope {"}"}]
            - name: fabrikam
              resourceGroup: rg-fabrikam
              homeRegion: westeurope
              replicas: [{"{"} region: {region} {"}"}]
            """).Registries;

        Assert.Equal(enabled, registries[0].ZoneRedundant);
        Assert.Equal(enabled, Assert.Single(registries[1].Replicas).ZoneRedundant);
    }

    [Fact]
    public void Registries_in_one_existing_resource_group_may_have_different_home_regions()
    {
        var registries = SettingsFile.Read("""
            - { name: contoso, resourceGroup: rg-shared, existingResourceGroup: true, homeRegion: westeurope }
            - { name: fabrikam, resourceGroup: rg-shared, existingResourceGroup: true, homeRegion: eastus }
            """).Registries;

        Assert.All(registries, registry => Assert.Equal("rg-shared", registry.ResourceGroup));
    }

    [Fact]
    public void The_home_region_may_be_off_the_global_endpoint_while_a_replica_is_on_it()
    {
        var registry = Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith("""
            homeRegionEndpointEnabled: false
            replicas:
              - region: eastus
                regionEndpointEnabled: false
              - region: northeurope
            """)).Registries);

        Assert.False(registry.HomeRegionEndpointEnabled);
    }

    [Fact]
    public void The_routing_of_the_global_endpoint_has_a_second_name()
    {
        var registry = Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith("""
            homeGlobalEndpointRouting: false
            replicas:
              - region: eastus
                globalEndpointRouting: false
              - region: northeurope
                globalEndpointRouting: true
            """)).Registries);

        Assert.False(registry.HomeRegionEndpointEnabled);
        Assert.Equal([false, true], registry.Replicas.Select(replica => replica.RegionEndpointEnabled));
    }
}
