using Infra.Tests.Mocks;

namespace Infra.Tests.Components;

public class HomeRoutingTests
{
    private const string Type = "azure-native:resources:Deployment";

    [Fact]
    public async Task The_home_region_is_taken_off_the_global_endpoint_by_a_deployment_that_writes_its_replica()
    {
        var mocks = await StackRun.StackAsync("""
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: westeurope
              homeRegionEndpointEnabled: false
              replicas: [{ region: eastus }]
              tags: { owner: platform }
            """);

        Assert.Equal(
            PlainJson.Normalize("""
                {
                  "deploymentName": "home-routing-contoso",
                  "resourceGroupName": "rg-registry",
                  "properties": {
                    "mode": "Incremental",
                    "template": {
                      "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#",
                      "contentVersion": "1.0.0.0",
                      "resources": [
                        {
                          "type": "Microsoft.ContainerRegistry/registries/replications",
                          "apiVersion": "2025-11-01",
                          "name": "contoso/westeurope",
                          "location": "westeurope",
                          "tags": { "owner": "platform" },
                          "properties": { "regionEndpointEnabled": false, "zoneRedundancy": "Enabled" }
                        }
                      ]
                    }
                  }
                }
                """),
            mocks.Inputs(Type, "contoso-home-routing"));
    }

    [Fact]
    public async Task A_switch_that_the_settings_do_not_mention_is_left_as_Azure_makes_it_and_leaves_nothing_to_refresh()
    {
        var mocks = await StackRun.StackAsync("- { name: contoso, resourceGroup: rg-registry, homeRegion: ukwest }");

        Assert.DoesNotContain("Deployment contoso-home-routing", mocks.Registered);
    }

    [Fact]
    public async Task The_switch_is_set_when_it_is_on_so_that_switching_it_back_works()
    {
        var mocks = await StackRun.StackAsync("- { name: contoso, resourceGroup: rg-registry, homeRegion: ukwest, homeRegionEndpointEnabled: true }");

        var inputs = mocks.Inputs(Type, "contoso-home-routing");
        Assert.Contains("\"regionEndpointEnabled\": true", inputs, StringComparison.Ordinal);
        Assert.Contains("\"zoneRedundancy\": \"Disabled\"", inputs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_in_brackets_is_kept_from_being_taken_for_an_expression()
    {
        var mocks = await StackRun.StackAsync("""
            - { name: contoso, resourceGroup: rg-registry, homeRegion: westeurope, homeRegionEndpointEnabled: true, tags: { owner: "[platform]", team: "[a] b" } }
            """);

        var inputs = mocks.Inputs(Type, "contoso-home-routing");
        Assert.Contains("\"owner\": \"[[platform]\"", inputs, StringComparison.Ordinal);
        Assert.Contains("\"team\": \"[a] b\"", inputs, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_of_the_deployment_fits_azures_limit_for_the_longest_registry_name()
    {
        var name = new string('a', 50);
        var mocks = await StackRun.StackAsync($"- {{ name: {name}, resourceGroup: rg-registry, homeRegion: westeurope, homeRegionEndpointEnabled: true }}");

        Assert.Contains($"\"deploymentName\": \"home-routing-{name}\"", mocks.Inputs(Type, $"{name}-home-routing"), StringComparison.Ordinal);
        Assert.InRange($"home-routing-{name}".Length, 1, 64);
    }
}
