using System.Text.Json.Nodes;
using GeoRegistry.Registries;
using Rehearsal.Azure;

namespace Infra.Tests.EndToEnd;

/// <summary>
/// Taking over registries that others made, with the portal, the Azure CLI or templates: bodies as in Microsoft's examples, never what this program sends.
/// </summary>
public class AdoptedShapesTests
{
    private const string Group = "resourceGroups/rg-old";
    private const string Registry = $"{Group}/providers/Microsoft.ContainerRegistry/registries/contoso";
    private const string Replica = $"{Registry}/replications/northeurope";
    private const string Identity = $"{Group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-images";
    private const string Stable = "2025-11-01";

    /// <summary>The bodies of the registry and the replica, the API version, and the stack file's lines beyond those that every registry has.</summary>
    public static TheoryData<string, string, string, string> Shapes => new()
    {
        // As little as a template has to say.
        { "{}", "{}", Stable, "" },
        { """{ "identity": null, "properties": { "adminUserEnabled": false } }""", """{ "tags": {} }""", Stable, "" },
        { """{ "identity": { "type": "None" }, "tags": {} }""", "{}", Stable, "" },
        { """{ "identity": { "type": "SystemAssigned" } }""", "{}", Stable, "identity: { systemAssigned: true }" },
        // Tags that the replica does not have, and such as it has for itself.
        { """{ "tags": { "owner": "platform", "hidden-title": "old" } }""", "{}", Stable, "tags: { owner: platform, hidden-title: old }" },
        {
            """{ "tags": { "owner": "platform", "Cost Center": "0042" } }""",
            """{ "tags": { "Owner": "platform" } }""",
            Stable,
            "tags: { owner: platform, \"Cost Center\": \"0042\" }"
        },
        // Rules in an order and a form of their own.
        {
            """
            { "properties": { "networkRuleSet": {
                "defaultAction": "Deny", "ipRules": [{ "value": "203.0.113.9" }, { "action": "Allow", "value": "198.51.100.0/24" }] } } }
            """,
            """{ "properties": { "zoneRedundancy": "Disabled", "regionEndpointEnabled": true } }""",
            Stable,
            "publicAccess: { ipRules: [198.51.100.0/24, 203.0.113.9] }"
        },
        // Closed, with rules that have no effect.
        {
            """
            { "properties": {
                "publicNetworkAccess": "Disabled", "networkRuleSet": { "defaultAction": "Allow", "ipRules": [] }, "networkRuleBypassOptions": "None" } }
            """,
            "{}",
            Stable,
            "publicAccess: { enabled: false, trustedServicesBypass: false }"
        },
        {
            """
            { "properties": { "dataEndpointEnabled": true, "policies": {
                "retentionPolicy": { "days": 30, "status": "enabled" },
                "quarantinePolicy": { "status": "enabled" },
                "azureADAuthenticationAsArmPolicy": { "status": "disabled" } } } }
            """,
            "{}",
            Stable,
            "dataEndpointEnabled: true\n  policies: { retention: { days: 30 }, quarantine: true }"
        },
        // Days of a policy that is off, in the version that the program uses.
        {
            """{ "properties": { "zoneRedundancy": "Disabled", "policies": { "retentionPolicy": { "days": 15, "status": "disabled" } } } }""",
            "{}",
            "2023-01-01-preview",
            ""
        },
        // A version of years ago, with what it had.
        { """{ "location": "West Europe", "properties": { "adminUserEnabled": false } }""", """{ "location": "North Europe" }""", "2019-05-01", "" },
        {
            """{ "properties": { "roleAssignmentMode": "AbacRepositoryPermissions", "metadataSearch": "Enabled" } }""",
            "{}",
            "2026-01-01-preview",
            "roleAssignmentMode: AbacRepositoryPermissions"
        },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task A_registry_that_others_made_is_imported_and_never_changed(
        string registry, string replica, string apiVersion, string lines)
    {
        await using var stack = await TestStack.StartAsync();
        await SeedAsync(stack, registry, replica, apiVersion);
        // Without a say in it, an old version lets tokens of Azure Resource Manager in.
        var settings = registry.Contains("azureADAuthentication", StringComparison.Ordinal) ? lines
            : lines.Contains("policies:", StringComparison.Ordinal) ? lines : $"{lines}\n  policies: {{ armAudienceTokens: true }}";

        await AssertAdoptedAsync(stack, settings);
    }

    [Fact]
    public async Task An_identity_keeps_the_letter_case_of_its_id()
    {
        await using var stack = await TestStack.StartAsync();
        await stack.PutAsync(Group, "2024-07-01", Parse("""{ "location": "westeurope" }"""));
        await stack.PutAsync(Identity, "2024-11-30", Parse("""{ "location": "westeurope" }"""));
        var identity = (await stack.ReadAsync(Identity, "2024-11-30"))!["properties"]!;
        var id = $"/subscriptions/{SimulatedAzure.SubscriptionId}/{Identity}";
        await SeedAsync(
            stack,
            $$"""
              { "identity": {
                  "type": "UserAssigned",
                  "userAssignedIdentities": { "{{id.Replace("resourceGroups", "resourcegroups", StringComparison.Ordinal)}}": {} } } }
              """,
            "{}",
            Stable);

        await AssertAdoptedAsync(
            stack,
            $$"""
              policies: { armAudienceTokens: true }
                identity:
                  userAssigned:
                    - name: id-images
                      id: {{id}}
                      principalId: {{identity["principalId"]}}
                      clientId: {{identity["clientId"]}}
                      tenantId: {{identity["tenantId"]}}
              """);
    }

    [Fact]
    public async Task All_differences_are_listed_at_once_and_nothing_is_declared()
    {
        await using var stack = await TestStack.StartAsync();
        await SeedAsync(
            stack,
            """
            {
              "identity": { "type": "SystemAssigned" },
              "tags": { "owner": "images", "number": "7" },
              "properties": {
                "adminUserEnabled": true, "anonymousPullEnabled": true, "dataEndpointEnabled": true, "networkRuleBypassOptions": "None",
                "networkRuleSet": { "defaultAction": "Deny", "ipRules": [{ "value": "203.0.113.7" }] },
                "policies": {
                  "retentionPolicy": { "days": 30, "status": "enabled" }, "quarantinePolicy": { "status": "enabled" },
                  "trustPolicy": { "type": "Notary", "status": "enabled" } }
              }
            }
            """,
            """{ "tags": { "team": "images" }, "properties": { "regionEndpointEnabled": false } }""",
            Stable);
        var before = await ReadAsync(stack);

        var run = await stack.TryUpAsync(Settings("tags: { owner: platform }", adopt: true));

        Assert.Empty(run.Changes);
        Assert.DoesNotContain(stack.State, resource => resource.Urn.Contains("random", StringComparison.Ordinal));
        Assert.Equal(before, await ReadAsync(stack));
        var error = Assert.Single(run.Errors);
        Assert.StartsWith(
            "What adopt takes over is left as it is, and Azure has 14 things otherwise than the settings ask for. Nothing has been declared.",
            error,
            StringComparison.Ordinal);
        Assert.Equal(
            """
            geo-registry:registries[0] (adminUserEnabled, which no key sets): false
              Azure has: true
              change it: az acr update --name contoso --admin-enabled false

            geo-registry:registries[0] (anonymousPullEnabled, which no key sets): false
              Azure has: true
              change it: az acr update --name contoso --anonymous-pull-enabled false

            geo-registry:registries[0].publicAccess.defaultAction: Allow
              Azure has: Deny
              keep it:   publicAccess: { defaultAction: Deny }

            geo-registry:registries[0].publicAccess.ipRules: nothing
              Azure has: 203.0.113.7
              keep it:   publicAccess: { ipRules: [203.0.113.7] }

            geo-registry:registries[0].publicAccess.trustedServicesBypass: true
              Azure has: false
              keep it:   publicAccess: { trustedServicesBypass: false }

            geo-registry:registries[0].dataEndpointEnabled: false
              Azure has: true
              keep it:   dataEndpointEnabled: true

            geo-registry:registries[0].identity.systemAssigned: false
              Azure has: true
              keep it:   identity: { systemAssigned: true }

            geo-registry:registries[0].policies.retention: disabled
              Azure has: 30
              keep it:   policies: { retention: { days: 30 } }

            geo-registry:registries[0].policies.quarantine: false
              Azure has: true
              keep it:   policies: { quarantine: true }

            geo-registry:registries[0].policies.armAudienceTokens: false
              Azure has: true
              keep it:   policies: { armAudienceTokens: true }

            geo-registry:registries[0] (contentTrust, which no key sets): disabled
              Azure has: enabled
              change it: az acr config content-trust update --registry contoso --status disabled

            geo-registry:registries[0].tags: { owner: platform }
              Azure has: { number: "7", owner: images }
              keep it:   tags: { number: "7", owner: images }

            geo-registry:registries[0].replicas[0].regionEndpointEnabled: true
              Azure has: false
              keep it:   regionEndpointEnabled: false

            geo-registry:registries[0].replicas[0].tags: { owner: platform }
              Azure has: { team: images }
              keep it:   tags: { team: images }
            """,
            error[error.IndexOf("\n\n", StringComparison.Ordinal)..].TrimStart());
    }

    [Fact]
    public async Task What_Azure_does_not_have_is_listed_as_well()
    {
        await using var stack = await TestStack.StartAsync();
        await stack.PutAsync(Group, "2024-07-01", Parse("""{ "location": "westeurope" }"""));

        var run = await stack.TryUpAsync(Settings("", adopt: true));

        var error = Assert.Single(run.Errors);
        const string Missing = "adopt: true\n  Azure has: nothing of that name\n  try:       ";
        Assert.Contains($"geo-registry:registries[0].{Missing}remove adopt, and it is created", error, StringComparison.Ordinal);
        Assert.Contains($"geo-registry:registries[0].replicas[0].{Missing}adopt: false", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Findings_about_what_is_taken_over_are_warnings_until_adopt_is_removed()
    {
        await using var stack = await TestStack.StartAsync();
        await SeedAsync(stack, "{}", "{}", Stable);
        stack.Policies = "{ severities: { GEO018: error } }";
        const string Lines = "policies: { armAudienceTokens: true }";

        var run = await stack.UpAsync(Settings(Lines, adopt: true));

        Assert.Contains(run.Warnings, warning => warning.StartsWith("GEO018: ", StringComparison.Ordinal)
            && warning.Contains("(a warning while adopt: true is given, then an error)", StringComparison.Ordinal));
        Assert.Contains("GEO018 contoso (Registry)", Assert.Single((await stack.TryUpAsync(Settings(Lines, adopt: false))).Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_registry_in_production_is_taken_over_before_it_has_what_production_needs()
    {
        await using var stack = await TestStack.StartAsync();
        await SeedAsync(stack, """{ "tags": { "environment": "production" } }""", """{ "tags": { "environment": "production" } }""", Stable);
        stack.Policies = "{ preset: production }";
        const string Lines = "policies: { armAudienceTokens: true }\n  tags: { environment: production }";

        var run = await stack.UpAsync(Settings(Lines, adopt: true));

        Assert.Contains("Import Registry contoso", run.Changes);
        foreach (var rule in (string[])["GEO021", "GEO046"])
        {
            Assert.Contains(run.Warnings, warning => warning.StartsWith($"{rule}: ", StringComparison.Ordinal)
                && warning.Contains("(a warning while adopt: true is given, then an error)", StringComparison.Ordinal));
        }

        Assert.Contains("GEO021 contoso (Registry)", Assert.Single((await stack.TryUpAsync(Settings(Lines, adopt: false))).Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tag_that_is_added_later_reaches_the_replica_that_was_taken_over_without_the_others()
    {
        await using var stack = await TestStack.StartAsync();
        await SeedAsync(stack, """{ "tags": { "owner": "platform" } }""", "{}", Stable);
        const string Lines = "policies: { armAudienceTokens: true }\n  tags: ";
        _ = await stack.UpAsync(Settings($"{Lines}{{ owner: platform }}", adopt: true));

        _ = await stack.UpAsync(Settings($"{Lines}{{ owner: platform, cost: images }}", adopt: false));

        Assert.Equal("""{"cost":"images"}""", (await stack.ReadAsync(Replica, Stable))!["tags"]!.ToJsonString());
    }

    [Fact]
    public async Task What_failed_without_adopt_is_taken_over_with_it()
    {
        await using var stack = await TestStack.StartAsync();
        await SeedAsync(stack, """{ "tags": { "owner": "platform" } }""", "{}", Stable);
        const string Lines = "policies: { armAudienceTokens: true }\n  tags: { owner: platform }";
        Assert.NotEmpty((await stack.TryUpAsync(Settings(Lines, adopt: false))).Errors);

        await AssertAdoptedAsync(stack, Lines);
    }

    /// <summary>Adopts everything, runs again with and without the key, and checks that Azure is unchanged.</summary>
    private static async Task AssertAdoptedAsync(TestStack stack, string lines)
    {
        var before = await ReadAsync(stack);

        var run = await stack.UpAsync(Settings(lines, adopt: true));

        Assert.Equal(
            ["Import Registry contoso", "Import Replication contoso-northeurope", "Import Replication contoso-westeurope"],
            run.Changes.Where(change => !change.Contains(" RandomUuid ", StringComparison.Ordinal)
                && !change.Contains(" GeoReplicatedRegistry ", StringComparison.Ordinal)));
        Assert.Equal(before, await ReadAsync(stack));
        Assert.Empty((await stack.UpAsync(Settings(lines, adopt: true))).Changes);
        Assert.Empty((await stack.UpAsync(Settings(lines, adopt: false))).Changes);
        Assert.Equal(before, await ReadAsync(stack));
    }

    private static string Settings(string lines, bool adopt) => $$"""
        - name: contoso
          resourceGroup: rg-old
          existingResourceGroup: true
          homeRegion: westeurope
          replicas: [{ region: northeurope }]
          {{(adopt ? "adopt: true" : "protect: false")}}
          {{lines}}
        """;

    private static async Task SeedAsync(TestStack stack, string registry, string replica, string apiVersion)
    {
        await stack.PutAsync(Group, "2024-07-01", Parse("""{ "location": "westeurope" }"""));
        var body = Parse(registry);
        _ = body.TryAdd("location", "westeurope");
        body["sku"] = new JsonObject { ["name"] = "Premium" };
        await stack.PutAsync(Registry, apiVersion, body);
        body = Parse(replica);
        _ = body.TryAdd("location", "northeurope");
        await stack.PutAsync(Replica, apiVersion, body);
    }

    private static JsonObject Parse(string json) => JsonNode.Parse(json)!.AsObject();

    /// <summary>Everything that Azure returns for the registry and its replicas, including when it was last written.</summary>
    private static async Task<string> ReadAsync(TestStack stack)
        => string.Join(
            '\n',
            await stack.ReadAsync(Registry, "2026-01-01-preview"),
            await stack.ReadAsync(Replica, Stable),
            await stack.ReadAsync($"{Registry}/replications/westeurope", Stable));
}
