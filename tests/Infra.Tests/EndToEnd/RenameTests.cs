using System.Collections.Immutable;
using System.Text.Json.Nodes;
using GeoRegistry.Policies.Declarations;

namespace Infra.Tests.EndToEnd;

/// <summary>Renames in the settings of a deployed stack.</summary>
public class RenameTests
{
    private const string Kubelet = "8c1f7a52-6f0d-4a3b-8a0e-2d5c7b9e4f22";
    private const string Access = $$"""
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: westeurope
          identity: { userAssigned: [{ name: id-ci, attach: false }] }
          access:
            - { name: pipeline, can: push, identity: id-ci }
            - { name: aks, can: pull, kubelets: [{ region: eastus, objectId: {{Kubelet}} }] }
        """;

    private const string Endpoint = """
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: westeurope
          networkRoles: { operators: [{ name: oncall, objectId: 2b7e9c41-1d3f-4e5a-b6c8-9f0a1b2c3d33, type: Group }] }
          privateAccess:
            networks: [{ name: vnet-weu, addressSpace: [10.0.0.0/16], subnets: [{ name: snet, prefix: 10.0.1.0/26 }] }]
            endpoints: [{ name: hub, subnet: vnet-weu/snet, zone: weu }]
            dns: { zones: [{ name: weu }] }
        """;

    private const string Parts = """
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: westeurope
          identity: { userAssigned: [{ name: id-ci, attach: false, federatedCredentials: [
            { name: main, issuer: 'https://token.actions.githubusercontent.com', subject: 'repo:org/app:ref:refs/heads/main' }] }] }
          workspaces: [{ name: log-contoso }]
          diagnostics: [{ name: audit, workspace: log-contoso, groups: [audit] }]
          events: { systemTopic: { name: registry-events }, subscriptions: [{ name: builds, endpoint: { webhook: 'https://hooks.contoso.com' } }] }
          cacheRules: [{ name: dotnet-images, source: mcr.microsoft.com/dotnet/*, target: dotnet/* },
            { name: base-images, source: mcr.microsoft.com/oss/*, target: oss/* }]
          tokens: [{ name: pipeline, scopeMap: _repositories_pull }]
        """;

    [Theory]
    [InlineData(Access, "name: pipeline", "name: release-pipeline")]
    [InlineData(Access, "name: aks", "name: clusters")]
    [InlineData(Endpoint, "weu }", "spoke }")]
    [InlineData(Endpoint, "name: oncall", "name: operations")]
    public async Task What_only_the_settings_call_by_a_name_is_renamed_without_a_change(string settings, string before, string after)
    {
        await using var stack = await TestStack.DeployedAsync(settings);
        var names = await stack.NamesInAzureAsync();

        var renamed = Renamed(settings, before, after).Replace("zone: weu", after is "spoke }" ? "zone: spoke" : "zone: weu", StringComparison.Ordinal);
        Assert.Empty((await stack.PreviewAsync(renamed)).Changes);
        Assert.Empty((await stack.UpAsync(renamed)).Changes);
        Assert.Equal(names, await stack.NamesInAzureAsync());
    }

    private const string NameTaken = "- { name: contoso, resourceGroup: rg-registry, homeRegion: westeurope }";

    [Fact]
    public async Task Entries_of_access_may_swap_their_names()
    {
        await using var stack = await TestStack.DeployedAsync(Access);

        var swapped = Access.Replace("pipeline", "?", StringComparison.Ordinal).Replace("aks", "pipeline", StringComparison.Ordinal).Replace('?', 'b');

        Assert.Empty((await stack.UpAsync(swapped)).Changes);
    }

    [Theory]
    [InlineData(Access, "RoleAssignment", "contoso-access-acrpush/id-ci", "contoso-access-pipeline")]
    [InlineData(Access, "RoleAssignment", $"contoso-access-acrpull/{Kubelet}", "contoso-access-aks.eastus")]
    [InlineData(Endpoint, "PrivateZone", "contoso-zone-rg-registry/privatelink.azurecr.io", "contoso-zone-weu")]
    [InlineData(Endpoint, "VirtualNetworkLink", "contoso-zone-rg-registry/vnet-weu", "contoso-zone-weu-vnet-weu")]
    [InlineData(Endpoint, "RoleAssignment", "contoso-role-replicas-operator/2b7e9c41-1d3f-4e5a-b6c8-9f0a1b2c3d33", "contoso-role-replicas-operator-oncall")]
    [InlineData(Parts, "CacheRule", "contoso-cache-into-dotnet/*", "contoso-cache-rule-dotnet-images")]
    public async Task A_stack_of_an_earlier_version_keeps_what_it_has(string settings, string type, string name, string formerName)
    {
        await using var stack = await TestStack.DeployedAsync(settings);
        stack.Rewrite(resource => resource with
        {
            Urn = resource.Urn.EndsWith($":{type}::{name}", StringComparison.Ordinal)
                ? resource.Urn.Replace(name, formerName, StringComparison.Ordinal)
                : resource.Urn,
        });

        Assert.Empty((await stack.PreviewAsync(settings)).Changes);
        Assert.Empty((await stack.UpAsync(settings)).Changes);
        Assert.NotNull(stack.Find($"{type} {name}"));
    }

    [Fact]
    public async Task Names_with_capitals_of_an_earlier_version_stay_as_they_are_in_azure()
    {
        var settings = Parts.Replace("log-contoso", "Log-Contoso", StringComparison.Ordinal).Replace(
            "name: pipeline",
            "name: Pipeline",
            StringComparison.Ordinal);
        await using var stack = await TestStack.DeployedAsync(settings);
        static string Former(string urn) => urn.Replace("workspace-log-contoso", "workspace-Log-Contoso", StringComparison.Ordinal)
            .Replace("token-pipeline", "token-Pipeline", StringComparison.Ordinal);
        stack.Rewrite(resource => resource with
        {
            Urn = Former(resource.Urn),
            Dependencies = [.. resource.Dependencies.Select(Former)],
            PropertyDependencies = resource.PropertyDependencies.ToImmutableSortedDictionary(
                property => property.Key, property => property.Value.Select(Former).ToImmutableArray()),
        });

        Assert.Empty((await stack.UpAsync(settings)).Changes);
        Assert.Contains("Log-Contoso", await stack.NamesInAzureAsync());
    }

    [Theory]
    [InlineData("name: dotnet-images", "name: mcr-dotnet", "CacheRule contoso-cache-into-dotnet/*")]
    [InlineData("name: registry-events", "name: egst-contoso", "SystemTopic contoso-events")]
    public async Task What_interrupts_nobody_is_deleted_before_it_is_created_under_the_new_name(string before, string after, string label)
    {
        await using var stack = await TestStack.DeployedAsync(Parts);

        var run = await stack.UpAsync(Renamed(Parts, before, after));

        run.AssertOrder($"DeleteReplaced {label}", $"CreateReplacement {label}");
        Assert.Empty((await stack.UpAsync(Renamed(Parts, before, after))).Changes);
    }

    [Theory]
    [InlineData(
        Parts,
        "name: audit",
        "name: logs",
        "the diagnostic setting audit cannot become logs",
        "pulumi state rename '",
        "::contoso-diagnostics-audit' 'contoso-diagnostics-logs'")]
    [InlineData(Parts, "name: main", "name: trunk", "the federated credential main of id-ci cannot become trunk", "nobody signs in with it")]
    [InlineData(
        Parts,
        "name: dotnet-images, source: mcr.microsoft.com/dotnet/*, target: dotnet/*",
        "name: dotnet-images, source: mcr.microsoft.com/dotnet/*, target: net/*",
        "the cache rule dotnet-images cannot go from the target dotnet/* to net/*", "Give the rule another name")]
    [InlineData(Endpoint, "name: hub", "name: spoke", "the private endpoint hub cannot become spoke", "nobody reaches the registry through this endpoint")]
    [InlineData(
        Endpoint,
        "name: snet,",
        "name: snet-registry,",
        "the subnet vnet-weu/snet cannot become vnet-weu/snet-registry",
        "'contoso-network-vnet-weu-snet-registry'")]
    [InlineData(
        Endpoint,
        "name: vnet-weu",
        "name: vnet-hub",
        "the subnet vnet-weu/snet cannot become vnet-hub/snet",
        "none can be deleted while endpoints or agent pools are in it")]
    [InlineData(
        Access,
        "name: contoso\n",
        "name: contoso2\n",
        "The registry contoso cannot become contoso2",
        "delete contoso with all its images, replicas, tokens and webhooks")]
    [InlineData(Access, "name: contoso\n", "name: Contoso\n", "The registry contoso cannot become Contoso", "Write name: contoso, as it was created")]
    public async Task Other_names_of_what_azure_has_once_are_refused_before_anything_is_done(
        string settings, string before, string after, params string[] told)
    {
        await using var stack = await TestStack.DeployedAsync(settings);
        var names = await stack.NamesInAzureAsync();
        var renamed = Renamed(settings, before, after)
            .Replace("subnet: vnet-weu/snet,", after.Contains("snet-registry", StringComparison.Ordinal) ? "subnet: vnet-weu/snet-registry,"
                : after.Contains("vnet-hub", StringComparison.Ordinal) ? "subnet: vnet-hub/snet," : "subnet: vnet-weu/snet,", StringComparison.Ordinal);

        var preview = await stack.PreviewAsync(renamed);
        var run = await stack.TryUpAsync(renamed);

        foreach (var refused in new[] { preview, run })
        {
            var error = Assert.Single(refused.Errors);
            Assert.All(told, part => Assert.Contains(part, error, StringComparison.Ordinal));
            Assert.DoesNotContain(refused.Changes, change => !change.EndsWith("-creation", StringComparison.Ordinal));
        }

        Assert.Equal(names, await stack.NamesInAzureAsync());
        Assert.DoesNotContain((await stack.UpAsync(settings)).Changes, change => !change.EndsWith("-creation", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public async Task New_registry_with_capitals_is_refused_before_anything_is_done_and_created_in_lower_case(string uniqueSuffix)
    {
        await using var stack = await TestStack.StartAsync();
        var settings = $"- {{ name: ContosoEU, uniqueSuffix: {uniqueSuffix}, resourceGroup: rg-registry, homeRegion: westeurope }}";

        var refused = await stack.TryUpAsync(settings);

        Assert.Contains("Write name: contosoeu.", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Empty(await stack.NamesInAzureAsync());
        var created = await stack.UpAsync(settings.Replace("ContosoEU", "contosoeu", StringComparison.Ordinal));
        Assert.Contains("Create Registry contosoeu", created.Changes);
    }

    [Theory]
    [InlineData(Parts, "name: audit", "name: logs", "diagnostics-audit", "diagnostics-logs", "diagnostics-to-")]
    [InlineData(Parts, "name: main", "name: trunk", "identity-id-ci.main", "identity-id-ci.trunk", "credential-of-")]
    [InlineData(Endpoint, "name: snet,", "name: snet-registry,", "network-vnet-weu-snet", "network-vnet-weu-snet-registry", "subnet-at-")]
    public async Task Renamed_in_the_stack_as_the_message_says_it_stays_in_azure_as_it_is(
        string settings, string before, string after, string name, string newName, string record)
    {
        await using var stack = await TestStack.DeployedAsync(settings);
        var names = await stack.NamesInAzureAsync();
        string Renamed(string urn) => urn.EndsWith($"::contoso-{name}", StringComparison.Ordinal) ? urn.Replace(
            $"::contoso-{name}",
            $"::contoso-{newName}",
            StringComparison.Ordinal)
            : urn.Replace($"::contoso-record/{record}", "::contoso-record/forgotten-", StringComparison.Ordinal);
        stack.Rewrite(resource => resource with
        {
            Urn = Renamed(resource.Urn),
            Dependencies = [.. resource.Dependencies.Select(Renamed)],
            PropertyDependencies = resource.PropertyDependencies.ToImmutableSortedDictionary(
                property => property.Key, property => property.Value.Select(Renamed).ToImmutableArray()),
        });

        var changed = RenameTests.Renamed(settings, before, after).Replace(
            "vnet-weu/snet,",
            after.Contains("snet-registry", StringComparison.Ordinal) ? "vnet-weu/snet-registry," : "vnet-weu/snet,",
            StringComparison.Ordinal);
        Assert.Empty((await stack.UpAsync(changed)).Changes);
        Assert.Equal(names, await stack.NamesInAzureAsync());
        Assert.Empty((await stack.UpAsync(changed)).Changes);
    }

    [Fact]
    public async Task Two_cache_rules_cannot_swap_their_names()
    {
        await using var stack = await TestStack.DeployedAsync(Parts);

        var run = await stack.TryUpAsync(Parts.Replace("dotnet-images", "?", StringComparison.Ordinal)
            .Replace("base-images", "dotnet-images", StringComparison.Ordinal).Replace("?", "base-images", StringComparison.Ordinal));

        Assert.Contains("the cache rule dotnet-images cannot go from", Assert.Single(run.Errors), StringComparison.Ordinal);
        Assert.Empty(run.Changes);
    }

    [Theory]
    [InlineData(Parts, "audit", "dotnet-images", "registry-events", "main,", "id-ci", "log-contoso", "builds", "pipeline", "rg-registry", "base-images")]
    [InlineData(Endpoint, "hub", "vnet-weu", "snet", "name: weu", "rg-registry", "oncall")]
    [InlineData(Access, "pipeline", "id-ci", "aks", "rg-registry")]
    public async Task Another_letter_case_changes_nothing(string settings, params string[] names)
    {
        await using var stack = await TestStack.DeployedAsync(settings);

        foreach (var name in names)
        {
            var upper = name.Replace("name: weu", "name: WEU", StringComparison.Ordinal);
            var changed = settings.Replace(name, upper == name ? name.ToUpperInvariant() : upper, StringComparison.Ordinal)
                .Replace("[AUDIT]", "[audit]", StringComparison.Ordinal).Replace(
                    "zone: weu",
                    upper == name ? "zone: weu" : "zone: WEU",
                    StringComparison.Ordinal);
            Assert.NotEqual(settings, changed);
            var run = await stack.PreviewAsync(changed);
            Assert.Empty(run.Errors);
            Assert.Empty(run.Changes);
        }

        Assert.Empty((await stack.UpAsync(settings.Replace("rg-registry", "RG-Registry", StringComparison.Ordinal))).Changes);
    }

    [Fact]
    public async Task Taken_out_in_one_run_and_added_in_the_next_a_part_has_its_new_name()
    {
        await using var stack = await TestStack.DeployedAsync(Parts);
        const string diagnostics = "diagnostics: [{ name: audit, workspace: log-contoso, groups: [audit] }]";

        _ = await stack.UpAsync(Parts.Replace(diagnostics, "diagnostics: []", StringComparison.Ordinal));
        var run = await stack.UpAsync(Renamed(Parts, "name: audit", "name: logs"));

        Assert.Equal(["Create DiagnosticSetting contoso-diagnostics-logs"], run.Changes);
    }

    [Fact]
    public async Task A_registry_that_was_never_made_may_have_another_name_region_and_group()
    {
        await using var stack = await WithoutItsRegistryAsync();

        foreach (var (before, after) in new[] { ("westeurope", "northeurope"), ("rg-registry", "rg-contoso") })
            Assert.Empty((await stack.PreviewAsync(NameTaken.Replace(before, after, StringComparison.Ordinal))).Errors);
        var corrected = NameTaken.Replace("name: contoso", "name: contoso2", StringComparison.Ordinal);
        var run = await stack.UpAsync(corrected);

        Assert.Contains("pulumi state delete --force", Assert.Single(run.Warnings), StringComparison.Ordinal);
        Assert.Empty((await stack.UpAsync(corrected)).Changes);
    }

    [Fact]
    public async Task A_home_region_that_the_registry_has_by_now_is_no_change()
    {
        await using var stack = await WithoutItsRegistryAsync();
        Assert.Null(await stack.DeleteAsync("resourceGroups/rg-others/providers/Microsoft.ContainerRegistry/registries/contoso", "2025-11-01"));
        var corrected = NameTaken.Replace("westeurope", "northeurope", StringComparison.Ordinal);

        _ = await stack.UpAsync(corrected);

        Assert.Empty((await stack.UpAsync(corrected)).Changes);
    }

    private static string Renamed(string settings, string before, string after)
    {
        Assert.Contains(before, settings, StringComparison.Ordinal);
        return settings.Replace(before, after, StringComparison.Ordinal);
    }

    /// <summary>A stack whose first run failed to create the registry, because its name is taken in another resource group.</summary>
    private static async Task<TestStack> WithoutItsRegistryAsync()
    {
        var stack = await TestStack.StartAsync();
        await stack.PutAsync("resourceGroups/rg-others", "2024-07-01", new JsonObject { ["location"] = "westeurope" });
        await stack.PutAsync(
            "resourceGroups/rg-others/providers/Microsoft.ContainerRegistry/registries/contoso",
            "2025-11-01",
            new JsonObject { ["location"] = "westeurope", ["sku"] = new JsonObject { ["name"] = "Premium" } });
        Assert.NotEmpty((await stack.TryUpAsync(NameTaken)).Errors);
        return stack;
    }
}
