using System.Text.Json.Nodes;
using GeoRegistry.Policies.Declarations;

namespace Infra.Tests.EndToEnd;

/// <summary>Adopting what a killed run left in Azure and the stack does not have.</summary>
public class AdoptedPartsTests
{
    private const string NetworkApi = "2024-05-01";
    private const string ZoneApi = "2024-06-01";
    private const string WorkspaceApi = "2023-09-01";
    private const string RegistryApi = "2025-11-01";

    private const string Group = "resourceGroups/rg-registry";
    private const string Network = $"{Group}/providers/Microsoft.Network/virtualNetworks/vnet-weu";
    private const string Zone = $"{Group}/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io";
    private const string Workspace = $"{Group}/providers/Microsoft.OperationalInsights/workspaces/logs-contoso";
    private const string Registry = $"{Group}/providers/Microsoft.ContainerRegistry/registries/contoso";
    private const string Endpoint = $"{Group}/providers/Microsoft.Network/privateEndpoints/contoso-weu";

    private static readonly (string Path, string ApiVersion)[] Parts =
    [
        (Group, "2024-07-01"), (Network, NetworkApi), ($"{Network}/subnets/snet", NetworkApi), ($"{Network}/subnets/snet-other", NetworkApi), (Zone, ZoneApi),
        ($"{Zone}/virtualNetworkLinks/vnet-weu", ZoneApi), (Workspace, WorkspaceApi), (Registry, RegistryApi), ($"{Registry}/replications/eastus", RegistryApi),
        (Endpoint, NetworkApi), ($"{Endpoint}/privateDnsZoneGroups/default", NetworkApi),
    ];

    [Fact]
    public async Task Everything_that_a_killed_run_leaves_is_taken_over_and_stays_as_it_is()
    {
        await using var stack = await TestStack.StartAsync();
        await LeaveAllAsync(stack);
        var before = await ReadAsync(stack);

        var run = await stack.UpAsync(Settings(adopt: true));

        Assert.Equal(
            [
                "Import PrivateDnsZoneGroup contoso-endpoint-weu-zone-group",
                "Import PrivateEndpoint contoso-endpoint-weu",
                "Import PrivateZone contoso-zone-rg-registry/privatelink.azurecr.io",
                "Import Registry contoso",
                "Import Replication contoso-eastus",
                "Import Replication contoso-westeurope",
                "Import ResourceGroup rg-registry",
                "Import Subnet contoso-network-vnet-weu-snet",
                "Import Subnet contoso-network-vnet-weu-snet-other",
                "Import VirtualNetwork contoso-network-vnet-weu",
                "Import VirtualNetworkLink contoso-zone-rg-registry/vnet-weu",
                "Import Workspace contoso-workspace-logs-contoso",
            ],
            run.Changes.Where(change => change.StartsWith("Import ", StringComparison.Ordinal)));
        Assert.DoesNotContain(
            run.Changes, change => change.StartsWith("Delete ", StringComparison.Ordinal) || change.StartsWith("Replace ", StringComparison.Ordinal));
        AssertSame(before, await ReadAsync(stack));
        Assert.Empty((await stack.UpAsync(Settings(adopt: true))).Changes);
        Assert.Empty((await stack.UpAsync(Settings(adopt: false))).Changes);
        AssertSame(before, await ReadAsync(stack));
    }

    [Fact]
    public async Task A_network_that_differs_is_updated_and_keeps_the_subnets_that_others_made()
    {
        await using var stack = await TestStack.StartAsync();
        await LeaveNetworkAsync(stack);
        await PutSubnetAsync(stack, "snet-of-others", "10.10.9.0/26");

        var run = await stack.UpAsync(OnlyNetwork("adopt: true, tags: { owner: other }"));

        Assert.Contains("Import VirtualNetwork contoso-network-vnet-weu", run.Changes);
        Assert.Contains("Update VirtualNetwork contoso-network-vnet-weu", run.Changes);
        var network = await stack.ReadAsync(Network, NetworkApi);
        Assert.Equal("other", (string?)network!["tags"]!["owner"]);
        Assert.Equal(["snet", "snet-of-others", "snet-other"], Subnets(network));
        Assert.Empty((await stack.UpAsync(OnlyNetwork("tags: { owner: other }"))).Changes);

        _ = await stack.UpAsync(OnlyNetwork("tags: { owner: platform }"));
        Assert.Equal(["snet", "snet-of-others", "snet-other"], Subnets((await stack.ReadAsync(Network, NetworkApi))!));
    }

    [Fact]
    public async Task What_a_killed_run_did_not_create_is_created_beside_what_is_adopted()
    {
        await using var stack = await TestStack.StartAsync();
        await LeaveNetworkAsync(stack, "snet");
        var settings = OnlyNetwork("adopt: true", "adopt: false");

        var run = await stack.UpAsync(settings);

        Assert.Contains("Import VirtualNetwork contoso-network-vnet-weu", run.Changes);
        Assert.Contains("Import Subnet contoso-network-vnet-weu-snet", run.Changes);
        Assert.Contains("Create Subnet contoso-network-vnet-weu-snet-other", run.Changes);
        Assert.Empty((await stack.UpAsync(settings)).Changes);
    }

    [Fact]
    public async Task What_is_in_the_stack_already_is_not_taken_over_again()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(adopt: false));

        Assert.Empty((await stack.UpAsync(Settings(adopt: true))).Changes);
    }

    private static string Settings(bool adopt)
    {
        var adopting = adopt ? "adopt: true, " : "";
        return $$"""
            - name: contoso
              resourceGroup: rg-registry
              {{(adopt ? "adopt: true\n  adoptResourceGroup: true" : "existingResourceGroup: false")}}
              homeRegion: westeurope
              tags: { owner: platform }
              zoneRedundancy: Disabled
              replicas: [{ region: eastus, zoneRedundancy: Disabled }]
              networkRoles: { enabled: false }
              workspaces: [{ {{adopting}}name: logs-contoso }]
              privateAccess:
                networks:
                  - { {{adopting}}name: vnet-weu, addressSpace: [10.10.0.0/16], subnets: [{{Subnet("snet", 0)}}, {{Subnet("snet-other", 1)}}] }
                endpoints: [{ {{adopting}}name: weu, subnet: vnet-weu/snet }]
                dns: { zones: [{ {{adopting}}name: weu }] }
            """;
    }

    private static string OnlyNetwork(string network, string other = "") => $$"""
        - name: contoso
          resourceGroup: rg-registry
          existingResourceGroup: true
          homeRegion: westeurope
          privateAccess:
            networks:
              - name: vnet-weu
                addressSpace: [10.10.0.0/16]
                subnets: [{{Subnet("snet", 0)}}, {{Subnet("snet-other", 1, other)}}]
                {{network.Replace(", ", "\n        ", StringComparison.Ordinal)}}
        """;

    private static string Subnet(string name, int index, string more = "")
        => $"{{ name: {name}, prefix: 10.10.{index}.0/26{(more is "" ? "" : $", {more}")} }}";

    private static async Task LeaveAllAsync(TestStack stack)
    {
        await LeaveNetworkAsync(stack);
        await stack.PutAsync(Zone, ZoneApi, Located("global"));
        await stack.PutAsync($"{Zone}/virtualNetworkLinks/vnet-weu", ZoneApi, new JsonObject
        {
            ["location"] = "global",
            ["tags"] = Tags,
            ["properties"] = new JsonObject { ["registrationEnabled"] = false, ["virtualNetwork"] = Reference(Network) },
        });
        await stack.PutAsync(Workspace, WorkspaceApi, new JsonObject
        {
            ["location"] = "westeurope",
            ["tags"] = Tags,
            ["properties"] = new JsonObject { ["sku"] = new JsonObject { ["name"] = "PerGB2018" }, ["retentionInDays"] = 30 },
        });
        await stack.PutAsync(Registry, RegistryApi, new JsonObject
        {
            ["location"] = "westeurope",
            ["tags"] = Tags,
            ["sku"] = new JsonObject { ["name"] = "Premium" },
            ["identity"] = new JsonObject { ["type"] = "None" },
            ["properties"] = new JsonObject
            {
                ["dataEndpointEnabled"] = true,
                ["publicNetworkAccess"] = "Disabled",
                ["networkRuleSet"] = new JsonObject { ["defaultAction"] = "Deny" },
                ["zoneRedundancy"] = "Disabled",
                ["policies"] = new JsonObject { ["azureADAuthenticationAsArmPolicy"] = new JsonObject { ["status"] = "disabled" } },
            },
        });
        await stack.PutAsync($"{Registry}/replications/eastus", RegistryApi, new JsonObject
        {
            ["location"] = "eastus",
            ["tags"] = Tags,
            ["properties"] = new JsonObject { ["regionEndpointEnabled"] = true, ["zoneRedundancy"] = "Disabled" },
        });
        await stack.PutAsync(Endpoint, NetworkApi, new JsonObject
        {
            ["location"] = "westeurope",
            ["tags"] = Tags,
            ["properties"] = new JsonObject
            {
                // A reference in the program brings the subnet's defaults along.
                ["subnet"] = new JsonObject { ["id"] = Id($"{Network}/subnets/snet"), ["properties"] = SubnetDefaults },
                ["privateLinkServiceConnections"] = new JsonArray(new JsonObject
                {
                    ["name"] = "contoso-weu",
                    ["properties"] = new JsonObject { ["privateLinkServiceId"] = Id(Registry), ["groupIds"] = new JsonArray("registry") },
                }),
            },
        });
        await stack.PutAsync($"{Endpoint}/privateDnsZoneGroups/default", NetworkApi, new JsonObject
        {
            ["properties"] = new JsonObject
            {
                ["privateDnsZoneConfigs"] = new JsonArray(new JsonObject
                {
                    ["name"] = "privatelink-azurecr-io",
                    ["properties"] = new JsonObject { ["privateDnsZoneId"] = Id(Zone) },
                }),
            },
        });
    }

    private static async Task LeaveNetworkAsync(TestStack stack, params string[] subnets)
    {
        await stack.PutAsync(Group, "2024-07-01", Located("westeurope"));
        await stack.PutAsync(Network, NetworkApi, new JsonObject
        {
            ["location"] = "westeurope",
            ["tags"] = Tags,
            ["properties"] = new JsonObject
            {
                ["addressSpace"] = new JsonObject { ["addressPrefixes"] = new JsonArray("10.10.0.0/16") },
                ["enableDdosProtection"] = false,
                ["enableVmProtection"] = false,
            },
        });
        foreach (var (index, subnet) in (subnets is [] ? ["snet", "snet-other"] : subnets).Index())
            await PutSubnetAsync(stack, subnet, $"10.10.{index}.0/26");
    }

    private static Task PutSubnetAsync(TestStack stack, string name, string prefix)
    {
        var properties = SubnetDefaults;
        properties["addressPrefix"] = prefix;
        properties["defaultOutboundAccess"] = false;
        return stack.PutAsync($"{Network}/subnets/{name}", NetworkApi, new JsonObject { ["properties"] = properties });
    }

    private static IEnumerable<string> Subnets(JsonObject network)
        => network["properties"]!["subnets"]!.AsArray().Select(subnet => (string)subnet!["name"]!).Order(StringComparer.Ordinal);

    private static JsonObject SubnetDefaults => new() { ["privateEndpointNetworkPolicies"] = "Disabled", ["privateLinkServiceNetworkPolicies"] = "Enabled" };

    private static JsonObject Tags => new() { ["owner"] = "platform" };

    private static JsonObject Located(string location) => new() { ["location"] = location, ["tags"] = Tags };

    private static JsonObject Reference(string path) => new() { ["id"] = Id(path) };

    private static string Id(string path) => $"/subscriptions/{Rehearsal.Azure.SimulatedAzure.SubscriptionId}/{path}";

    private static void AssertSame(IReadOnlySet<string> before, IReadOnlySet<string> after)
        => Assert.True(
            before.SetEquals(after),
            string.Join('\n', before.Except(after).Select(value => $"- {value}").Concat(after.Except(before).Select(value => $"+ {value}"))));

    /// <summary>All values that Azure has of the parts, except those that a write changes even where it changes nothing else.</summary>
    private static async Task<IReadOnlySet<string>> ReadAsync(TestStack stack)
    {
        var values = new HashSet<string>();
        foreach (var (path, apiVersion) in Parts)
            values.UnionWith(Values(path, await stack.ReadAsync(path, apiVersion)));
        return values;
    }

    private static IEnumerable<string> Values(string path, JsonNode? node) => node switch
    {
        JsonObject map => map
            .Where(member => member.Key is not ("etag" or "systemData" or "modifiedDate"))
            .SelectMany(member => Values($"{path}.{member.Key}", member.Value)),
        JsonArray list => list.Index().SelectMany(item => Values($"{path}[{item.Index}]", item.Item)),
        _ => [$"{path}: {node?.ToJsonString()}"],
    };
}
