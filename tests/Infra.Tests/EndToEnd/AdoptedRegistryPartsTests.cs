using System.Text.Json.Nodes;
using GeoRegistry.Policies.Declarations;
using GeoRegistry.Registries;
using Rehearsal.Azure;

namespace Infra.Tests.EndToEnd;

/// <summary>Adopting the parts of a registry that others created.</summary>
public class AdoptedRegistryPartsTests
{
    private const string Api = "2025-11-01";
    private const string TaskApi = "2019-06-01-preview";
    private const string RoleApi = "2022-04-01";
    private const string Group = "resourceGroups/rg-old";
    private const string Registry = $"{Group}/providers/Microsoft.ContainerRegistry/registries/contoso";
    private const string LowerCaseId
        = $"/subscriptions/{SimulatedAzure.SubscriptionId}/resourcegroups/rg-old/providers/Microsoft.ContainerRegistry/registries/contoso";
    private const string Assignment = "5b1c2a34-9a55-4a52-8a6b-0a3c5e8f7d21";
    private const string AcrPull = "7f951dda-4ed3-4680-a7ca-43fe172d538d";
    private const string Principal = "11111111-2222-3333-4444-555555555555";

    private static readonly (string Path, string ApiVersion, string Body)[] Parts =
    [
        (
            "webhooks/oldhook", Api,
            """
            { "location": "westeurope", "properties": { "serviceUri": "https://hooks.contoso.com", "actions": ["push", "delete"], "status": "enabled" } }
            """),
        (
            "scopeMaps/pull-apps", Api,
            """
            { "properties": { "actions": ["repositories/web/metadata/read", "repositories/web/content/read", "repositories/app/content/read"] } }
            """),
        (
            "tokens/ci-agents", Api,
            $$"""{ "properties": { "status": "enabled", "scopeMapId": "{{LowerCaseId}}/scopeMaps/pull-apps" } }"""),
        (
            "credentialSets/docker-hub", Api,
            """
            { "identity": { "type": "SystemAssigned" }, "properties": { "loginServer": "docker.io", "authCredentials": [{ "name": "Credential1",
              "usernameSecretIdentifier": "https://kv-contoso.vault.azure.net/secrets/user",
              "passwordSecretIdentifier": "https://kv-contoso.vault.azure.net/secrets/password" }] } }
            """),
        (
            "cacheRules/nginx", Api,
            $$"""
            { "properties": { "sourceRepository": "docker.io/library/nginx", "targetRepository": "nginx",
              "credentialSetResourceId": "{{LowerCaseId}}/credentialSets/docker-hub" } }
            """),
        ("cacheRules/mcr-dotnet", Api, """{ "properties": { "sourceRepository": "mcr.microsoft.com/dotnet/*", "targetRepository": "dotnet/*" } }"""),
        ("agentPools/builders", TaskApi, """{ "location": "westeurope", "properties": { "count": 2, "tier": "S2", "os": "Linux" } }"""),
        (
            "tasks/nightly", TaskApi,
            """
            { "location": "westeurope", "properties": { "status": "Enabled", "platform": { "os": "Linux", "architecture": "amd64" }, "timeout": 3600,
              "step": { "type": "FileTask", "taskFilePath": "acb.yaml", "contextPath": "https://github.com/contoso/app.git" },
              "trigger": { "timerTriggers": [{ "name": "nightly", "schedule": "0 2 * * *", "status": "Enabled" }] } } }
            """),
        (
            $"providers/Microsoft.Authorization/roleAssignments/{Assignment}", RoleApi,
            $$"""
            { "properties": { "principalId": "{{Principal}}", "principalType": "ServicePrincipal",
              "roleDefinitionId": "/subscriptions/{{SimulatedAzure.SubscriptionId}}/providers/Microsoft.Authorization/roleDefinitions/{{AcrPull}}" } }
            """),
    ];

    [Fact]
    public async Task Parts_that_others_made_are_imported_and_stay_as_they_are()
    {
        await using var stack = await SeededAsync();
        var before = await ReadAsync(stack);

        var run = await stack.UpAsync(Settings(adopt: true));

        Assert.Equal(
            [
                "Import AgentPool contoso-agent-pool-builders",
                "Import CacheRule contoso-cache-into-dotnet/*",
                "Import CacheRule contoso-cache-into-nginx",
                "Import CredentialSet contoso-credential-set-docker-hub",
                "Import Registry contoso",
                "Import Replication contoso-westeurope",
                $"Import RoleAssignment contoso-access-acrpull/{Principal}",
                "Import ScopeMap contoso-scope-map-pull-apps",
                "Import Task contoso-task-nightly",
                "Import Token contoso-token-ci-agents",
                "Import Webhook contoso-webhook-old-westeurope",
                "Update Webhook contoso-webhook-old-westeurope",
            ],
            run.Changes.Where(change => !change.StartsWith("Create ", StringComparison.Ordinal)));
        Assert.DoesNotContain(run.Changes, change => change.StartsWith("Create ", StringComparison.Ordinal) && !IsMemory(change));
        Assert.Equal(before, await ReadAsync(stack));
        Assert.Empty((await stack.UpAsync(Settings(adopt: true))).Changes);
        Assert.Equal(before, await ReadAsync(stack));
    }

    [Fact]
    public async Task Without_the_key_only_tasks_are_written()
    {
        await using var stack = await SeededAsync();
        _ = await stack.UpAsync(Settings(adopt: true));

        var run = await stack.UpAsync(Settings(adopt: false));

        Assert.Equal(["Update Task contoso-task-nightly"], run.Changes);
        Assert.Empty((await stack.UpAsync(Settings(adopt: false))).Changes);
    }

    [Fact]
    public async Task Differences_of_parts_are_listed_by_their_keys()
    {
        await using var stack = await SeededAsync();

        var run = await stack.TryUpAsync(Settings(adopt: true)
            .Replace("actions: [delete, push]", "actions: [push]", StringComparison.Ordinal)
            .Replace("name: web, actions: [content/read, metadata/read]", "name: web, actions: [content/read]", StringComparison.Ordinal)
            .Replace("scopeMap: pull-apps", "scopeMap: pull-apps, status: disabled", StringComparison.Ordinal)
            .Replace("source: mcr.microsoft.com/dotnet/*", "source: mcr.microsoft.com/other/*", StringComparison.Ordinal)
            .Replace("tier: S2", "tier: S1", StringComparison.Ordinal)
            .Replace("0 2 * * *", "0 3 * * *", StringComparison.Ordinal)
            .Replace(Principal, "99999999-2222-3333-4444-555555555555", StringComparison.Ordinal));

        var error = Assert.Single(run.Errors);
        foreach (var (path, way) in new[]
        {
            ("webhooks[0].actions: push", "keep it:   actions: [push, delete]"),
            ("scopeMaps[0].repositories: [repositories/app/content/read, repositories/web/content/read]",
                "keep it:   repositories: [{ name: web, actions: [metadata/read, content/read] }, { name: app, actions: [content/read] }]"),
            ("tokens[0].status: disabled", "keep it:   status: enabled"),
            ("cacheRules[0].source: mcr.microsoft.com/other/*", "keep it:   source: \"mcr.microsoft.com/dotnet/*\""),
            ("agentPools[0].tier: S1", "keep it:   tier: S2"),
            ("tasks[0].schedules: nightly: 0 3 * * *", "keep it:   schedules: { nightly: \"0 2 * * *\" }"),
            ("access[0].principal.objectId: 99999999-2222-3333-4444-555555555555", $"keep it:   principal: {{ objectId: {Principal} }}"),
        })
        {
            Assert.Contains($"geo-registry:registries[0].{path}\n", error, StringComparison.Ordinal);
            Assert.Contains(way, error, StringComparison.Ordinal);
        }

        Assert.Empty(run.Changes);
    }

    private static bool IsMemory(string change)
        => change.Contains("RandomUuid", StringComparison.Ordinal) || change.Contains("GeoReplicatedRegistry", StringComparison.Ordinal);

    private static string Settings(bool adopt) => $$"""
        - name: contoso
          resourceGroup: rg-old
          existingResourceGroup: true
          homeRegion: westeurope
          adopt: {{(adopt ? "true" : "false")}}
          tags: { owner: platform }
          policies: { armAudienceTokens: true }
          webhooks: [{ name: old, webhookName: oldhook, serviceUri: "https://hooks.contoso.com", actions: [delete, push] }]
          scopeMaps:
            - name: pull-apps
              repositories: [{ name: app, actions: [content/read] }, { name: web, actions: [content/read, metadata/read] }]
          tokens: [{ name: ci-agents, scopeMap: pull-apps }]
          credentialSets:
            - name: docker-hub
              loginServer: docker.io
              usernameSecret: https://kv-contoso.vault.azure.net/secrets/user
              passwordSecret: https://kv-contoso.vault.azure.net/secrets/password
          cacheRules:
            - { name: mcr-dotnet, source: mcr.microsoft.com/dotnet/*, target: dotnet/* }
            - { name: nginx, source: docker.io/library/nginx, target: nginx, credentialSet: docker-hub }
          agentPools: [{ name: builders, tier: S2, count: 2 }]
          tasks: [{ name: nightly, step: { file: acb.yaml, context: "https://github.com/contoso/app.git" }, schedules: { nightly: "0 2 * * *" } }]
          access: [{ name: ci, can: pull, principal: { objectId: {{Principal}}, type: ServicePrincipal }, assignmentName: {{Assignment}} }]
        """;

    private static async Task<TestStack> SeededAsync()
    {
        var stack = await TestStack.StartAsync();
        await PutAsync(Group, "2024-07-01", """{ "location": "westeurope" }""");
        await PutAsync(Registry, Api, """{ "location": "westeurope", "sku": { "name": "Premium" }, "tags": { "owner": "platform" } }""");
        foreach (var (path, apiVersion, body) in Parts)
            await PutAsync($"{Registry}/{path}", apiVersion, body);
        return stack;

        Task PutAsync(string path, string apiVersion, string body) => stack.PutAsync(path, apiVersion, JsonNode.Parse(body)!.AsObject());
    }

    private static async Task<string> ReadAsync(TestStack stack)
    {
        var bodies = new List<JsonObject?> { await stack.ReadAsync(Registry, Api) };
        foreach (var (path, apiVersion, _) in Parts)
            bodies.Add(await stack.ReadAsync($"{Registry}/{path}", apiVersion));
        // Nobody can read a webhook's address, so it is written with the one of the settings; all else of it stays.
        _ = bodies.Single(body => (string?)body!["name"] == "oldhook")!.Remove("systemData");
        return string.Join('\n', bodies.Select(body => Sorted(body)!.ToJsonString()));
    }

    /// <summary>The same with its members by name: a write may put them in another order.</summary>
    private static JsonNode? Sorted(JsonNode? node) => node is JsonObject map
        ? new JsonObject(map.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value))))
        : node?.DeepClone();
}
