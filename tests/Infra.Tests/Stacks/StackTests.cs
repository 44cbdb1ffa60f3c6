using GeoRegistry.Registries;
using Infra.Tests.Mocks;

namespace Infra.Tests.Stacks;

public class StackTests
{
    private const string TwoRegions = """
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: ukwest
          homeRegionEndpointEnabled: false
          replicas: [{ region: eastus }]
        """;

    private const string Registry =
        "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-registry/providers/Microsoft.ContainerRegistry/registries/contoso";

    private const string Replicas = $$"""
        {
          "eastus": {
            "region": "eastus",
            "id": "{{Registry}}/replications/eastus",
            "regionEndpointEnabled": true,
            "zones": true,
            "provisioningState": "Succeeded"
          },
          "ukwest": {
            "region": "ukwest",
            "id": "{{Registry}}/replications/ukwest",
            "regionEndpointEnabled": false,
            "zones": false,
            "provisioningState": "Succeeded"
          }
        }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_stacks_outputs_tell_all_there_is_to_know_of_each_registry_and_replica(bool preview)
    {
        var mocks = await StackRun.StackAsync(TwoRegions, preview);

        Assert.Equal(
            PlainJson.Normalize($$"""
                {
                  "registries": {
                    "contoso": {
                      "id": "{{Registry}}",
                      "name": "contoso",
                      "loginServer": "contoso.azurecr.io",
                      "homeRegion": "ukwest",
                      "replicas": {{Replicas}},
                      "hostNames": {
                        "globalEndpoint": "contoso.azurecr.io",
                        "regions": { "eastus": {}, "ukwest": {} },
                        "storage": "*.blob.core.windows.net",
                        "firewall": ["contoso.azurecr.io", "*.blob.core.windows.net"]
                      }
                    }
                  }
                }
                """),
            await mocks.OutputsAsync("pulumi:pulumi:Stack::geo-registry-test"));
    }

    [Fact]
    public async Task The_component_registers_what_it_made()
    {
        var mocks = await StackRun.StackAsync(TwoRegions);

        Assert.Equal(
            PlainJson.Normalize($$"""
                {
                  "registryId": "{{Registry}}",
                  "registryName": "contoso",
                  "loginServer": "contoso.azurecr.io",
                  "homeRegion": "ukwest",
                  "replicas": {{Replicas}}
                }
                """),
            await mocks.OutputsAsync("geo-registry:index:GeoReplicatedRegistry::contoso"));
    }

    [Fact]
    public async Task The_component_and_the_registry_keep_their_names_whatever_the_order_of_registries()
    {
        const string Contoso = "- { name: contoso, resourceGroup: rg-shared, homeRegion: westeurope, tags: { team: a } }";
        const string Fabrikam = "- { name: fabrikam, resourceGroup: rg-shared, homeRegion: westeurope, tags: { team: b } }";

        var one = await StackRun.StackAsync($"{Contoso}\n{Fabrikam}");
        var other = await StackRun.StackAsync($"{Fabrikam}\n{Contoso}");

        Assert.Equal(one.Registered, other.Registered);
        Assert.Equal(one.Inputs("azure-native:resources:ResourceGroup", "rg-shared"), other.Inputs("azure-native:resources:ResourceGroup", "rg-shared"));
    }

    [Fact]
    public async Task Nothing_is_declared_when_a_setting_is_wrong()
    {
        var (mocks, refusal) = await StackRun.RefusedAsync("""
            - { name: contoso, resourceGroup: rg-registry, homeRegion: westeurope }
            - { name: fabrikam, resourceGroup: rg-fabrikam, homeRegion: westeurop }
            """);

        Assert.Empty(mocks.Registered);
        Assert.Contains("geo-registry:registries[1].homeRegion: \"westeurop\"", refusal.Message, StringComparison.Ordinal);
    }
}
