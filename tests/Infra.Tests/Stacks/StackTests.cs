using System.Text.Json.Nodes;
using Infra.Tests.EndToEnd;
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

    private const string Outputs = $$"""
        {
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
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_stack_puts_out_everything_about_each_registry_and_replica(bool preview)
    {
        var mocks = await StackRun.StackAsync(TwoRegions, preview);

        Assert.Equal(
            PlainJson.Normalize($$"""{ "registries": { "contoso": {{Outputs}} } }"""),
            await mocks.OutputsAsync("pulumi:pulumi:Stack::geo-registry-test"));
    }

    [Fact]
    public async Task The_component_registers_the_outputs_that_the_stack_has_of_the_registry()
    {
        var mocks = await StackRun.StackAsync(TwoRegions);

        Assert.Equal(PlainJson.Normalize(Outputs), await mocks.OutputsAsync("geo-registry:index:GeoReplicatedRegistry::contoso"));
    }

    [Fact]
    public async Task The_component_of_a_registry_with_all_features_registers_the_same_outputs_as_the_stack()
    {
        var mocks = await StackRun.StackAsync(
            "- { name: contoso, resourceGroup: rg-registry, homeRegion: westeurope, replicas: [{ region: eastus }]"
                + $"{FullRegistry.Everything.ReplaceLineEndings(" ")} }}");
        var stack = JsonNode.Parse(await mocks.OutputsAsync("pulumi:pulumi:Stack::geo-registry-test"))!;

        var component = JsonNode.Parse(await mocks.OutputsAsync("geo-registry:index:GeoReplicatedRegistry::contoso"))!.AsObject();

        Assert.Equal(PlainJson.Normalize(stack["registries"]!["contoso"]!.ToJsonString()), PlainJson.Normalize(component.ToJsonString()));
        Assert.Equal(
            [
                "access", "credentialSets", "encryption", "events", "homeRegion", "hostNames", "id", "identities", "loginServer", "name", "privateEndpoints",
                "replicas", "tasks", "tokens", "webhooks",
            ],
            component.Select(output => output.Key).Order(StringComparer.Ordinal));
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
