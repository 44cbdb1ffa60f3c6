using System.Text.Json.Nodes;
using GeoRegistry.Registries;
using Rehearsal.Engine.Events;

namespace Infra.Tests.EndToEnd;

/// <summary>Registries that change from one API version to another and back stay one resource.</summary>
public class ApiVersionTests
{
    private const string Settings = "- { name: contoso, resourceGroup: rg-contoso, homeRegion: westeurope, replicas: [{ region: eastus }] }";
    private const string UpdateOfRegistry = "Update Registry contoso";

    private const string None = "dataEndpointEnabled: false";
    private const string Stable = "roleAssignmentMode: LegacyRegistryPermissions";
    private const string Preview = "regionalEndpoints: Disabled";

    private static readonly Dictionary<string, string> Types = new()
    {
        [None] = "azure-native:containerregistry:Registry",
        [Stable] = "azure-native_containerregistry_v20251101:containerregistry:Registry",
        [Preview] = "azure-native_containerregistry_v20260101preview:containerregistry:Registry",
    };

    [Fact]
    public async Task Regional_endpoints_are_switched_on_and_off_and_forgotten_in_place()
    {
        await using var stack = await TestStack.DeployedAsync(Settings);
        var created = await RegistryAsync(stack);
        Assert.Equal("Disabled", Text(created, "regionalEndpoints"));

        await ChangesInPlaceAsync(stack, With("regionalEndpoints: Enabled"));
        var enabled = await RegistryAsync(stack);
        Assert.Equal("Enabled", Text(enabled, "regionalEndpoints"));
        Assert.Equal(["contoso.eastus.geo.azurecr.io", "contoso.westeurope.geo.azurecr.io"], HostNames(enabled));

        await ChangesInPlaceAsync(stack, With("regionalEndpoints: Disabled"));
        Assert.Equal("Disabled", Text(await RegistryAsync(stack), "regionalEndpoints"));
        Assert.Equal("azure-native_containerregistry_v20260101preview:containerregistry:Registry", stack.Find("Registry contoso").Type);

        await ChangesInPlaceAsync(stack, Settings);
        Assert.Equal("azure-native:containerregistry:Registry", stack.Find("Registry contoso").Type);
        Assert.Equal(Text(created, "creationDate"), Text(await RegistryAsync(stack), "creationDate"));
    }

    [Theory]
    [InlineData("roleAssignmentMode", "AbacRepositoryPermissions", "LegacyRegistryPermissions")]
    [InlineData("networkRuleBypassAllowedForTasks", "true", "false")]
    public async Task A_setting_of_the_stable_version_is_changed_in_place(string key, string first, string second)
    {
        await using var stack = await TestStack.DeployedAsync(With($"{key}: {first}"));
        var created = await RegistryAsync(stack);
        Assert.Equal(first, Text(created, key));

        await ChangesInPlaceAsync(stack, With($"{key}: {second}"));

        var changed = await RegistryAsync(stack);
        Assert.Equal(second, Text(changed, key));
        Assert.Equal(Text(created, "creationDate"), Text(changed, "creationDate"));
    }

    [Fact]
    public async Task IPv6_is_switched_on_and_off_in_place()
    {
        await using var stack = await TestStack.DeployedAsync(Settings);

        await ChangesInPlaceAsync(stack, With("endpointProtocol: IPv4AndIPv6, dataEndpointEnabled: true"));
        Assert.Equal("IPv4AndIPv6", Text(await RegistryAsync(stack), "endpointProtocol"));

        await ChangesInPlaceAsync(stack, With("endpointProtocol: IPv4"));
        Assert.Equal("IPv4", Text(await RegistryAsync(stack), "endpointProtocol"));
    }

    [Fact]
    public async Task Attached_identities_stay_attached_from_one_version_to_the_other_and_back()
    {
        const string identity = "identity: { systemAssigned: true, userAssigned: [{ name: id-a }, { name: id-b }] }";
        await using var stack = await TestStack.DeployedAsync(With(identity));

        await ChangesInPlaceAsync(stack, With($"regionalEndpoints: Enabled, {identity}"));
        await ChangesInPlaceAsync(stack, With(identity));
    }

    [Theory]
    [InlineData(None, Stable)]
    [InlineData(None, Preview)]
    [InlineData(Stable, None)]
    [InlineData(Stable, Preview)]
    [InlineData(Preview, None)]
    [InlineData(Preview, Stable)]
    public async Task A_registry_goes_from_each_version_to_each_other_without_being_replaced(string before, string after)
    {
        await using var stack = await TestStack.DeployedAsync(With(before));
        Assert.Equal(Types[before], stack.Find("Registry contoso").Type);
        var created = await RegistryAsync(stack);

        await ChangesInPlaceAsync(stack, With(after));

        Assert.Equal(Types[after], stack.Find("Registry contoso").Type);
        var changed = await RegistryAsync(stack);
        Assert.Equal(Text(created, "creationDate"), Text(changed, "creationDate"));
        Assert.Equal(Text(created, "roleAssignmentMode"), Text(changed, "roleAssignmentMode"));
    }

    [Fact]
    public async Task A_registry_that_an_earlier_version_declared_in_the_preview_for_what_the_stable_one_has_goes_there_without_being_replaced()
    {
        await using var stack = await TestStack.DeployedAsync(With($"{Stable}, regionalEndpoints: Disabled"));
        stack.Rewrite(resource => resource with { Type = WithVersion(resource.Type), Urn = WithVersion(resource.Urn) });

        await ChangesInPlaceAsync(stack, With(Stable));

        Assert.Equal(Types[Stable], stack.Find("Registry contoso").Type);
    }

    [Fact]
    public async Task A_domain_name_label_scope_is_set_when_the_registry_is_created()
    {
        await using var stack = await TestStack.DeployedAsync(With("domainNameLabelScope: TenantReuse"));

        Assert.Equal("TenantReuse", Text(await RegistryAsync(stack), "autoGeneratedDomainNameLabelScope"));
    }

    [Fact]
    public async Task A_key_that_is_taken_out_leaves_its_value_as_it_is_in_Azure_and_a_default_switches_it_off()
    {
        await using var stack = await TestStack.DeployedAsync(With("regionalEndpoints: Enabled, networkRuleBypassAllowedForTasks: true"));

        _ = await stack.UpAsync(With("regionalEndpoints: Enabled"));
        Assert.Equal("false", Text(await RegistryAsync(stack), "networkRuleBypassAllowedForTasks"));

        _ = await stack.UpAsync(Settings);
        Assert.Equal("Enabled", Text(await RegistryAsync(stack), "regionalEndpoints"));

        _ = await stack.UpAsync(With("regionalEndpoints: Disabled"));
        Assert.Equal("Disabled", Text(await RegistryAsync(stack), "regionalEndpoints"));
    }

    [Fact]
    public async Task A_stack_with_a_registry_in_the_preview_is_destroyed_to_the_last()
    {
        await using var stack = await TestStack.DeployedAsync(With("regionalEndpoints: Enabled"));

        _ = await stack.DestroyAsync();

        Assert.Empty(await stack.NamesInAzureAsync());
        Assert.Empty(stack.State);
    }

    [Theory]
    [InlineData("regionalEndpoints: Enabled, replicas:")]
    [InlineData("replicas:")]
    public async Task A_registry_whose_type_had_its_version_in_the_middle_is_the_same_one(string next)
    {
        await using var stack = await TestStack.DeployedAsync(With("regionalEndpoints: Enabled"));
        var created = await RegistryAsync(stack);
        stack.Rewrite(resource => resource with { Type = WithVersion(resource.Type), Urn = WithVersion(resource.Urn) });
        Assert.Contains("/v20260101preview", stack.Find("Registry contoso").Type, StringComparison.Ordinal);

        var run = await stack.UpAsync(Settings.Replace("replicas:", next, StringComparison.Ordinal));

        Assert.DoesNotContain(run.Changes, change => change != UpdateOfRegistry);
        Assert.DoesNotContain("/v20260101preview", stack.Find("Registry contoso").Type, StringComparison.Ordinal);
        Assert.Equal(Text(created, "creationDate"), Text(await RegistryAsync(stack), "creationDate"));
        Assert.Empty((await stack.PreviewAsync(Settings.Replace("replicas:", next, StringComparison.Ordinal))).Changes);
    }

    /// <summary>The type that stacks of earlier versions have.</summary>
    private static string WithVersion(string token)
        => token.Replace("v20260101preview:containerregistry:", "v20260101preview:containerregistry/v20260101preview:", StringComparison.Ordinal);

    private static string With(string key) => Settings.Replace("replicas:", $"{key}, replicas:", StringComparison.Ordinal);

    /// <summary>Previews and deploys one update of the registry, after which nothing changes.</summary>
    private static async Task ChangesInPlaceAsync(TestStack stack, string settings)
    {
        Assert.Equal([UpdateOfRegistry], (await stack.PreviewAsync(settings)).Changes);
        Assert.Equal([UpdateOfRegistry], (await stack.UpAsync(settings)).Changes);
        var again = await stack.PreviewAsync(settings);
        Assert.Equal(RunOutcome.Succeeded, again.Result.Outcome);
        Assert.Empty(again.Changes);
    }

    private static async Task<JsonObject> RegistryAsync(TestStack stack)
    {
        var registry = await stack.ReadAsync("resourceGroups/rg-contoso/providers/Microsoft.ContainerRegistry/registries/contoso", "2026-01-01-preview");
        return Assert.IsType<JsonObject>(registry!["properties"]);
    }

    private static string? Text(JsonObject properties, string name) => properties[name]?.ToString();

    private static IEnumerable<string> HostNames(JsonObject properties)
        => properties["regionalEndpointHostNames"]!.AsArray().Select(name => (string)name!).Order(StringComparer.Ordinal);
}
