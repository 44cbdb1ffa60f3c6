using GeoRegistry.Configuration;
using Infra.Tests.Configuration;

namespace Infra.Tests.Registries;

/// <summary>Errors that concern several values together.</summary>
public class ConflictTests
{
    private const string First = "geo-registry:registries[0]";
    private const string Second = "geo-registry:registries[1]";

    [Theory]
    [InlineData("westeurope")]
    [InlineData("West Europe")]
    [InlineData("WESTEUROPE")]
    public void A_replica_in_the_home_region_is_refused(string spelling)
        => Assert.Equal(
            new ConfigurationError(
                $"{First}.replicas[1].region",
                $"\"{spelling}\"",
                "must be another region than the home region, westeurope, which always holds a replica",
                "remove this entry; homeRegionEndpointEnabled and zoneRedundancy of the registry are the home replica's"),
            Assert.Single(SettingsFile.MistakesWith($"replicas: [{{ region: eastus }}, {{ region: {spelling} }}]")));

    [Fact]
    public void The_same_region_under_two_spellings_is_refused()
        => Assert.Equal(
            new ConfigurationError(
                $"{First}.replicas[2].region",
                "\"East US\"",
                $"must be in the list once; {First}.replicas[0].region is eastus as well",
                "remove one of the two entries"),
            Assert.Single(SettingsFile.MistakesWith("replicas: [{ region: eastus }, { region: eastus2 }, { region: East US }]")));

    [Theory]
    [InlineData("homeRegionEndpointEnabled: false")]
    [InlineData("homeRegionEndpointEnabled: false\nreplicas: [{ region: eastus, regionEndpointEnabled: false }]")]
    public void A_global_endpoint_that_leads_nowhere_is_refused(string lines)
        => Assert.Equal(
            new ConfigurationError(
                $"{First}.homeRegionEndpointEnabled",
                "false",
                "must be true unless a replica has regionEndpointEnabled: true; otherwise the global endpoint leads nowhere",
                "true"),
            Assert.Single(SettingsFile.MistakesWith(lines)));

    [Fact]
    public void A_global_endpoint_that_leads_nowhere_is_refused_under_the_other_names_too()
        => Assert.Equal(
            $"{First}.homeGlobalEndpointRouting",
            Assert.Single(SettingsFile.MistakesWith("homeGlobalEndpointRouting: false\nreplicas: [{ region: eastus, globalEndpointRouting: false }]")).Path);

    [Theory]
    [InlineData(
        "homeRegionEndpointEnabled: false\nhomeGlobalEndpointRouting: true\nreplicas: [{ region: eastus }]",
        "homeGlobalEndpointRouting", "true", "homeRegionEndpointEnabled")]
    [InlineData(
        "replicas: [{ region: eastus, regionEndpointEnabled: false, globalEndpointRouting: false }]",
        "replicas[0].globalEndpointRouting", "false", "regionEndpointEnabled")]
    public void Both_names_of_the_routing_to_a_region_are_refused(string lines, string path, string value, string other)
        => Assert.Equal(
            new ConfigurationError($"{First}.{path}", value, $"is another spelling of {other}, which is given too", "keep one of the two"),
            Assert.Single(SettingsFile.MistakesWith(lines)));

    [Theory]
    [InlineData("contoso")]
    [InlineData("Contoso")]
    public void Two_registries_of_one_name_are_refused(string name)
        => Assert.Equal(
            new ConfigurationError(
                $"{Second}.name",
                $"\"{name}\"",
                $"must be the name of one registry only; {First}.name has it as well, and letter case does not tell names apart",
                null),
            Assert.Single(SettingsFile.Errors($"""
                - name: contoso
                  resourceGroup: rg-registry
                  homeRegion: westeurope
                - name: {name}
                  resourceGroup: rg-other
                  homeRegion: westeurope
                """)));

    [Fact]
    public void Conflicts_are_found_in_registries_with_other_mistakes()
        => Assert.Equal(
            [$"{First}.homeRegion", $"{Second}.resourceGroup", $"{Second}.name"],
            SettingsFile.Errors("""
                - { name: contoso, resourceGroup: rg, homeRegion: nowhere at all }
                - { name: contoso, homeRegion: eastus }
                """).Select(mistake => mistake.Path));

    [Fact]
    public void A_shared_resource_group_that_is_both_existing_and_new_is_refused()
        => Assert.Equal(
            new ConfigurationError(
                $"{Second}.existingResourceGroup", "true", $"must be the same for all registries in rg-shared; {First} says false", "false"),
            Assert.Single(SettingsFile.Errors("""
                - { name: contoso, resourceGroup: rg-shared, homeRegion: westeurope }
                - { name: fabrikam, resourceGroup: rg-shared, homeRegion: westeurope, existingResourceGroup: true }
                """)));

    [Fact]
    public void A_shared_resource_group_that_would_be_created_in_two_regions_is_refused()
        => Assert.Equal(
            new ConfigurationError(
                $"{Second}.resourceGroup",
                "\"rg-shared\"",
                $"must be another resource group than that of {First}: a resource group is created in its registries' home region, westeurope or eastus",
                "another resource group, or create this one beforehand and set existingResourceGroup: true for all registries in it"),
            Assert.Single(SettingsFile.Errors("""
                - { name: contoso, resourceGroup: rg-shared, homeRegion: westeurope }
                - { name: fabrikam, resourceGroup: rg-shared, homeRegion: eastus }
                """)));

    [Fact]
    public void A_shared_resource_group_under_two_spellings_is_refused()
        => Assert.Equal(
            new ConfigurationError(
                $"{Second}.resourceGroup",
                "\"RG-shared\"",
                $"must be spelled as in {First}.resourceGroup: letter case does not tell resource groups apart",
                "rg-shared"),
            Assert.Single(SettingsFile.Errors("""
                - { name: contoso, resourceGroup: rg-shared, homeRegion: westeurope }
                - { name: fabrikam, resourceGroup: RG-shared, homeRegion: westeurope }
                """)));
}
