using System.Collections.Immutable;
using GeoRegistry.Azure;
using Infra.Tests.EndToEnd;
using Infra.Tests.Mocks;

namespace Infra.Tests.Adoption;

/// <summary>The ids by which existing resources are imported.</summary>
public class AdoptionTests
{
    private const string Subscription = "00000000-0000-0000-0000-000000000001";
    private const string Here = $"/subscriptions/{Subscription}/resourceGroups/rg-registry";
    private const string There = $"/subscriptions/{Subscription}/resourceGroups/rg-net";
    private const string Hub = $"{There}/providers/Microsoft.Network/virtualNetworks/hub";

    [Fact]
    public async Task Whatever_is_adopted_is_imported_by_its_id()
    {
        var imported = await ImportedAsync($$"""
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: westeurope
              adopt: true
              adoptResourceGroup: true
              replicas: [{ region: eastus, name: ContosoUs }]
              workspaces: [{ name: logs-here, adopt: true }, { name: logs-there, resourceGroup: rg-net, adopt: true }]
              privateAccess:
                networks:
                  - name: vnet
                    adopt: true
                    resourceGroup: rg-net
                    existingResourceGroup: false
                    adoptResourceGroup: true
                    addressSpace: [10.10.0.0/16]
                    subnets: [{ name: snet, prefix: 10.10.0.0/26 }]
                endpoints: [{ name: weu, subnet: vnet/snet, adopt: true }]
                dns: { zones: [{ name: weu, links: [vnet, {{Hub}}], adopt: true }] }
            """);

        const string endpoint = $"{Here}/providers/Microsoft.Network/privateEndpoints/contoso-weu";
        const string registry = $"{Here}/providers/Microsoft.ContainerRegistry/registries/contoso";
        const string zone = $"{Here}/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io";
        var hubLink = Assert.Single(imported.Keys, label => label.StartsWith("VirtualNetworkLink contoso-zone-rg-registry/hub-", StringComparison.Ordinal));
        Assert.Equal(
            new Dictionary<string, string>
            {
                ["PrivateDnsZoneGroup contoso-endpoint-weu-zone-group"] = $"{endpoint}/privateDnsZoneGroups/default",
                ["PrivateEndpoint contoso-endpoint-weu"] = endpoint,
                ["PrivateZone contoso-zone-rg-registry/privatelink.azurecr.io"] = zone,
                ["Registry contoso"] = registry,
                ["Replication contoso-eastus"] = $"{registry}/replications/ContosoUs",
                ["Replication contoso-westeurope"] = $"{registry}/replications/westeurope",
                ["ResourceGroup rg-net"] = There,
                ["ResourceGroup rg-registry"] = Here,
                ["Subnet contoso-network-vnet-snet"] = $"{There}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/snet",
                ["VirtualNetwork contoso-network-vnet"] = $"{There}/providers/Microsoft.Network/virtualNetworks/vnet",
                [hubLink] = $"{zone}/virtualNetworkLinks/{hubLink.Split('/')[1]}",
                ["VirtualNetworkLink contoso-zone-rg-registry/vnet"] = $"{zone}/virtualNetworkLinks/vnet",
                ["Workspace contoso-workspace-logs-here"] = $"{Here}/providers/Microsoft.OperationalInsights/workspaces/logs-here",
                ["Workspace contoso-workspace-logs-there"] = $"{There}/providers/Microsoft.OperationalInsights/workspaces/logs-there",
            },
            imported);
    }

    [Fact]
    public async Task Parts_of_a_registry_are_imported_with_it()
    {
        const string assignment = "5b1c2a34-9a55-4a52-8a6b-0a3c5e8f7d21";
        var imported = await ImportedAsync($$"""
            - name: contoso
              resourceGroup: rg-registry
              existingResourceGroup: true
              homeRegion: westeurope
              replicas: [{ region: eastus }]
              adopt: true
              webhooks:
                - { name: old, webhookName: oldhook, serviceUri: https://hooks.contoso.com }
                - { name: Push, regions: all, serviceUri: https://hooks.contoso.com }
                - { name: newer, adopt: false, serviceUri: https://hooks.contoso.com }
              scopeMaps: [{ name: pull-apps, repositories: [{ name: app, actions: [content/read] }] }]
              tokens: [{ name: ci-agents, scopeMap: pull-apps }, { name: new-agents, scopeMap: pull-apps, adopt: false }]
              credentialSets:
                - name: docker-hub
                  adopt: false
                  loginServer: docker.io
                  usernameSecret: https://kv-contoso.vault.azure.net/secrets/user
                  passwordSecret: https://kv-contoso.vault.azure.net/secrets/password
              cacheRules: [{ name: nginx, source: docker.io/library/nginx, target: nginx, credentialSet: docker-hub }]
              agentPools: [{ name: builders }]
              tasks: [{ name: nightly, step: { file: acb.yaml, context: https://github.com/contoso/app.git } }]
              access:
                - { name: ci, can: pull, principal: { objectId: 11111111-2222-3333-4444-555555555555, type: Group }, assignmentName: {{assignment}} }
                - { name: new, can: push, principal: { objectId: 11111111-2222-3333-4444-555555555555, type: Group } }
            """);

        const string registry = $"{Here}/providers/Microsoft.ContainerRegistry/registries/contoso";
        Assert.Equal(
            [
                $"AgentPool contoso-agent-pool-builders: {registry}/agentPools/builders",
                $"CacheRule contoso-cache-into-nginx: {registry}/cacheRules/nginx",
                $"Registry contoso: {registry}",
                $"Replication contoso-eastus: {registry}/replications/eastus",
                $"Replication contoso-westeurope: {registry}/replications/westeurope",
                $"RoleAssignment contoso-access-acrpull/11111111-2222-3333-4444-555555555555: "
                    + $"{registry}/providers/Microsoft.Authorization/roleAssignments/{assignment}",
                $"ScopeMap contoso-scope-map-pull-apps: {registry}/scopeMaps/pull-apps",
                $"Task contoso-task-nightly: {registry}/tasks/nightly",
                $"Token contoso-token-ci-agents: {registry}/tokens/ci-agents",
                $"Webhook contoso-webhook-old-westeurope: {registry}/webhooks/oldhook",
                $"Webhook contoso-webhook-push-eastus: {registry}/webhooks/Pusheastus",
                $"Webhook contoso-webhook-push-westeurope: {registry}/webhooks/Pushwesteurope",
            ],
            imported.Select(one => $"{one.Key}: {one.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_no_update_can_bring_about_is_listed_with_the_rest()
    {
        var identity = ResourceIds.InGroup(Subscription, "rg-ids", "Microsoft.ManagedIdentity/userAssignedIdentities/id-images");
        var (mocks, refusal) = await StackRun.RefusedAsync(
            """
            - { name: contoso, resourceGroup: rg-registry, existingResourceGroup: true, homeRegion: westeurope, adopt: true }
            """,
            arrange: mocks => mocks.AnswerCall("azure-native:containerregistry:getRegistry", Map(
                ("location", "North Europe"),
                ("sku", Map(("name", "Standard"))),
                ("tags", Map(("owner", "yes"))),
                ("publicNetworkAccess", "Disabled"),
                ("identity", Map(
                    ("type", "UserAssigned"),
                    ("userAssignedIdentities", Map((identity, Map(("principalId", "p"), ("clientId", "c"))))))),
                ("encryption", Map(
                    ("status", "enabled"),
                    ("keyVaultProperties", Map(("keyIdentifier", "https://kv-images.vault.azure.net/keys/images"))))),
                ("policies", Map(
                    ("softDeletePolicy", Map(("status", "enabled"), ("retentionDays", 14d))),
                    ("exportPolicy", Map(("status", "disabled"))),
                    ("azureADAuthenticationAsArmPolicy", Map(("status", "disabled"))))))),
            subscription: Subscription);

        Assert.Empty(mocks.Registered);
        Assert.Equal(
            [
                ".homeRegion: westeurope", "Azure has: northeurope", "keep it:   homeRegion: northeurope",
                " (sku, which no key sets): Premium", "Azure has: Standard", "change it: az acr update --name contoso --sku Premium",
                ".publicAccess.enabled: true", "Azure has: false", "keep it:   publicAccess: { enabled: false }",
                ".identity.userAssigned: nothing", $"Azure has: {identity}",
                $"keep it:   identity: {{ userAssigned: [{{ name: id-images, id: {identity}, principalId: p, clientId: c, tenantId: TENANT_ID }}] }}",
                ".encryption: nothing", "Azure has: kv-images/images",
                "keep it:   encryption: { vault: { id: ID_OF_THE_VAULT }, key: { name: images }, grantAccess: false, … } (docs/configuration.md)",
                ".policies.softDelete: disabled", "Azure has: 14", "keep it:   policies: { softDelete: { days: 14 } }",
                ".policies.export: true", "Azure has: false", "keep it:   policies: { export: false }",
                ".tags: nothing", "Azure has: { owner: \"yes\" }", "keep it:   tags: { owner: \"yes\" }",
            ],
            refusal.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Skip(1)
                .Select(line => line.Replace("geo-registry:registries[0]", "", StringComparison.Ordinal)));
    }

    private static ImmutableDictionary<string, object> Map(params IEnumerable<(string Key, object Value)> members)
        => members.ToImmutableDictionary(member => member.Key, member => member.Value);

    [Fact]
    public async Task Parts_of_what_is_adopted_may_be_left_to_be_created()
    {
        var imported = await ImportedAsync("""
            - name: contoso
              resourceGroup: rg-registry
              existingResourceGroup: true
              homeRegion: westeurope
              adopt: true
              replicas: [{ region: eastus, adopt: false }]
              privateAccess:
                networks: [{ name: vnet, adopt: true, addressSpace: [10.10.0.0/16], subnets: [{ name: snet, adopt: false, prefix: 10.10.0.0/26 }] }]
                endpoints: [{ name: weu, subnet: vnet/snet, adopt: true, adoptZoneGroup: false }]
                dns: { zones: [{ name: weu, adopt: true, adoptLinks: [] }] }
            """);

        Assert.Equal(
            [
                "PrivateEndpoint contoso-endpoint-weu", "PrivateZone contoso-zone-rg-registry/privatelink.azurecr.io", "Registry contoso",
                "Replication contoso-westeurope", "VirtualNetwork contoso-network-vnet",
            ],
            imported.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Parts_may_be_adopted_alone()
    {
        var imported = await ImportedAsync("""
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: westeurope
              replicas: [{ region: eastus, adopt: true }]
              privateAccess:
                networks:
                  - name: vnet
                    addressSpace: [10.10.0.0/16]
                    subnets: [{ name: snet, adopt: true, prefix: 10.10.0.0/26 }, { name: snet-b, prefix: 10.10.1.0/26 }]
                endpoints: [{ name: weu, subnet: vnet/snet, adoptZoneGroup: true }]
                dns: { zones: [{ name: weu, adoptLinks: [vnet] }] }
            """);

        Assert.Equal(
            [
                "PrivateDnsZoneGroup contoso-endpoint-weu-zone-group", "Replication contoso-eastus", "Replication contoso-westeurope",
                "Subnet contoso-network-vnet-snet", "VirtualNetworkLink contoso-zone-rg-registry/vnet",
            ],
            imported.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_shared_resource_group_is_imported_where_one_of_its_registries_says_so()
    {
        var imported = await ImportedAsync("""
            - { name: contoso, resourceGroup: rg-registry, homeRegion: westeurope }
            - { name: fabrikam, resourceGroup: rg-registry, homeRegion: westeurope, adoptResourceGroup: true }
            """);

        Assert.Equal(Here, imported["ResourceGroup rg-registry"]);
    }

    private static async Task<IReadOnlyDictionary<string, string>> ImportedAsync(string settings)
        => (await StackRun.StackAsync(settings, subscription: Subscription)).Imported;
}
