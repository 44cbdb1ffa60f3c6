using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Rehearsal.Azure;

namespace Rehearsal.Tests.Adoption.Reading;

/// <summary>Registries as the portal, <c>az</c> and Azure Resource Manager make them: by raw requests, never by a program that is tested here.</summary>
internal static class ExistingRegistries
{
    internal const string Group = $"/subscriptions/{SimulatedAzure.SubscriptionId}/resourceGroups/rg-old";
    internal const string Registry = $"{Group}/providers/Microsoft.ContainerRegistry/registries/contosoold";
    internal const string Assignment = "5f3cfb4c-64e1-4c28-9a5e-0d9c3e2b7a11";

    private const string Roles = $"/subscriptions/{SimulatedAzure.SubscriptionId}/providers/Microsoft.Authorization/roleDefinitions";
    private const string RegistryVersion = "2025-11-01";

    /// <summary>A registry with a replica, an IP rule, two tags, a webhook and much else.</summary>
    internal static async Task MakeFullAsync(HttpClient azure, bool adminUser = false)
    {
        await PutAsync(azure, Group, "2024-07-01", """{ "location": "westeurope" }""");
        await PutAsync(azure, Registry, RegistryVersion, $$"""
            {
              "location": "westeurope",
              "sku": { "name": "Premium" },
              "tags": { "owner": "platform", "hidden-title": "old", "version": "1.50" },
              "properties": {
                "adminUserEnabled": {{(adminUser ? "true" : "false")}},
                "networkRuleSet": { "defaultAction": "Deny", "ipRules": [{ "action": "Allow", "value": "203.0.113.7" }] },
                "policies": { "retentionPolicy": { "days": 30, "status": "enabled" }, "azureADAuthenticationAsArmPolicy": { "status": "enabled" } },
                "zoneRedundancy": "Enabled"
              }
            }
            """);
        await PutChildAsync(azure, "replications/northeurope", """{ "location": "northeurope", "properties": { "zoneRedundancy": "Disabled" } }""");
        await PutChildAsync(azure, "replications/northamerica", """
            { "location": "eastus", "tags": { "cost": "1234", "owner": "platform" }, "properties": { "regionEndpointEnabled": false } }
            """);
        await PutChildAsync(azure, "webhooks/buildhook", """
            {
              "location": "westeurope",
              "properties": {
                "serviceUri": "https://hooks.contoso.com/registry?code=s3cret",
                "customHeaders": { "X-Key": "k3y" },
                "actions": ["push", "delete"],
                "scope": "app/web:*"
              }
            }
            """);
        await PutChildAsync(azure, "webhooks/auditnortheurope", """
            { "location": "northeurope", "properties": { "serviceUri": "https://audit.contoso.com/", "actions": ["push"], "status": "disabled" } }
            """);
        await PutChildAsync(azure, "scopeMaps/devices", """
            {
              "properties": {
                "description": "What devices: read",
                "actions": ["repositories/app/*/content/read", "repositories/app/*/metadata/read", "repositories/logs/content/write"]
              }
            }
            """);
        await PutChildAsync(azure, "scopeMaps/gateways", """{ "properties": { "actions": ["gateway/one/config/read"] } }""");
        await PutChildAsync(azure, "tokens/device-1", $$"""{ "properties": { "scopeMapId": "{{Registry}}/scopeMaps/devices", "status": "disabled" } }""");
        await PutChildAsync(azure, "tokens/puller", $$"""{ "properties": { "scopeMapId": "{{Registry}}/scopeMaps/_repositories_pull" } }""");
        await PutChildAsync(azure, "credentialSets/dockerhub", """
            {
              "identity": { "type": "SystemAssigned" },
              "properties": {
                "loginServer": "docker.io",
                "authCredentials": [{
                  "name": "Credential1",
                  "usernameSecretIdentifier": "https://kv-old.vault.azure.net/secrets/user",
                  "passwordSecretIdentifier": "https://kv-old.vault.azure.net/secrets/password"
                }]
              }
            }
            """);
        await PutChildAsync(azure, "cacheRules/nginx", $$"""
            {
              "properties": {
                "sourceRepository": "docker.io/library/nginx",
                "targetRepository": "cached/nginx",
                "credentialSetResourceId": "{{Registry}}/credentialSets/dockerhub"
              }
            }
            """);
        await PutAsync(azure, $"{Registry}/providers/Microsoft.Authorization/roleAssignments/{Assignment}", "2022-04-01", $$"""
            {
              "properties": {
                "roleDefinitionId": "{{Roles}}/7f951dda-4ed3-4680-a7ca-43fe172d538d",
                "principalId": "11111111-2222-4333-8444-555555555555",
                "principalType": "ServicePrincipal"
              }
            }
            """);
        await PutAsync(azure, $"{Registry}/agentPools/pool1", "2019-06-01-preview", """
            { "location": "westeurope", "properties": { "count": 2, "tier": "S2", "os": "Linux" } }
            """);
        await PutAsync(azure, $"{Registry}/tasks/nightly", "2019-06-01-preview", """
            {
              "location": "westeurope",
              "properties": {
                "platform": { "os": "Linux", "architecture": "amd64" },
                "agentPoolName": "pool1",
                "step": { "type": "EncodedTask", "encodedTaskContent": "dmVyc2lvbjogdjEuMS4wCnN0ZXBzOgogIC0gY21kOiBwdXJnZQo=" },
                "trigger": { "timerTriggers": [{ "name": "night", "schedule": "0 2 * * *" }] }
              }
            }
            """);
        await PutAsync(azure, $"{Registry}/providers/Microsoft.Authorization/locks/keep", "2020-05-01", """{ "properties": { "level": "CanNotDelete" } }""");
    }

    internal static Task PutChildAsync(HttpClient azure, string path, string body) => PutAsync(azure, $"{Registry}/{path}", RegistryVersion, body);

    internal static async Task PutAsync(HttpClient azure, string id, string apiVersion, string body)
    {
        using var answer = await azure.PutAsJsonAsync($"{id}?api-version={apiVersion}", JsonNode.Parse(body));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
