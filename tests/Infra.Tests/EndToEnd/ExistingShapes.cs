using System.Text.Json.Nodes;
using Rehearsal.Azure;

namespace Infra.Tests.EndToEnd;

/// <summary>
/// Registries that others than this program made, as the bodies of the requests that make them: by the examples of Microsoft's specification, the portal,
/// <c>az</c> and Terraform.
/// </summary>
internal static class ExistingShapes
{
    internal const string Name = "contosoold";
    internal const string RegistryApi = "2026-01-01-preview";

    private const string Group = "resourceGroups/rg-old";
    private const string Subscription = $"/subscriptions/{SimulatedAzure.SubscriptionId}";
    private const string Registry = $"{Group}/providers/Microsoft.ContainerRegistry/registries/{Name}";
    private const string StableApi = "2025-11-01";
    private const string BuildApi = "2019-06-01-preview";
    private const string NetworkApi = "2024-05-01";
    private const string Id = $"{Subscription}/{Registry}";
    private const string Principal = "11111111-2222-4333-8444-555555555555";

    /// <summary>The shapes by name; each is a list of paths in the subscription, API versions and bodies.</summary>
    internal static IReadOnlyDictionary<string, Request[]> All { get; } = new Dictionary<string, Request[]>
    {
        ["the example of the specification"] =
        [
            Made("""{ "location": "westus", "tags": { "key": "value" }, "sku": { "name": "Premium" }, "properties": { "adminUserEnabled": false } }"""),
        ],
        ["identity that is null"] =
        [
            Made("""{ "location": "westeurope", "identity": null, "sku": { "name": "Premium" }, "properties": { "zoneRedundancy": "Enabled" } }"""),
        ],
        ["portal with IP rules, retention and a replica without tags"] =
        [
            Made("""
                {
                  "location": "westeurope",
                  "sku": { "name": "Premium" },
                  "tags": { "owner": "platform", "hidden-title": "old" },
                  "properties": {
                    "networkRuleSet": {
                      "defaultAction": "Deny",
                      "ipRules": [{ "action": "Allow", "value": "203.0.113.7" }, { "action": "Allow", "value": "198.51.100.0/24" }]
                    },
                    "policies": { "retentionPolicy": { "days": 30, "status": "enabled" }, "azureADAuthenticationAsArmPolicy": { "status": "enabled" } },
                    "zoneRedundancy": "Enabled"
                  }
                }
                """),
            Child("replications/northeurope", """{ "location": "northeurope", "properties": { "zoneRedundancy": "Disabled" } }"""),
        ],
        ["closed, with data endpoints and without export"] =
        [
            Made("""
                {
                  "location": "westeurope",
                  "sku": { "name": "Premium" },
                  "properties": {
                    "publicNetworkAccess": "Disabled",
                    "dataEndpointEnabled": true,
                    "networkRuleBypassOptions": "None",
                    "networkRuleSet": { "defaultAction": "Deny" },
                    "policies": { "exportPolicy": { "status": "disabled" }, "quarantinePolicy": { "status": "enabled" } }
                  }
                }
                """),
        ],
        ["soft delete in one region"] =
        [
            new(Registry, RegistryApi, """
                {
                  "location": "westeurope",
                  "sku": { "name": "Premium" },
                  "properties": { "policies": { "softDeletePolicy": { "retentionDays": 14, "status": "enabled" } } }
                }
                """),
        ],
        ["days of policies that are off"] =
        [
            new(Registry, RegistryApi, """
                {
                  "location": "westeurope",
                  "sku": { "name": "Premium" },
                  "properties": {
                    "policies": { "retentionPolicy": { "days": 21, "status": "disabled" }, "softDeletePolicy": { "retentionDays": 14, "status": "disabled" } }
                  }
                }
                """),
        ],
        ["identities of both kinds"] =
        [
            new($"{Group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-old", "2023-01-31", """{ "location": "westeurope" }"""),
            Made($$"""
                {
                  "location": "westeurope",
                  "sku": { "name": "Premium" },
                  "identity": {
                    "type": "SystemAssigned, UserAssigned",
                    "userAssignedIdentities": { "{{Subscription}}/{{Group}}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-old": {} }
                  },
                  "properties": {}
                }
                """),
        ],
        ["replicas with names, tags and off the global endpoint, the home region's as well"] =
        [
            Made("""{ "location": "westeurope", "sku": { "name": "Premium" }, "tags": { "owner": "platform" }, "properties": {} }"""),
            Child("replications/northamerica", """
                { "location": "eastus", "tags": { "owner": "americas", "cost": "1234" }, "properties": { "regionEndpointEnabled": true } }
                """),
            Child("replications/japaneast", """
                { "location": "japaneast", "tags": { "owner": "platform" }, "properties": { "regionEndpointEnabled": false } }
                """),
            Child("replications/westeurope", """{ "location": "westeurope", "properties": { "regionEndpointEnabled": false } }"""),
        ],
        ["what newer versions of the API have"] =
        [
            new(Registry, RegistryApi, """
                {
                  "location": "westeurope",
                  "sku": { "name": "Premium" },
                  "properties": {
                    "regionalEndpoints": "Enabled",
                    "roleAssignmentMode": "AbacRepositoryPermissions",
                    "autoGeneratedDomainNameLabelScope": "TenantReuse",
                    "networkRuleBypassAllowedForTasks": true
                  }
                }
                """),
        ],
        ["webhooks under names of their own"] =
        [
            Made("""{ "location": "westeurope", "sku": { "name": "Premium" }, "tags": { "owner": "platform" }, "properties": {} }"""),
            Child("replications/eastus", """{ "location": "eastus", "properties": {} }"""),
            Child("webhooks/buildhook", """
                {
                  "location": "westeurope",
                  "properties": {
                    "serviceUri": "https://hooks.contoso.com/registry?code=s3cret",
                    "customHeaders": { "X-Key": "k3y" },
                    "actions": ["push", "delete"],
                    "scope": "app/web:*"
                  }
                }
                """),
            Child("webhooks/auditeastus", """
                {
                  "location": "eastus",
                  "tags": { "owner": "platform" },
                  "properties": { "serviceUri": "https://audit.contoso.com/", "actions": ["push"], "status": "disabled" }
                }
                """),
        ],
        ["tokens, scope maps, cache rules and credential sets"] =
        [
            Made("""{ "location": "westeurope", "sku": { "name": "Premium" }, "properties": {} }"""),
            Child("scopeMaps/devices", """
                {
                  "properties": {
                    "description": "What devices: read",
                    "actions": ["repositories/app/*/content/read", "repositories/logs/content/write", "repositories/app/*/metadata/read"]
                  }
                }
                """),
            Child("tokens/device-1", $$"""{ "properties": { "scopeMapId": "{{Id}}/scopeMaps/devices", "status": "disabled" } }"""),
            Child("tokens/puller", $$"""{ "properties": { "scopeMapId": "{{Id}}/scopeMaps/_repositories_pull" } }"""),
            Child("credentialSets/dockerhub", """
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
                """),
            Child("cacheRules/nginx", $$"""
                {
                  "properties": {
                    "sourceRepository": "docker.io/library/nginx",
                    "targetRepository": "cached/nginx",
                    "credentialSetResourceId": "{{Id}}/credentialSets/dockerhub"
                  }
                }
                """),
            Child("cacheRules/dotnet", """{ "properties": { "sourceRepository": "mcr.microsoft.com/dotnet/*", "targetRepository": "dotnet/*" } }"""),
        ],
        ["roles"] =
        [
            Made("""{ "location": "westeurope", "sku": { "name": "Premium" }, "properties": {} }"""),
            Role("5f3cfb4c-64e1-4c28-9a5e-0d9c3e2b7a11", "7f951dda-4ed3-4680-a7ca-43fe172d538d", ""),
            Role("6f3cfb4c-64e1-4c28-9a5e-0d9c3e2b7a12", "df87f177-bb12-4db1-9793-a413691eff94", """, "description": "who caches" """),
        ],
        ["agent pools and tasks"] =
        [
            Made("""{ "location": "westeurope", "sku": { "name": "Premium" }, "tags": { "owner": "platform" }, "properties": {} }"""),
            new($"{Registry}/agentPools/pool1", BuildApi, """{ "location": "westeurope", "properties": { "count": 2, "tier": "S2", "os": "Linux" } }"""),
            new($"{Registry}/tasks/nightly", BuildApi, """
                {
                  "location": "westeurope",
                  "properties": {
                    "platform": { "os": "Linux", "architecture": "amd64" },
                    "agentPoolName": "pool1",
                    "step": { "type": "EncodedTask", "encodedTaskContent": "dmVyc2lvbjogdjEuMS4wCnN0ZXBzOgogIC0gY21kOiBwdXJnZQo=" },
                    "trigger": { "timerTriggers": [{ "name": "night", "schedule": "0 2 * * *" }] }
                  }
                }
                """),
            new($"{Registry}/tasks/build-web", BuildApi, """
                {
                  "location": "westeurope",
                  "identity": { "type": "SystemAssigned" },
                  "properties": {
                    "status": "Disabled",
                    "timeout": 7200,
                    "platform": { "os": "Linux", "architecture": "arm64" },
                    "step": {
                      "type": "Docker",
                      "dockerFilePath": "Dockerfile",
                      "contextPath": "https://github.com/contoso/web.git",
                      "imageNames": ["web:{{.Run.ID}}"],
                      "isPushEnabled": true,
                      "noCache": true,
                      "arguments": [{ "name": "mode", "value": "release" }]
                    },
                    "credentials": { "customRegistries": { "contosoold.azurecr.io": { "identity": "[system]" } } }
                  }
                }
                """),
        ],
        ["private endpoints, one of them under a name of its own"] =
        [
            new($"{Group}/providers/Microsoft.Network/virtualNetworks/vnet-hub", NetworkApi, """
                {
                  "location": "westeurope",
                  "properties": {
                    "addressSpace": { "addressPrefixes": ["10.1.0.0/16"] },
                    "subnets": [{ "name": "snet", "properties": { "addressPrefix": "10.1.0.0/26" } }]
                  }
                }
                """),
            new($"{Group}/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io", "2024-06-01", """{ "location": "global" }"""),
            Made("""
                {
                  "location": "westeurope",
                  "sku": { "name": "Premium" },
                  "tags": { "owner": "platform" },
                  "properties": { "publicNetworkAccess": "Disabled", "dataEndpointEnabled": true, "networkRuleSet": { "defaultAction": "Deny" } }
                }
                """),
            Endpoint($"{Name}-hub"),
            new($"{Group}/providers/Microsoft.Network/privateEndpoints/{Name}-hub/privateDnsZoneGroups/default", NetworkApi, $$"""
                {
                  "properties": {
                    "privateDnsZoneConfigs": [{
                      "name": "privatelink-azurecr-io",
                      "properties": { "privateDnsZoneId": "{{Subscription}}/{{Group}}/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io" }
                    }]
                  }
                }
                """),
            Endpoint("pe-registry"),
        ],
        ["names in capitals"] =
        [
            new("resourceGroups/RG-Old/providers/Microsoft.ContainerRegistry/registries/ContosoOld", StableApi, """
                { "location": "West Europe", "sku": { "name": "Premium" }, "properties": {} }
                """),
            new("resourceGroups/RG-Old/providers/Microsoft.ContainerRegistry/registries/ContosoOld/tokens/Puller", StableApi, $$"""
                {
                  "properties": {
                    "scopeMapId":
                      "{{Subscription}}/resourceGroups/RG-Old/providers/Microsoft.ContainerRegistry/registries/ContosoOld/scopeMaps/_repositories_pull"
                  }
                }
                """),
        ],
    };

    /// <summary>Makes a shape in the stack's Azure.</summary>
    internal static async Task MakeAsync(TestStack stack, string shape)
    {
        var requests = All[shape];
        var group = string.Join('/', requests[^1].Path.Split('/')[..2]);
        await stack.PutAsync(group, "2024-07-01", new JsonObject { ["location"] = "westeurope" });
        foreach (var request in requests)
            await stack.PutAsync(request.Path, request.ApiVersion, (JsonObject)JsonNode.Parse(request.Body)!);
    }

    private static Request Made(string body) => new(Registry, StableApi, body);

    private static Request Child(string path, string body) => new($"{Registry}/{path}", StableApi, body);

    private static Request Role(string name, string role, string more) => new(
        $"{Registry}/providers/Microsoft.Authorization/roleAssignments/{name}",
        "2022-04-01",
        $$"""
        {
          "properties": {
            "roleDefinitionId": "{{Subscription}}/providers/Microsoft.Authorization/roleDefinitions/{{role}}",
            "principalId": "{{Principal}}",
            "principalType": "ServicePrincipal"{{more}}
          }
        }
        """);

    /// <summary>A private endpoint; the program's reference to a subnet brings the subnet's defaults along.</summary>
    private static Request Endpoint(string name) => new(
        $"{Group}/providers/Microsoft.Network/privateEndpoints/{name}",
        NetworkApi,
        $$"""
        {
          "location": "westeurope",
          "tags": { "owner": "platform" },
          "properties": {
            "subnet": {
              "id": "{{Subscription}}/{{Group}}/providers/Microsoft.Network/virtualNetworks/vnet-hub/subnets/snet",
              "properties": { "privateEndpointNetworkPolicies": "Disabled", "privateLinkServiceNetworkPolicies": "Enabled" }
            },
            "privateLinkServiceConnections": [
              { "name": "to-registry", "properties": { "privateLinkServiceId": "{{Id}}", "groupIds": ["registry"] } }
            ]
          }
        }
        """);

    /// <summary>A request that makes something.</summary>
    /// <param name="Path">The path in the subscription.</param>
    /// <param name="ApiVersion">The API version.</param>
    /// <param name="Body">The body.</param>
    internal sealed record Request(string Path, string ApiVersion, string Body);
}
