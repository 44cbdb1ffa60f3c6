using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Policies.Authoring;
using Infra.Tests.EndToEnd;

namespace Infra.Tests.Configuration;

/// <summary>Which regions a stack can name.</summary>
public class RegionTests
{
    private const string Canary = """
        - name: contosocanary
          resourceGroup: rg-canary
          homeRegion: uksouth
          replicas: [{ region: eastus2 }, { region: East US 2 EUAP, regionEndpointEnabled: false }]
          webhooks: [{ name: pushed, serviceUri: "https://hooks.contoso.com/", regions: all }]
        """;

    [Fact]
    public void A_region_that_the_catalogue_lacks_is_refused_with_the_key_that_allows_it()
    {
        var mistake = Assert.Single(SettingsFile.Errors(Canary));

        Assert.Equal("geo-registry:registries[0].replicas[1].region", mistake.Path);
        Assert.Equal("must be an Azure region, such as westeurope or West Europe, or one that geo-registry:additionalRegions adds", mistake.Rule);
    }

    [Fact]
    public void A_region_that_the_stack_adds_is_one_for_replicas_webhooks_and_zones()
    {
        var registry = Assert.Single(SettingsFile.Read(
            Canary, regions: "[{ name: eastus2euap, geography: Canary (US), pair: centraluseuap, availabilityZones: true }, { name: centraluseuap }]").Registries);

        var region = registry.Replicas.Single(replica => replica.Name == "eastus2euap").Region;
        Assert.Equal(new Region("eastus2euap", "eastus2euap", "Canary (US)", "centraluseuap", true, null, null), region);
        Assert.True(registry.Replicas.Single(replica => replica.Region == region).ZoneRedundant);
        Assert.Contains(region, registry.Webhooks[0].Regions);
    }

    [Fact]
    public void Only_its_name_is_required()
        => Assert.False(
            Assert.Single(SettingsFile.Read(Canary, regions: "[{ name: East US 2 EUAP }]").Registries)
                .Replicas.Single(replica => replica.Name == "eastus2euap").ZoneRedundant);

    [Theory]
    [InlineData("[{ geography: Canary }]", "[0].name", "must be given")]
    [InlineData("[{ name: westeurope }]", "[0].name", "must be a region that the catalogue lacks; it has this one")]
    [InlineData("[{ name: east-us }]", "[0].name", "must be 5 to 40 letters and digits, as Azure Resource Manager calls the region")]
    [InlineData(
        "[{ name: eastus2euap }, { name: East US 2 EUAP }]", "[1].name", "must be in the list once; geo-registry:additionalRegions[0].name is the same region")]
    [InlineData("[{ name: eastus2euap, pair: westeurop }]", "[0].pair", "must be a region of the catalogue, or one of this list")]
    [InlineData("[{ name: eastus2euap, zones: true }]", "[0].zones", "is not a key here; the keys are name, displayName, geography, pair, availabilityZones")]
    public void A_region_that_cannot_be_added_is_refused(string regions, string path, string rule)
    {
        var mistakes = Assert.Throws<SettingsException>(() => SettingsFile.Read(SettingsFile.RegistryWith("tags: {}"), regions: regions)).Errors;

        Assert.Equal([($"geo-registry:additionalRegions{path}", rule)], mistakes.Select(mistake => (mistake.Path, mistake.Rule)));
    }

    [Fact]
    public void A_region_that_has_to_be_asked_for_is_warned_of_once_for_each_place()
        => Assert.Equal(
            new ConfigurationWarning(
                "geo-registry:registries[0].replicas[0].region",
                "Switzerland West is open only to subscriptions whose owner has asked for access: see \"Reserved access regions\" in "
                    + "https://learn.microsoft.com/troubleshoot/azure/general/region-access-request-process for the support request"),
            Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith("replicas: [{ region: switzerlandwest }]")).Warnings));

    [Theory]
    [InlineData("westeurope", "usgovvirginia", 0, "replicas[0].region", "public; usgovvirginia is in usgovernment")]
    [InlineData("usgovvirginia", "westeurope", 1, "replicas[0].region", "usgovernment; westeurope is in public")]
    [InlineData("chinanorth3", "chinaeast2", 0, "homeRegion", "public; chinanorth3 is in china")]
    public void Regions_of_another_cloud_are_refused(string home, string replica, int cloud, string key, string rule)
    {
        var mistakes = Assert.Throws<SettingsException>(() => SettingsFile.Read(
            $"[{{ name: contoso, resourceGroup: rg, homeRegion: {home}, replicas: [{{ region: {replica} }}] }}]", cloud: Cloud.All[cloud])).Errors;

        Assert.Contains(
            ($"geo-registry:registries[0].{key}", $"must be a region of the cloud that the stack is deployed into, {rule}"),
            mistakes.Select(mistake => (mistake.Path, mistake.Rule)));
    }

    [Fact]
    public void A_registry_is_in_the_cloud_of_the_stack()
        => Assert.Equal(
            ["usgovarizona", "usgovtexas"],
            Assert.Single(SettingsFile.Read(
                "[{ name: contoso, resourceGroup: rg, homeRegion: usgovvirginia, replicas: [{ region: US Gov Texas }, { region: usgovarizona }] }]", cloud: Cloud.All[1]).Registries)
                .Replicas.Select(one => one.Region.Name));

    [Fact]
    public async Task A_registry_with_a_region_that_the_stack_adds_is_deployed()
    {
        await using var stack = await TestStack.StartAsync("eastus2euap");
        stack.Regions = "[{ name: eastus2euap }]";

        _ = await stack.UpAsync("[{ name: contosocanary, resourceGroup: rg-canary, homeRegion: uksouth, replicas: [{ region: eastus2euap }] }]");

        Assert.Equal(["eastus2euap", "uksouth"], (await stack.RoutingAsync("rg-canary", "contosocanary")).Keys);
    }
}
