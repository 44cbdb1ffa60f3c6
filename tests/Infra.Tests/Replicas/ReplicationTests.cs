using CsCheck;
using Infra.Tests.Configuration;
using Infra.Tests.Mocks;

namespace Infra.Tests.Replicas;

public class ReplicationTests
{
    private const string Type = "azure-native:containerregistry:Replication";

    [Fact]
    public async Task A_replica_is_named_after_its_region_and_has_the_registrys_tags()
    {
        var mocks = await StackRun.StackAsync("""
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: westeurope
              replicas: [{ region: North Europe }]
              tags: { owner: platform }
            """);

        Assert.Equal(
            PlainJson.Normalize("""
                {
                  "replicationName": "northeurope",
                  "registryName": "contoso",
                  "resourceGroupName": "rg-registry",
                  "location": "northeurope",
                  "regionEndpointEnabled": true,
                  "zoneRedundancy": "Enabled",
                  "tags": { "owner": "platform" }
                }
                """),
            mocks.Inputs(Type, "contoso-northeurope"));
    }

    [Fact]
    public async Task A_replica_takes_its_routing_and_zone_redundancy_from_the_settings()
    {
        var mocks = await StackRun.StackAsync("""
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: westeurope
              replicas:
                - region: eastus
                  regionEndpointEnabled: false
                  zoneRedundancy: Disabled
            """);

        Assert.Equal(
            PlainJson.Normalize("""
                {
                  "replicationName": "eastus",
                  "registryName": "contoso",
                  "resourceGroupName": "rg-registry",
                  "location": "eastus",
                  "regionEndpointEnabled": false,
                  "zoneRedundancy": "Disabled",
                  "tags": {}
                }
                """),
            mocks.Inputs(Type, "contoso-eastus"));
    }

    [Fact]
    public async Task The_order_and_spelling_of_regions_change_nothing_that_is_declared()
        => await Gen.Shuffle(SettingsFile.PublicRegions, 3, 8).SampleAsync(async regions =>
        {
            var sorted = await StackRun.StackAsync(Yaml(regions[0].Name, regions[1..].Select(region => region.Name).Order(StringComparer.Ordinal)));
            var shuffled = await StackRun.StackAsync(Yaml(regions[0].DisplayName, regions[1..].Select(region => region.DisplayName.ToUpperInvariant())));

            Assert.Equal(sorted.Registered, shuffled.Registered);
            foreach (var region in regions[1..])
                Assert.Equal(sorted.Inputs(Type, $"contoso-{region.Name}"), shuffled.Inputs(Type, $"contoso-{region.Name}"));
        }, iter: 20);

    private static string Yaml(string home, IEnumerable<string> replicas) => $"""
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: {home}
          replicas: [{string.Join(", ", replicas.Select(region => $"{{ region: {region} }}"))}]
        """;
}
