using System.Text.Json.Nodes;
using CsCheck;
using GeoRegistry.Cache;
using GeoRegistry.Registries;
using Rehearsal.Azure;

namespace Infra.Tests.EndToEnd;

/// <summary>Tokens, cache rules and Event Grid: what the engine receives of them, and what an edit of the stack file changes.</summary>
public class TokenAndCacheTests
{
    private const string Vault = $"/subscriptions/{SimulatedAzure.SubscriptionId}/resourceGroups/rg-keys/providers/Microsoft.KeyVault/vaults/contosokeys";

    private static readonly string[] ScopeMaps =
    [
        "{ name: ci-push, repositories: [{ name: app/*, actions: [content/read, content/write] }] }",
        "{ name: readers, repositories: [{ name: base/*, actions: [content/read] }] }",
    ];

    private static readonly string[] Tokens = ["{ name: pipeline, scopeMap: ci-push }", "{ name: cluster, scopeMap: _repositories_pull }"];

    private static readonly string[] CacheRules =
    [
        "{ name: hub-all, source: docker.io/library/*, target: hub/*, credentialSet: dockerhub }",
        "{ name: mirror-mcr, source: mcr.microsoft.com/*, target: mcr/* }",
    ];

    private static readonly string[] Subscriptions =
    [
        "{ name: builds, endpoint: { webhook: 'https://ci.example.com/?key=abc' } }",
        "{ name: cleanups, eventTypes: [ImageDeleted, ChartDeleted], endpoint: { webhook: 'https://ci.example.com' } }",
    ];

    [Fact]
    public async Task Everything_is_there_after_one_run_and_a_second_changes_nothing()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(ScopeMaps, Tokens, CacheRules, Subscriptions));

        Assert.Empty((await stack.UpAsync(Settings(ScopeMaps, Tokens, CacheRules, Subscriptions))).Changes);
        string[] parts =
        [
            "scopeMaps/ci-push", "scopeMaps/readers", "tokens/pipeline", "tokens/cluster", "credentialSets/dockerhub", "cacheRules/hub-all",
            "cacheRules/mirror-mcr",
        ];
        foreach (var part in parts)
            Assert.NotNull(await stack.ReadAsync($"resourceGroups/rg-registry/providers/Microsoft.ContainerRegistry/registries/contoso/{part}", "2025-11-01"));
    }

    [Fact]
    public async Task A_cache_rule_gets_an_identity_and_loses_it_without_being_replaced()
    {
        const string identity = "identity: id-cache";
        const string credentialSet = "credentialSet: contosomain";
        await using var stack = await TestStack.DeployedAsync(Settings(credentialSet));
        Assert.Equal("azure-native:containerregistry:CacheRule", stack.Find("CacheRule contoso-cache-into-app").Type);

        Assert.Equal(["Update CacheRule contoso-cache-into-app"], (await stack.UpAsync(Settings(identity))).Changes);

        Assert.Equal("azure-native_containerregistry_v20260101preview:containerregistry:CacheRule", stack.Find("CacheRule contoso-cache-into-app").Type);
        Assert.Empty((await stack.UpAsync(Settings(identity))).Changes);
        Assert.Empty((await stack.RefreshAsync(Settings(identity))).Drift);
        var found = await stack.ReadAsync(
            "resourceGroups/rg-registry/providers/Microsoft.ContainerRegistry/registries/contoso/cacheRules/from-main", "2026-01-01-preview");
        Assert.EndsWith("/id-cache", Assert.Single(found!["identity"]!["userAssignedIdentities"]!.AsObject()).Key, StringComparison.Ordinal);

        Assert.DoesNotContain((await stack.UpAsync(Settings(credentialSet))).Changes, change => change != "Update CacheRule contoso-cache-into-app");
        Assert.Equal("azure-native:containerregistry:CacheRule", stack.Find("CacheRule contoso-cache-into-app").Type);

        static string Settings(string signIn) => $$"""
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: westeurope
              identity: { userAssigned: [{ name: id-cache, attach: false }] }
              credentialSets:
                - name: contosomain
                  loginServer: contosomain.azurecr.io
                  usernameSecret: https://kv-contoso.vault.azure.net/secrets/user
                  passwordSecret: https://kv-contoso.vault.azure.net/secrets/password
              cacheRules: [{ name: from-main, source: contosomain.azurecr.io/app, target: app, {{signIn}} }]
            """;
    }

    [Fact]
    public async Task Parts_wait_for_what_they_name()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(ScopeMaps, Tokens, CacheRules, Subscriptions));

        Assert.Contains("ScopeMap contoso-scope-map-ci-push", DependenciesOf(stack, "Token contoso-token-pipeline"));
        Assert.DoesNotContain("ScopeMap contoso-scope-map-ci-push", DependenciesOf(stack, "Token contoso-token-cluster"));
        Assert.Contains("CredentialSet contoso-credential-set-dockerhub", DependenciesOf(stack, "CacheRule contoso-cache-into-hub/*"));
        Assert.DoesNotContain("CredentialSet contoso-credential-set-dockerhub", DependenciesOf(stack, "CacheRule contoso-cache-into-mcr/*"));
        Assert.Contains("SystemTopic contoso-events", DependenciesOf(stack, "SystemTopicEventSubscription contoso-events-builds"));
        string[] labels =
            ["ScopeMap contoso-scope-map-readers", "Token contoso-token-cluster", "CacheRule contoso-cache-into-mcr/*", "SystemTopic contoso-events"];
        foreach (var label in labels)
        {
            Assert.Contains("Registry contoso", DependenciesOf(stack, label));
            Assert.Equal("GeoReplicatedRegistry contoso", TestStack.Label(stack.Find(label).Parent!));
        }
    }

    [Fact]
    public async Task The_address_of_a_receiver_is_a_secret_in_the_stack()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(ScopeMaps, Tokens, CacheRules, Subscriptions));

        var subscription = stack.Find("SystemTopicEventSubscription contoso-events-builds");
        Assert.Contains("endpointUrl: [secret]", Visible.In(subscription.Inputs), StringComparison.Ordinal);
        Assert.DoesNotContain("key=abc", Visible.In(subscription.Inputs) + Visible.In(subscription.Outputs), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_order_of_all_lists_changes_nothing()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(ScopeMaps, Tokens, CacheRules, Subscriptions));

        await Gen.Select(Gen.Shuffle(ScopeMaps), Gen.Shuffle(Tokens), Gen.Shuffle(CacheRules), Gen.Shuffle(Subscriptions)).SampleAsync(
            async (scopeMaps, tokens, cacheRules, subscriptions)
                => Assert.Empty((await stack.PreviewAsync(Settings(scopeMaps, tokens, cacheRules, subscriptions))).Changes),
            iter: Samples.Of(10),
            threads: 1);
    }

    [Fact]
    public async Task A_removed_entry_takes_nothing_with_it()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(ScopeMaps, Tokens, CacheRules, Subscriptions));

        var run = await stack.UpAsync(Settings(ScopeMaps[..1], Tokens[..1], CacheRules[..1], Subscriptions[..1]));

        Assert.Equal(
            [
                "Delete CacheRule contoso-cache-into-mcr/*", "Delete ScopeMap contoso-scope-map-readers",
                "Delete SystemTopicEventSubscription contoso-events-cleanups", "Delete Token contoso-token-cluster",
            ],
            run.Changes);
    }

    [Fact]
    public async Task A_token_and_a_scope_map_change_in_place_and_a_cache_rule_with_another_source_is_replaced()
    {
        await using var stack = await TestStack.DeployedAsync(Settings(ScopeMaps, Tokens, CacheRules, Subscriptions));

        var run = await stack.UpAsync(Settings(
            [ScopeMaps[0].Replace("content/write", "metadata/read", StringComparison.Ordinal), ScopeMaps[1]],
            [Tokens[0], Tokens[1].Replace("scopeMap", "status: disabled, scopeMap", StringComparison.Ordinal)],
            [CacheRules[0], CacheRules[1].Replace("mcr.microsoft.com/*", "mcr.microsoft.com/dotnet/*", StringComparison.Ordinal)],
            Subscriptions));

        Assert.Equal(
            [
                "CreateReplacement CacheRule contoso-cache-into-mcr/*", "DeleteReplaced CacheRule contoso-cache-into-mcr/*",
                "Update ScopeMap contoso-scope-map-ci-push", "Update Token contoso-token-cluster",
            ],
            run.Changes);
        run.AssertOrder("DeleteReplaced CacheRule contoso-cache-into-mcr/*", "CreateReplacement CacheRule contoso-cache-into-mcr/*");
    }

    [Fact]
    public async Task A_rule_waits_until_its_credential_set_may_read_the_secrets()
    {
        await using var stack = await TestStack.StartAsync();
        await stack.PutAsync("resourceGroups/rg-keys", "2024-07-01", new JsonObject { ["location"] = "westeurope" });
        await stack.PutAsync("resourceGroups/rg-keys/providers/Microsoft.KeyVault/vaults/contosokeys", "2024-11-01", new JsonObject
        {
            ["location"] = "westeurope",
            ["properties"] = new JsonObject
            {
                ["tenantId"] = SimulatedAzure.TenantId,
                ["sku"] = new JsonObject { ["family"] = "A", ["name"] = "standard" },
                ["enableRbacAuthorization"] = true,
            },
        });

        var run = await stack.UpAsync(Settings(ScopeMaps, Tokens, CacheRules, Subscriptions, $"vault: {Vault}"));

        run.AssertOrder(
            "Create CredentialSet contoso-credential-set-dockerhub",
            "Create RoleAssignment contoso-credential-set-dockerhub-vault",
            "Create CacheRule contoso-cache-into-hub/*");
        Assert.Empty((await stack.PreviewAsync(Settings(ScopeMaps, Tokens, CacheRules, Subscriptions, $"vault: {Vault}"))).Changes);
    }

    private static string Settings(string[] scopeMaps, string[] tokens, string[] cacheRules, string[] subscriptions, string vault = "") => $$"""
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: westeurope
          scopeMaps: [{{string.Join(", ", scopeMaps)}}]
          tokens: [{{string.Join(", ", tokens)}}]
          credentialSets:
            - name: dockerhub
              loginServer: docker.io
              usernameSecret: https://contosokeys.vault.azure.net/secrets/hub-user
              passwordSecret: https://contosokeys.vault.azure.net/secrets/hub-token
              {{vault}}
          cacheRules: [{{string.Join(", ", cacheRules)}}]
          events:
            systemTopic: { identity: true }
            subscriptions: [{{string.Join(", ", subscriptions)}}]
        """;

    private static IEnumerable<string> DependenciesOf(TestStack stack, string label) => stack.Find(label).Dependencies.Select(TestStack.Label);
}
