using System.Text.Json.Nodes;

namespace Infra.Tests.Engine;

/// <summary>Taking over what a run that was killed leaves in Azure without the stack knowing of it.</summary>
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
        Assert.DoesNotContain(run.Changes, change => change.StartsWith("Delete ", StringComparison.Ordinal) || change.StartsWith("Replace ", StringComparison.Ordinal));
        Assert.Equal(before, await ReadAsync(stack));
        Assert.Empty((await stack.UpAsync(Settings(adopt: true))).Changes);
        Assert.Empty((await stack.UpAsync(Settings(adopt: false))).Changes);
        Assert.Equal(before, await ReadAsync(stack));
    }

    [Fact]
    public async Task A_network_that_differs_is_updated_and_keeps_the_subnets_that_others_made()
    {
        await using var stack = await TestStack.StartAsync();
        await LeaveNetworkAsync(stack);
        await PutSubnetAsync(stack, "snet-of-others", "10.10.9.0/26");

        var run = await stack.UpAsync(OnlyNetwork("adopt: true, tags: { owner: platform }"));

        Assert.Contains("Import VirtualNetwork contoso-network-vnet-weu", run.Changes);
        Assert.Contains("Update VirtualNetwork contoso-network-vnet-weu", run.Changes);
        var network = await stack.ReadAsync(Network, NetworkApi);
        Assert.Equal("platform", (string?)network!["tags"]!["owner"]);
        Assert.Equal(["snet", "snet-of-others", "snet-other"], Subnets(network));
        Assert.Empty((await stack.UpAsync(OnlyNetwork("tags: { owner: platform }"))).Changes);

        _ = await stack.UpAsync(OnlyNetwork("tags: { owner: other }"));
        Assert.Equal(["snet", "snet-of-others", "snet-other"], Subnets((await stack.ReadAsync(Network, NetworkApi))!));
    }

    [Fact]
    public async Task What_a_killed_run_had_not_come_to_is_created_beside_what_is_taken_over()
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
              zoneRedundancy: Disabled
              replicas: [{ region: eastus, zoneRedundancy: Disabled }]
              networkRoles: { enabled: false }
              workspaces: [{ {{adopting}}name: logs-contoso }]
              privateAccess:
                networks:
                  - { {{adopting}}name: vnet-weu, addressSpace: [10.10.0.0/16], subnets: [{ name: snet, prefix: 10.10.0.0/26 }, { name: snet-other, prefix: 10.10.1.0/26 }] }
                endpoints: [{ {{adopting}}name: weu, subnet: vnet-weu/snet }]
                dns: { zones: [{ {{adopting}}name: weu }] }
            """;
    }

    private static string OnlyNetwork(string network, string subnet = "") => $$"""
        - name: contoso
          resourceGroup: rg-registry
          existingResourceGroup: true
          homeRegion: westeurope
          privateAccess:
            networks:
              - name: vnet-weu
                addressSpace: [10.10.0.0/16]
                subnets: [{ name: snet, prefix: 10.10.0.0/26 }, { name: snet-other, prefix: 10.10.1.0/26{{(subnet is "" ? "" : $", {subnet}")}} }]
                {{network.Replace(", ", "\n        ", StringComparison.Ordinal)}}
        """;

    private static async Task LeaveAllAsync(TestStack stack)
    {
        await LeaveNetworkAsync(stack);
        await stack.PutAsync(Zone, ZoneApi, new JsonObject { ["location"] = "global" });
        await stack.PutAsync($"{Zone}/virtualNetworkLinks/vnet-weu", ZoneApi, new JsonObject
        {
            ["location"] = "global",
            ["properties"] = new JsonObject { ["registrationEnabled"] = false, ["virtualNetwork"] = Reference(Network) },
        });
        await stack.PutAsync(Workspace, WorkspaceApi, new JsonObject
        {
            ["location"] = "westeurope",
            ["properties"] = new JsonObject { ["sku"] = new JsonObject { ["name"] = "PerGB2018" }, ["retentionInDays"] = 30 },
        });
        await stack.PutAsync(Registry, RegistryApi, new JsonObject
        {
            ["location"] = "westeurope",
            ["sku"] = new JsonObject { ["name"] = "Premium" },
            ["properties"] = new JsonObject
            {
                ["dataEndpointEnabled"] = true,
                ["publicNetworkAccess"] = "Disabled",
                ["networkRuleSet"] = new JsonObject { ["defaultAction"] = "Deny" },
                ["zoneRedundancy"] = "Disabled",
            },
        });
        await stack.PutAsync($"{Registry}/replications/eastus", RegistryApi, new JsonObject
        {
            ["location"] = "eastus",
            ["properties"] = new JsonObject { ["regionEndpointEnabled"] = true, ["zoneRedundancy"] = "Disabled" },
        });
        await stack.PutAsync(Endpoint, NetworkApi, new JsonObject
        {
            ["location"] = "westeurope",
            ["properties"] = new JsonObject
            {
                ["subnet"] = Reference($"{Network}/subnets/snet"),
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
        await stack.PutAsync(Group, "2024-07-01", new JsonObject { ["location"] = "westeurope" });
        await stack.PutAsync(Network, NetworkApi, new JsonObject
        {
            ["location"] = "westeurope",
            ["properties"] = new JsonObject { ["addressSpace"] = new JsonObject { ["addressPrefixes"] = new JsonArray("10.10.0.0/16") } },
        });
        foreach (var (index, subnet) in (subnets is [] ? ["snet", "snet-other"] : subnets).Index())
            await PutSubnetAsync(stack, subnet, $"10.10.{index}.0/26");
    }

    private static Task PutSubnetAsync(TestStack stack, string name, string prefix)
        => stack.PutAsync($"{Network}/subnets/{name}", NetworkApi, new JsonObject
        {
            ["properties"] = new JsonObject { ["addressPrefix"] = prefix, ["defaultOutboundAccess"] = false },
        });

    private static IEnumerable<string> Subnets(JsonObject network)
        => network["properties"]!["subnets"]!.AsArray().Select(subnet => (string)subnet!["name"]!).Order(StringComparer.Ordinal);

    private static JsonObject Reference(string path) => new() { ["id"] = Id(path) };

    private static string Id(string path) => $"/subscriptions/{Rehearsal.Azure.SimulatedAzure.SubscriptionId}/{path}";

    /// <summary>All parts as Azure has them, but for what tells of a write that changed nothing.</summary>
    private static async Task<IReadOnlyList<string>> ReadAsync(TestStack stack)
    {
        var read = new List<string>();
        foreach (var (path, apiVersion) in Parts)
        {
            var part = await stack.ReadAsync(path, apiVersion);
            Forget(part);
            read.Add($"{path}: {part!.ToJsonString()}");
        }

        return read;
    }

    private static void Forget(JsonNode? node)
    {
        if (node is JsonObject map)
        {
            foreach (var name in new[] { "etag", "systemData", "modifiedDate" })
                _ = map.Remove(name);
        }

        foreach (var below in node is JsonObject all ? all.Select(member => member.Value) : node as JsonArray ?? [])
            Forget(below);
    }
}
