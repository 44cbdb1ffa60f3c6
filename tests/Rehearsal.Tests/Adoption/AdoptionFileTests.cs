using Rehearsal.Adoption;
using Rehearsal.Adoption.Reading;

namespace Rehearsal.Tests.Adoption;

/// <summary>What becomes of single parts of a registry, and of those that the settings cannot have.</summary>
public class AdoptionFileTests
{
    private const string Group = "/subscriptions/71d310bf-1718-4d11-87d1-99a7d4e2053f/resourceGroups/rg-old";
    private const string Registry = $"{Group}/providers/Microsoft.ContainerRegistry/registries/contosoold";
    private const string Identity = $"{Group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-old";
    private const string Endpoints = $"{Group}/providers/Microsoft.Network/privateEndpoints";
    private const string Zone = $"{Group}/providers/Microsoft.Network/privateDnsZones/privatelink.azurecr.io";
    private const string Assigned = "d4444444-2222-4333-8444-555555555555";
    private const string FileStep = "\"type\": \"FileTask\", \"taskFilePath\": \"a.yaml\", \"contextPath\": \"https://c\"";
    private const string Owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
    private const string Principal = "11111111-2222-4333-8444-555555555555";
    private const string Client = "b2222222-2222-4333-8444-555555555555";
    private const string Tenant = "c3333333-2222-4333-8444-555555555555";

    [Fact]
    public void Identities_and_the_key_are_put_together_from_what_az_shows_of_each()
    {
        var text = Adopt(
            Show($$"""
                , "identity": {
                  "type": "systemAssigned, userAssigned", "principalId": "x", "tenantId": null,
                  "userAssignedIdentities": { "{{Identity}}": { "clientId": "{{Client}}", "principalId": "{{Principal}}" } }
                },
                "encryption": {
                  "status": "enabled",
                  "keyVaultProperties": {
                    "identity": "{{Client}}", "keyRotationEnabled": false,
                    "keyIdentifier": "https://kv-old.vault.azure.net/keys/registry/0123456789abcdef0123456789abcdef"
                  }
                }
                """),
            $$"""{ "id": "{{Identity}}", "name": "id-old", "tenantId": "{{Tenant}}", "clientId": "{{Client}}" }""",
            $$"""[{ "id": "{{Group}}/providers/Microsoft.KeyVault/vaults/kv-old", "name": "kv-old", "properties": {} }]""").Text;

        Assert.Contains(
            Lines($"""
                      identity:
                        systemAssigned: true
                        userAssigned:
                          - name: id-old
                            id: {Identity}
                            principalId: "{Principal}"
                            clientId: {Client}
                            tenantId: {Tenant}
                      encryption:
                        identity: id-old
                        vault:
                          id: {Group}/providers/Microsoft.KeyVault/vaults/kv-old
                        key:
                          name: registry
                          version: "0123456789abcdef0123456789abcdef"
                        # The identity has its role on the key already.
                        grantAccess: false
                """),
            text);
    }

    [Fact]
    public void What_is_missing_of_an_identity_or_a_key_vault_has_to_be_given_first()
    {
        var notes = Adopt(Show($$"""
            , "identity": { "type": "UserAssigned", "userAssignedIdentities": { "{{Identity}}": {} } },
            "encryption": { "status": "enabled", "keyVaultProperties": { "keyIdentifier": "https://kv-old.vault.azure.net/keys/registry" } }
            """)).Notes;

        Assert.Equal([$"az identity show --ids {Identity}", "az keyvault show --name kv-old"], notes.Before.Select(step => step.Command));
    }

    [Fact]
    public void Endpoints_that_are_called_as_the_program_calls_them_are_taken_over_and_the_others_stay_outside()
    {
        var file = Adopt(
            Show($$"""
                , "dataEndpointEnabled": true, "publicNetworkAccess": "Disabled",
                "privateEndpointConnections": [
                  { "id": "{{Registry}}/privateEndpointConnections/a", "privateEndpoint": { "id": "{{Endpoints}}/CONTOSOOLD-hub" } },
                  { "id": "{{Registry}}/privateEndpointConnections/b", "privateEndpoint": { "id": "{{Endpoints}}/of-others" } }
                ]
                """),
            Endpoint("contosoold-hub", "\"customNetworkInterfaceName\": \"nic-hub\""),
            Endpoint("pe-registry"),
            $$"""
            [{
              "id": "{{Endpoints}}/contosoold-hub/privateDnsZoneGroups/default", "name": "default",
              "privateDnsZoneConfigs": [{ "name": "privatelink-azurecr-io", "privateDnsZoneId": "{{Zone}}" }]
            }]
            """);

        Assert.Contains(
            Lines($"""
                      # The preview shows an update of each endpoint, which changes nothing: Azure says more of it than the settings.
                      privateAccess:
                        endpoints:
                          - name: hub
                            adopt: true
                            subnet: {Group}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/snet
                            region: westeurope
                            connectionName: to-registry
                            networkInterfaceName: nic-hub
                        dns:
                          zones:
                            - name: zone1
                              id: {Zone}
                      # The roles that a later replica needs would be something new. Remove this once all is taken over.
                      networkRoles:
                        enabled: false
                """),
            file.Text);
        Assert.DoesNotContain("publicAccess:", file.Text);
        Assert.Equal([$"{Endpoints}/pe-registry: the program calls private endpoints contosoold-NAME"], file.Notes.LeftOut);
        Assert.Contains(file.Notes.NotGiven, step => step.Command == $"az network private-endpoint show --ids {Endpoints}/of-others");
    }

    [Fact]
    public void Endpoint_without_the_registrys_tags_would_get_them_so_it_stays_outside()
        => Assert.Equal(
            [$"{Endpoints}/contosoold-hub: it has not the registry's tag owner, which the program would give it"],
            Adopt(Show(", \"tags\": { \"owner\": \"platform\" }"), Endpoint("contosoold-hub")).Notes.LeftOut);

    [Fact]
    public void Rules_of_a_closed_registry_have_no_effect_and_are_only_mentioned()
    {
        var file = Adopt(Show("""
            , "publicNetworkAccess": "Disabled", "networkRuleSet": { "defaultAction": "Allow", "ipRules": [{ "action": "Allow",
              "ipAddressOrRange": "203.0.113.7" }] }
            """));

        Assert.Contains("publicAccess:\n        enabled: false\n", file.Text);
        Assert.Equal(
            [
                "properties.networkRuleSet.ipRules: 203.0.113.7: it has no effect while public access is off",
                "properties.networkRuleSet.defaultAction: Allow: it has no effect while public access is off",
            ],
            file.Notes.LeftOut);
    }

    [Fact]
    public void Records_that_two_endpoints_share_are_left_to_others()
    {
        var text = Adopt(Show(", \"dataEndpointEnabled\": true"), Endpoint("contosoold-hub"), Endpoint("contosoold-spoke")).Text;

        Assert.Contains("dns:\n          managedElsewhere: true\n", text);
        Assert.Contains("publicAccess:\n        enabled: true\n", text);
    }

    [Theory]
    [InlineData("7f951dda-4ed3-4680-a7ca-43fe172d538d", "ServicePrincipal", "", null)]
    [InlineData("7f951dda-4ed3-4680-a7ca-43fe172d538d", "Unknown", "", "the settings have no principal of the type Unknown")]
    [InlineData(
        "bfdb9389-c9a5-478a-bb2f-ba9ca092c3c7",
        "User",
        "",
        "Container Registry Repository Catalog Lister does nothing in a registry with roleAssignmentMode: LegacyRegistryPermissions")]
    [InlineData(Owner, "User", ", \"condition\": \"true\", \"conditionVersion\": \"1.0\"", "the settings have conditions in version 2.0 only")]
    [InlineData(Owner, "User", ", \"description\": \"two\\nlines\"", "the settings take a description in one line")]
    public void Role_that_the_settings_cannot_have_stays_outside(string role, string type, string more, string? problem)
    {
        var notes = Adopt(Show(), Assignment(Registry, role, type, more)).Notes;

        Assert.Equal(problem is null ? [] : [$"providers/Microsoft.Authorization/roleAssignments/{Assigned}: {problem}"], notes.LeftOut);
    }

    [Fact]
    public void Role_of_a_wider_scope_is_not_the_registrys()
        => Assert.Equal(
            [$"{Group}/providers/Microsoft.Authorization/roleAssignments/{Assigned}: it is a role at {Group}, not on the registry alone"],
            Adopt(Show(), Assignment(Group, Owner, "Group", "")).Notes.LeftOut);

    [Fact]
    public void Role_without_a_name_of_its_own_is_known_by_its_id_and_said_in_a_comment()
        => Assert.Contains(
            Lines("""
                      access:
                        # pipeline
                        - name: keeper-of-images-11111111
                          # Keeper of images
                          role: e5555555-2222-4333-8444-555555555555
                          principal:
                            objectId: "11111111-2222-4333-8444-555555555555"
                            type: Group
                          description: who keeps them
                          assignmentName: d4444444-2222-4333-8444-555555555555
                """),
            Adopt(
                Show(),
                Assignment(
                    Registry,
                    "e5555555-2222-4333-8444-555555555555",
                    "Group",
                    ", \"roleDefinitionName\": \"Keeper of images\", \"principalName\": \"pipeline\", \"description\": \"who keeps them\"")).Text);

    [Fact]
    public void Webhooks_of_one_name_in_two_regions_keep_their_whole_names()
    {
        var text = Adopt(
            Show(),
            $$"""[{ "id": "{{Registry}}/replications/eastus", "name": "eastus", "location": "eastus" }]""",
            $"[{Webhook("hookcanadacentral", "canadacentral")}, {Webhook("hookeastus", "eastus")}, {Webhook("auditeastus", "eastus")}]").Text;

        Assert.Contains("- name: hookcanadacentral\n", text);
        Assert.Contains("webhookName: hookcanadacentral\n", text);
        Assert.Contains("webhookName: hookeastus\n", text);
        Assert.Contains("- name: audit\n          regions: [eastus]\n", text);
    }

    [Theory]
    [InlineData("westus", "\"push\"", "", "it is in westus, where the registry has no replica")]
    [InlineData("canadacentral", "\"push\", \"other\"", "", "the settings have no action other")]
    [InlineData("canadacentral", "\"push\"", "app/web", "the settings have no scope such as app/web, only REPOSITORY:TAG and REPOSITORY:*")]
    public void Webhook_that_the_settings_cannot_have_stays_outside(string region, string actions, string scope, string problem)
    {
        var notes = Adopt(
            Show(),
            $$"""
            [{ "id": "{{Registry}}/webhooks/buildhook", "name": "buildhook", "location": "{{region}}", "actions": [{{actions}}], "scope": "{{scope}}" }]
            """).Notes;

        Assert.Equal([$"webhooks/buildhook: {problem}"], notes.LeftOut);
    }

    [Theory]
    [InlineData("docker.io/library/nginx", "nginx", "", "the settings have Docker Hub only with a credential set")]
    [InlineData("ghcr.io/app/*", "app", "", "the settings have no target such as app for ghcr.io/app/*")]
    [InlineData("ghcr.io/app", "app", "/other", "its credential set /other is not among the settings")]
    public void Cache_rule_that_the_settings_cannot_have_stays_outside(string source, string target, string credentialSet, string problem)
        => Assert.Equal(
            [$"cacheRules/images: {problem}"],
            Adopt(Show(), $$"""
                [{
                  "id": "{{Registry}}/cacheRules/images", "name": "images",
                  "sourceRepository": "{{source}}", "targetRepository": "{{target}}", "credentialSetResourceId": "{{credentialSet}}"
                }]
                """).Notes.LeftOut);

    [Theory]
    [InlineData($$"""{ {{FileStep}}, "values": [{ "name": "a", "isSecret": true }] }""", "", "it has a secret that Azure never says")]
    [InlineData(
        $$"""{ {{FileStep}} }""",
        """, "trigger": { "baseImageTrigger": { "name": "defaultBaseimageTriggerName", "baseImageTriggerType": "Runtime" } }""",
        "the program has one trigger on base images, base-image, and it is on; this one is defaultBaseimageTriggerName")]
    [InlineData($$"""{ {{FileStep}} }""", ", \"logTemplate\": \"acr/tasks:log\"", "the settings have no properties.logTemplate: \"acr/tasks:log\"")]
    [InlineData("null", ", \"isSystemTask\": true", "it is a system task of Azure's")]
    public void Task_that_the_settings_cannot_have_as_a_whole_stays_outside(string step, string more, string problem)
        => Assert.Equal(
            [$"tasks/builds: {problem}"],
            Adopt(Show(), $$"""
                [{
                  "id": "{{Registry}}/tasks/builds", "name": "builds", "location": "canadacentral", "tags": null, "agentConfiguration": { "cpu": 2 },
                  "step": {{step}}{{more}}
                }]
                """).Notes.LeftOut);

    [Fact]
    public void Task_of_az_is_taken_over_with_its_platform_in_the_programs_letter_case()
        => Assert.Contains(
            Lines("""
                      tasks:
                        - name: builds
                          step:
                            dockerfile: Dockerfile
                            images: ["web:{{.Run.ID}}"]
                            context: "https://github.com/contoso/web.git#main"
                          platform:
                            os: Linux
                            architecture: arm64
                """),
            Adopt(Show(), $$$"""
                [{
                  "agentConfiguration": { "cpu": 2 }, "creationDate": "2024-01-01", "credentials": null, "identity": null,
                  "id": "{{{Registry}}}/tasks/builds", "location": "canadacentral", "name": "builds",
                  "platform": { "architecture": "arm64", "os": "linux", "variant": null }, "status": "Enabled", "timeout": 3600, "tags": null,
                  "step": {
                    "arguments": [], "baseImageDependencies": null, "contextPath": "https://github.com/contoso/web.git#main", "dockerFilePath": "Dockerfile",
                    "imageNames": ["web:{{.Run.ID}}"], "isPushEnabled": true, "noCache": false, "type": "Docker"
                  },
                  "trigger": { "baseImageTrigger": null, "sourceTriggers": null, "timerTriggers": null }
                }]
                """).Text);

    [Fact]
    public void What_belongs_to_another_registry_is_not_passed_over()
        => Assert.Equal(
            [$"{Registry}2/replications/eastus: it does not belong to contosoold"],
            Adopt(Show(), $$"""[{ "id": "{{Registry}}2/replications/eastus", "name": "eastus", "location": "eastus" }]""").Notes.LeftOut);

    [Fact]
    public void Expiry_of_passwords_is_said_in_a_comment()
        => Assert.Contains(
            "# password1 expires on 2027-05-01; with passwords, the program warns a month before.\n        - name: puller\n",
            Adopt(Show(), $$"""
                [{
                  "id": "{{Registry}}/tokens/puller", "name": "puller", "scopeMapId": "{{Registry}}/scopeMaps/_repositories_pull",
                  "credentials": { "passwords": [{ "name": "password1", "expiry": "2027-05-01T00:00:00+00:00" }, { "name": "password2", "expiry": null }] }
                }]
                """).Text);

    private static AdoptionFile Adopt(params IEnumerable<string> documents)
    {
        var read = new AzureDocuments();
        foreach (var document in documents)
            read.Add("test.json", document);
        return AdoptionFile.Of(ExistingRegistry.Find(read, wanted: null, resourceGroup: null));
    }

    private static string Show(string more = "")
        => $$"""{ "id": "{{Registry}}", "name": "contosoold", "location": "canadacentral", "sku": { "name": "Premium" }{{more}} }""";

    private static string Webhook(string name, string region)
        => $$"""
            {
              "id": "{{Registry}}/webhooks/{{name}}", "name": "{{name}}", "location": "{{region}}",
              "actions": ["push"], "scope": null, "status": "enabled"
            }
            """;

    private static string Assignment(string scope, string role, string type, string more) => $$"""
            [{
              "id": "{{scope}}/providers/Microsoft.Authorization/roleAssignments/{{Assigned}}", "name": "{{Assigned}}",
              "roleDefinitionId": "/subscriptions/x/providers/Microsoft.Authorization/roleDefinitions/{{role}}",
              "principalId": "{{Principal}}", "principalType": "{{type}}", "scope": "{{scope}}", "type": "Microsoft.Authorization/roleAssignments"{{more}}
            }]
            """;

    private static string Endpoint(string name, string more = "\"customNetworkInterfaceName\": \"\"")
        => $$"""
            {
              "id": "{{Group}}/providers/Microsoft.Network/privateEndpoints/{{name}}", "name": "{{name}}", "location": "westeurope", {{more}},
              "subnet": { "id": "{{Group}}/providers/Microsoft.Network/virtualNetworks/vnet/subnets/snet" },
              "privateLinkServiceConnections": [{ "name": "to-registry", "privateLinkServiceId": "{{Registry.ToUpperInvariant()}}", "groupIds": ["registry"] }]
            }
            """;

    /// <summary>Lines as they are in the file, which has the registry's keys after six spaces.</summary>
    private static string Lines(string text) => text.ReplaceLineEndings("\n");
}
