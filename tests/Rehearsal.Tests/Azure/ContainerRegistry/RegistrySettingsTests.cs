using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.ContainerRegistry;

public class RegistrySettingsTests
{
    private const string Preview = "2026-01-01-preview";

    [Theory]
    [InlineData("retentionPolicy", "days", -1, 400)]
    [InlineData("retentionPolicy", "days", 0, 201)]
    [InlineData("retentionPolicy", "days", 365, 201)]
    [InlineData("retentionPolicy", "days", 366, 400)]
    [InlineData("softDeletePolicy", "retentionDays", 0, 400)]
    [InlineData("softDeletePolicy", "retentionDays", 1, 201)]
    [InlineData("softDeletePolicy", "retentionDays", 90, 201)]
    [InlineData("softDeletePolicy", "retentionDays", 91, 400)]
    public async Task Policies_keep_from_0_to_365_days_or_from_1_to_90(string policy, string property, int days, int status)
    {
        await using var azure = await StartWithGroupAsync();
        var body = RegistryBody(properties: $$"""{ "policies": { "{{policy}}": { "status": "enabled", "{{property}}": {{days}} } } }""");

        Assert.Equal(status, (await azure.SendAsync("PUT", Registry, body, Preview)).Status);
    }

    [Fact]
    public async Task Soft_delete_and_replicas_exclude_each_other()
    {
        await using var azure = await StartWithRegistryAsync();
        const string softDelete = """{ "properties": { "policies": { "softDeletePolicy": { "status": "enabled" } } } }""";
        _ = await azure.SucceedAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));

        var replicated = await azure.SendAsync("PATCH", Registry, softDelete, Preview);
        _ = await azure.SucceedAsync("DELETE", Replica("northeurope"));
        _ = await azure.SucceedAsync("PATCH", Registry, softDelete, Preview);
        var replica = await azure.SendAsync("PUT", Replica("northeurope"), ReplicaBody("northeurope"));

        Assert.Equal((400, "SoftDeletePolicyInvalid"), (replicated.Status, replicated.ErrorCode));
        Assert.Equal((409, "SoftDeletePolicyInvalid"), (replica.Status, replica.ErrorCode));
    }

    [Fact]
    public async Task Soft_delete_and_a_retention_policy_exclude_each_other()
    {
        await using var azure = await StartWithGroupAsync();
        const string policies = """{ "policies": { "softDeletePolicy": { "status": "enabled" }, "retentionPolicy": { "status": "enabled" } } }""";

        var refused = await azure.SendAsync("PUT", Registry, RegistryBody(properties: policies), Preview);

        Assert.Equal((400, "SoftDeletePolicyInvalid"), (refused.Status, refused.ErrorCode));
    }

    [Theory]
    [InlineData("Enabled", 400)]
    [InlineData("Disabled", 201)]
    public async Task Export_is_disabled_only_together_with_public_network_access(string access, int status)
    {
        await using var azure = await StartWithGroupAsync();
        var body = RegistryBody(properties: $$"""{ "publicNetworkAccess": "{{access}}", "policies": { "exportPolicy": { "status": "disabled" } } }""");

        Assert.Equal(status, (await azure.SendAsync("PUT", Registry, body)).Status);
    }

    [Theory]
    [InlineData("false", 400)]
    [InlineData("true", 201)]
    public async Task Endpoint_protocol_IPv6_needs_data_endpoints(string dataEndpoints, int status)
    {
        await using var azure = await StartWithGroupAsync();
        var body = RegistryBody(properties: $$"""{ "endpointProtocol": "IPv4AndIPv6", "dataEndpointEnabled": {{dataEndpoints}} }""");

        Assert.Equal(status, (await azure.SendAsync("PUT", Registry, body, Preview)).Status);
    }

    [Theory]
    [InlineData(200, 201)]
    [InlineData(201, 400)]
    public async Task Registry_has_at_most_200_IP_rules(int rules, int status)
    {
        await using var azure = await StartWithGroupAsync();
        var list = string.Join(", ", Enumerable.Range(0, rules).Select(number => $$"""{ "value": "20.0.0.{{number}}" }"""));

        var answer = await azure.SendAsync(
            "PUT", Registry, RegistryBody(properties: $$"""{ "networkRuleSet": { "defaultAction": "Deny", "ipRules": [{{list}}] } }"""));

        Assert.Equal(status, answer.Status);
    }

    [Theory]
    [InlineData("Basic", """{ "anonymousPullEnabled": true }""", 400)]
    [InlineData("Standard", """{ "anonymousPullEnabled": true }""", 201)]
    [InlineData("Standard", """{ "policies": { "trustPolicy": { "status": "enabled" } } }""", 400)]
    [InlineData("Standard", """{ "networkRuleSet": { "defaultAction": "Allow", "ipRules": [{ "value": "20.0.0.1" }] } }""", 400)]
    public async Task Features_depend_on_the_SKU(string sku, string properties, int status)
    {
        await using var azure = await StartWithGroupAsync();

        Assert.Equal(status, (await azure.SendAsync("PUT", Registry, RegistryBody(sku, properties))).Status);
    }

    [Fact]
    public async Task Zone_redundancy_of_a_registry_stays_as_it_was_created()
    {
        await using var azure = await StartWithRegistryAsync();

        _ = await azure.SucceedAsync("PUT", Registry, RegistryBody(properties: """{ "zoneRedundancy": "Enabled" }"""));

        Assert.Equal("Disabled", (string?)(await azure.GetAsync(Registry)).Properties["zoneRedundancy"]);
    }

    [Theory]
    [InlineData("NoReuse")]
    [InlineData("TenantReuse")]
    public async Task Domain_name_label_scope_adds_a_hash_to_the_login_server(string scope)
    {
        await using var azure = await StartWithGroupAsync();
        var body = RegistryBody(properties: $$"""{ "autoGeneratedDomainNameLabelScope": "{{scope}}", "dataEndpointEnabled": true }""");

        _ = await azure.SucceedAsync("PUT", Registry, body, Preview);
        azure.Time.Advance(TimeSpan.FromDays(1));
        _ = await azure.SucceedAsync("PUT", Registry, RegistryBody(properties: """{ "dataEndpointEnabled": true }"""));

        var registry = (await azure.GetAsync(Registry)).Properties;
        var server = (string)registry["loginServer"]!;
        Assert.Matches("^contoso-[0-9a-f]{16}\\.azurecr\\.io$", server);
        Assert.Equal(server.Replace(".azurecr.io", ".westeurope.data.azurecr.io", StringComparison.Ordinal), (string?)registry["dataEndpointHostNames"]![0]);
    }

    [Fact]
    public async Task Domain_name_label_scope_tells_registries_of_one_name_apart_and_cannot_be_changed()
    {
        await using var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PUT", $"{Subscription}/resourceGroups/other", """{ "location": "eastus" }""");
        var body = RegistryBody(properties: """{ "autoGeneratedDomainNameLabelScope": "NoReuse" }""");

        var second = await azure.SendAsync(
            "PUT", Registry.Replace("rg-test", "other", StringComparison.Ordinal), body, Preview);
        var changed = await azure.SendAsync("PUT", Registry, body, Preview);

        Assert.Equal(201, second.Status);
        Assert.Equal((409, "properties.autoGeneratedDomainNameLabelScope"), (changed.Status, changed.ErrorTarget));
    }
}
