using System.Text.Json.Nodes;
using GeoRegistry.Policies.Authoring;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Values;

namespace Infra.Tests.EndToEnd;

/// <summary>Private endpoints, their networks and DNS, and the roles that later replicas need, in a simulated Azure.</summary>
public class PrivateAccessTests
{
    private const string Group = "resourceGroups/rg-registry/providers";
    private const string NetworkApi = "2025-05-01";
    private const string Gone = "/Microsoft.Network/networkInterfaces/gone";

    private const string Networks = """
        networks:
          - { name: vnet-eus, region: eastus, resourceGroup: rg-eus, existingResourceGroup: false,
              addressSpace: [10.20.0.0/16], subnets: [{ name: snet, prefix: 10.20.0.0/26 }] }
          - { name: vnet-weu, addressSpace: [10.10.0.0/16], subnets: [{ name: snet, prefix: 10.10.0.0/26 }, { name: snet-other, prefix: 10.10.1.0/26 }] }

        """;

    private const string OneEndpoint = $"{Networks}endpoints: [{{ name: weu, subnet: vnet-weu/snet }}]";

    private const string TwoEndpoints = Networks + """
        endpoints:
          - { name: weu, subnet: vnet-weu/snet, zone: weu }
          - { name: eus, subnet: vnet-eus/snet, resourceGroup: rg-eus, existingResourceGroup: false, zone: eus }
        dns: { zones: [{ name: weu }, { name: eus, resourceGroup: rg-eus }] }
        """;

    [Fact]
    public async Task Endpoints_come_after_all_replicas_and_one_after_another()
    {
        await using var stack = await TestStack.StartAsync();

        var run = await stack.UpAsync(Settings(TwoEndpoints, "eastus", "uksouth"));

        foreach (var before in new[] { "Replication contoso-eastus", "Replication contoso-uksouth" })
            run.AssertOrder($"Create {before}", "Create PrivateEndpoint contoso-endpoint-eus");
        run.AssertOrder(
            "Create PrivateEndpoint contoso-endpoint-eus",
            "Create PrivateDnsZoneGroup contoso-endpoint-eus-zone-group",
            "Create PrivateEndpoint contoso-endpoint-weu");
    }

    [Fact]
    public async Task Replicas_wait_for_the_roles_that_extend_endpoints()
    {
        await using var stack = await TestStack.StartAsync();

        var run = await stack.UpAsync(Settings(TwoEndpoints, "eastus"));

        foreach (var assignment in new[] { "endpoints-deployer-rg-registry", "endpoints-deployer-rg-eus", "replicas-deployer" })
            run.AssertOrder($"Create RoleAssignment contoso-role-{assignment}", "Create Replication contoso-eastus");
        run.AssertOrder(
            "Create ResourceGroup rg-eus", "Create RoleDefinition contoso-role-endpoints", "Create RoleAssignment contoso-role-endpoints-deployer-rg-eus");
    }

    [Fact]
    public async Task Subnets_of_one_network_come_one_after_another_and_before_the_endpoints_in_them()
    {
        await using var stack = await TestStack.StartAsync();

        var run = await stack.UpAsync(Settings(OneEndpoint));

        run.AssertOrder(
            "Create VirtualNetwork contoso-network-vnet-weu",
            "Create Subnet contoso-network-vnet-weu-snet",
            "Create Subnet contoso-network-vnet-weu-snet-other");
        run.AssertOrder("Create Subnet contoso-network-vnet-weu-snet", "Create PrivateEndpoint contoso-endpoint-weu");
    }

    [Fact]
    public async Task A_second_run_changes_nothing()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(TwoEndpoints, "eastus"));

        Assert.Empty((await stack.UpAsync(Settings(TwoEndpoints, "eastus"))).Changes);
    }

    [Fact]
    public async Task A_later_replica_extends_each_endpoint_and_its_records_and_changes_nothing_else()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(TwoEndpoints, "eastus"));

        var preview = await stack.PreviewAsync(Settings(TwoEndpoints, "eastus", "uksouth"));
        var run = await stack.UpAsync(Settings(TwoEndpoints, "eastus", "uksouth"));

        Assert.Equal(["Create Replication contoso-uksouth"], preview.Changes);
        Assert.Equal(["Create Replication contoso-uksouth"], run.Changes);
        string[] records = ["contoso", "contoso.eastus.data", "contoso.uksouth.data", "contoso.westeurope.data"];
        Assert.Equal(records, await RecordsAsync(stack, "rg-registry"));
        Assert.Equal(records, await RecordsAsync(stack, "rg-eus"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\ndns: { managedElsewhere: true }")]
    public async Task The_run_that_adds_a_replica_has_its_addresses_in_the_outputs_and_a_refresh_finds_no_drift(string dns)
    {
        await using var stack = await TestStack.DeployedAsync(Settings($"{OneEndpoint}{dns}", "eastus"));
        Assert.Empty((await stack.RefreshAsync(Settings($"{OneEndpoint}{dns}", "eastus"))).Drift);
        var settings = Settings($"{OneEndpoint}{dns}", "eastus", "uksouth");

        var run = await stack.UpAsync(settings);

        Assert.Equal(
            ["contoso.azurecr.io", "contoso.eastus.data.azurecr.io", "contoso.uksouth.data.azurecr.io", "contoso.westeurope.data.azurecr.io"],
            Addresses(run, "weu").Select(address => address.Split(": 10.10.0.")[0]));
        Assert.Empty((await stack.RefreshAsync(settings)).Drift);
        Assert.Empty((await stack.UpAsync(settings)).Changes);
    }

    [Fact]
    public async Task Addresses_that_cannot_be_read_are_left_out_of_the_outputs_with_a_warning()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(OneEndpoint));
        stack.Rewrite(resource => resource.Type.EndsWith(":PrivateEndpoint", StringComparison.Ordinal)
            ? resource with { Outputs = resource.Outputs.With("networkInterfaces", Interface($"{resource.Id.Split("/Microsoft.Network")[0]}{Gone}")) }
            : resource);

        var run = await stack.UpAsync(Settings(OneEndpoint));

        Assert.Empty(Addresses(run, "weu"));
        Assert.Contains(run.Warnings, warning => warning.Contains($"{Gone} cannot be read", StringComparison.Ordinal));

        static PropertyValue Interface(string id)
            => new PropertyValue.List([new PropertyValue.Map(PropertyMap.Empty.With("id", id))]);
    }

    [Fact]
    public async Task Regional_endpoints_that_are_turned_on_later_extend_each_endpoint_and_its_records()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(OneEndpoint, "eastus"));

        var run = await stack.UpAsync(Settings(OneEndpoint, "eastus") + "\n  regionalEndpoints: Enabled");

        Assert.Equal(["Update Registry contoso"], run.Changes);
        Assert.Equal(
            ["contoso", "contoso.eastus.data", "contoso.eastus.geo", "contoso.westeurope.data", "contoso.westeurope.geo"],
            await RecordsAsync(stack, "rg-registry"));
    }

    [Fact]
    public async Task The_order_of_networks_endpoints_and_zones_in_the_file_means_nothing()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(TwoEndpoints, "eastus"));

        var run = await stack.PreviewAsync(Settings(
            """
            dns: { zones: [{ name: eus, resourceGroup: rg-eus }, { name: weu }] }
            endpoints:
              - { name: eus, subnet: vnet-eus/snet, resourceGroup: rg-eus, existingResourceGroup: false, zone: eus }
              - { name: weu, subnet: vnet-weu/snet, zone: weu }
            networks:
              - { name: vnet-weu, addressSpace: [10.10.0.0/16], subnets: [{ name: snet-other, prefix: 10.10.1.0/26 }, { name: snet, prefix: 10.10.0.0/26 }] }
              - { name: vnet-eus, region: eastus, resourceGroup: rg-eus, existingResourceGroup: false,
                  addressSpace: [10.20.0.0/16], subnets: [{ name: snet, prefix: 10.20.0.0/26 }] }
            """,
            "eastus"));

        Assert.Empty(run.Changes);
    }

    [Fact]
    public async Task A_registry_with_a_random_suffix_has_private_endpoints_as_well()
    {
        var settings = Settings(OneEndpoint, "eastus") + "\n  uniqueSuffix: true";
        await using var stack = await TestStack.StartAsync();

        var preview = await stack.PreviewAsync(settings);
        var run = await stack.UpAsync(settings);

        Assert.Equal(preview.Changes.Append("Import Replication contoso-westeurope"), run.Changes);
        Assert.Empty((await stack.UpAsync(settings)).Changes);
    }

    [Fact]
    public async Task In_production_a_resource_group_of_endpoints_is_not_protected_as_the_registrys_is()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(TwoEndpoints) + "\n  protect: true");

        Assert.True(stack.Find("ResourceGroup rg-registry").Protect);
        Assert.False(stack.Find("ResourceGroup rg-eus").Protect);
        Assert.False(stack.Find("PrivateEndpoint contoso-endpoint-eus").Protect);
    }

    [Fact]
    public async Task A_later_replica_is_stuck_without_the_roles()
    {
        const string without = "\n  networkRoles: { enabled: false }";
        await using var stack = await TestStack.DeployedAsync(Settings(OneEndpoint, "eastus") + without);

        var run = await stack.TryUpAsync(Settings(OneEndpoint, "eastus", "uksouth") + without);

        Assert.Contains(
            "privateLinkServiceProxies/write",
            Assert.Single(run.Errors, error => error.Contains("uksouth", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Roles_that_somebody_deleted_fail_a_refresh_and_are_created_again_by_switching_them_off_and_on_while_the_replicas_stay()
    {
        var settings = Settings(OneEndpoint, "eastus");
        await using var stack = await TestStack.DeployedAsync(settings);
        foreach (var type in new[] { ":RoleAssignment::", ":RoleDefinition::" })
        {
            foreach (var role in stack.State.Where(resource => resource.Urn.Contains(type, StringComparison.Ordinal)))
                Assert.Null(await stack.DeleteAsync(role.Id.Split('/', 4)[3], "2022-04-01"));
        }

        var refused = await stack.RefreshAsync(settings);
        Assert.NotEmpty(refused.Errors);
        Assert.All(refused.Errors, error => Assert.Contains("Status=404 Code=\"RoleDefinitionDoesNotExist\"", error, StringComparison.Ordinal));

        var off = await stack.UpAsync($"{settings}\n  networkRoles: {{ enabled: false }}");
        Assert.All(off.Changes, change => Assert.StartsWith("Delete Role", change, StringComparison.Ordinal));
        var on = await stack.UpAsync(settings);
        Assert.All(on.Changes, change => Assert.StartsWith("Create Role", change, StringComparison.Ordinal));
        Assert.Empty((await stack.RefreshAsync(settings)).Errors);
    }

    [Fact]
    public async Task What_Azure_fixes_in_an_endpoint_is_changed_by_creating_it_again()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(OneEndpoint, "eastus"));

        var run = await stack.UpAsync(Settings(
            OneEndpoint.Replace("subnet: vnet-weu/snet }", "subnet: vnet-weu/snet, networkInterfaceName: nic-weu }", StringComparison.Ordinal), "eastus"));

        Assert.Contains("CreateReplacement PrivateEndpoint contoso-endpoint-weu", run.Changes);
        Assert.DoesNotContain(
            run.Changes, change => change.Contains("Replication", StringComparison.Ordinal) || change.Contains("Registry", StringComparison.Ordinal));
        Assert.Equal(["contoso", "contoso.eastus.data", "contoso.westeurope.data"], await RecordsAsync(stack, "rg-registry"));
    }

    [Fact]
    public async Task A_removed_endpoint_takes_its_zone_group_zone_and_role_along_and_touches_no_other()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(TwoEndpoints, "eastus"));

        var run = await stack.UpAsync(Settings($"{OneEndpoint}\ndns: {{ zones: [{{ name: weu }}] }}", "eastus"));

        Assert.Equal(
            [
                "Delete PrivateDnsZoneGroup contoso-endpoint-eus-zone-group",
                "Delete PrivateEndpoint contoso-endpoint-eus",
                "Delete PrivateZone contoso-zone-rg-eus/privatelink.azurecr.io",
                "Delete RoleAssignment contoso-role-endpoints-deployer-rg-eus",
                "Delete VirtualNetworkLink contoso-zone-rg-eus/vnet-eus",
                "Update RoleDefinition contoso-role-endpoints",
            ],
            run.Changes);
        Assert.Equal(["contoso", "contoso.eastus.data", "contoso.westeurope.data"], await RecordsAsync(stack, "rg-registry"));
    }

    [Fact]
    public async Task An_added_endpoint_touches_no_other_wherever_its_name_comes_in_the_order()
    {
        await using var stack = await TestStack.DeployedAsync(Settings($"{OneEndpoint}\ndns: {{ zones: [{{ name: weu }}] }}", "eastus"));

        var run = await stack.UpAsync(Settings(TwoEndpoints, "eastus"));

        Assert.DoesNotContain(
            run.Changes, change => change.Contains("endpoint-weu", StringComparison.Ordinal) || change.Contains("zone-weu", StringComparison.Ordinal));
        Assert.Contains("Create PrivateEndpoint contoso-endpoint-eus", run.Changes);
    }

    [Fact]
    public async Task The_first_private_endpoint_closes_the_public_way_in_once_it_is_there()
    {
        await using var stack = await TestStack.DeployedAsync("- { name: contoso, resourceGroup: rg-registry, homeRegion: westeurope }");
        Assert.Equal("Enabled", (string?)(await RegistryAsync(stack))["publicNetworkAccess"]);

        _ = await stack.UpAsync($"{Settings(OneEndpoint)}\n  publicAccess: {{ enabled: true }}");
        var run = await stack.UpAsync(Settings(OneEndpoint));

        Assert.Contains("Update Registry contoso", run.Changes);
        Assert.Equal("Disabled", (string?)(await RegistryAsync(stack))["publicNetworkAccess"]);
        Assert.True((bool?)(await RegistryAsync(stack))["dataEndpointEnabled"]);
    }

    [Fact]
    public async Task Fixed_addresses_are_those_of_the_settings_and_a_manual_connection_waits_for_approval()
    {
        await using var stack = await TestStack.StartAsync();

        var run = await stack.UpAsync(Settings(
            Networks + """
                endpoints:
                  - name: fixed
                    subnet: vnet-weu/snet
                    networkInterfaceName: nic-fixed
                    addresses: { registry: 10.10.0.10, data: { eastus: 10.10.0.12, westeurope: 10.10.0.11 } }
                  - { name: manual, subnet: vnet-weu/snet, approval: { message: Let us in. } }
                dns: { managedElsewhere: true }
                """,
            "eastus"));

        Assert.Equal(
            ["contoso.azurecr.io: 10.10.0.10", "contoso.eastus.data.azurecr.io: 10.10.0.12", "contoso.westeurope.data.azurecr.io: 10.10.0.11"],
            Addresses(run, "fixed"));
        Assert.Empty(Addresses(run, "manual"));
        Assert.Contains(
            run.Events.OfType<EngineEvent.Diagnostic>(),
            diagnostic => diagnostic.Severity is DiagnosticSeverity.Warning
                && diagnostic.Message.Contains("fixed addresses block later replicas", StringComparison.Ordinal));
        var manual = await stack.ReadAsync($"{Group}/Microsoft.Network/privateEndpoints/contoso-manual", NetworkApi);
        Assert.Equal(
            "Pending",
            (string?)manual!["properties"]!["manualPrivateLinkServiceConnections"]![0]!["properties"]!["privateLinkServiceConnectionState"]!["status"]);
    }

    [Fact]
    public async Task A_destroyed_stack_leaves_nothing()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(TwoEndpoints, "eastus"));

        _ = await stack.DestroyAsync();

        Assert.Empty(await stack.NamesInAzureAsync());
        Assert.Empty(stack.State);
    }

    private static string Settings(string privateAccess, params string[] replicas) => $"""
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: westeurope
          {(replicas is [] ? "tags: {}" : $"replicas: [{string.Join(", ", replicas.Select(region => $"{{ region: {region} }}"))}]")}
          privateAccess:
            {privateAccess.ReplaceLineEndings("\n    ")}
        """;

    private static Task<IEnumerable<string>> RecordsAsync(TestStack stack, string resourceGroup) => stack.RecordsAsync(resourceGroup);

    private static async Task<JsonNode> RegistryAsync(TestStack stack)
        => (await stack.ReadAsync($"{Group}/Microsoft.ContainerRegistry/registries/contoso", "2025-11-01"))!["properties"]!;

    private static IEnumerable<string> Addresses(Run run, string endpoint)
        => Map(Map(Map(Map(Map(run.Result.StackOutputs["registries"])["contoso"])["privateEndpoints"])[endpoint])["addresses"])
            .Select(address => $"{address.Key}: {Assert.IsType<PropertyValue.Text>(address.Value).Value}")
            .Order(StringComparer.Ordinal);

    private static PropertyMap Map(PropertyValue value) => Assert.IsType<PropertyValue.Map>(value).Members;
}
