using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Tests.Providers.AzureNative.Rest;

public sealed class RequestTests
{
    private const string Replication = "azure-native:containerregistry:Replication";
    private const string Id = "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/contoso/replications/eastus";
    private const string Version = "2024-11-01-preview";
    private const string Body =
        """{ "location": "eastus", "tags": { "owner": "platform" }, "properties": { "regionEndpointEnabled": false, "zoneRedundancy": "Enabled" } }""";

    private const string Answer = """
        {
          "id": "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/contoso/replications/eastus",
          "name": "eastus", "type": "Microsoft.ContainerRegistry/registries/replications", "location": "eastus", "tags": { "owner": "platform" },
          "properties": { "provisioningState": "Succeeded", "regionEndpointEnabled": false, "zoneRedundancy": "Enabled",
            "status": { "displayStatus": "Ready" } }
        }
        """;

    private static readonly PropertyMap Inputs = Values.Map("""
        { "resourceGroupName": "rg", "registryName": "contoso", "replicationName": "eastus", "location": "eastus",
          "regionEndpointEnabled": false, "zoneRedundancy": "Enabled", "tags": { "owner": "platform" } }
        """);

    private readonly RecordedAzure _azure = new();

    [Fact]
    public async Task Creation_looks_puts_follows_the_operation_and_reads_back()
    {
        _azure
            .Expect($"GET {Id} {Version}", 404, """{ "error": { "code": "AnyOther", "message": "No." } }""")
            .Expect(
                $"PUT {Id} {Version}",
                201,
                """{ "properties": { "provisioningState": "Creating" } }""",
                ("Azure-AsyncOperation", "http://127.0.0.1:9/operations/1?api-version=x"),
                ("Retry-After", "7"))
            .Expect("GET /operations/1 x", 200, """{ "status": "InProgress" }""")
            .Expect("GET /operations/1 x", 200, """{ "status": "Succeeded" }""")
            .Expect($"GET {Id} {Version}", 200, Answer)
            .Expect($"GET {Id} {Version}", 200, Answer);

        var result = await Create(isKnownAbsent: false);

        Assert.Equal(Id, result.Id);
        Values.AssertJson(Body, Assert.Single(_azure.Bodies));
        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(10)], _azure.Waits);
        Assert.Equal(
            Values.Map($$"""
                { "azureApiVersion": "{{Version}}", "name": "eastus", "type": "Microsoft.ContainerRegistry/registries/replications", "location": "eastus",
                  "tags": { "owner": "platform" },
                  "provisioningState": "Succeeded", "regionEndpointEnabled": false, "zoneRedundancy": "Enabled", "status": { "displayStatus": "Ready" } }
                """),
            result.Outputs);
        _azure.AssertAllCame();
    }

    [Fact]
    public void Id_is_known_before_the_creation() => Assert.Equal(Id, _azure.Provider.IdOf(Values.Resource(Replication), Inputs));

    [Fact]
    public void Id_is_not_known_as_long_as_a_part_of_it_is_not()
        => Assert.Null(_azure.Provider.IdOf(Values.Resource(Replication), Inputs.With("registryName", PropertyValue.Unknown.Instance)));

    [Fact]
    public async Task Resource_without_anything_to_say_of_itself_does_not_exist()
    {
        _azure.Expect($"GET {Id} {Version}", 200, "{}");

        Assert.Null(await _azure.Provider.ReadAsync(new(Values.Resource(Replication), Id, null, null), default));
    }

    [Fact]
    public async Task A_creation_that_fails_after_the_resource_came_into_being_remembers_it()
    {
        _azure
            .Expect($"PUT {Id} {Version}", 202, "", ("Azure-AsyncOperation", "http://127.0.0.1:9/operations/1?api-version=x"))
            .Expect("GET /operations/1 x", 200, """{ "status": "Failed", "error": { "code": "SubnetFull", "message": "No address is left." } }""")
            .Expect($"GET {Id} {Version}", 200, Answer.Replace("Succeeded", "Failed", StringComparison.Ordinal));

        var failure = await Assert.ThrowsAsync<PartialResourceException>(() => Create());

        Assert.Equal("Status=200 Code=\"SubnetFull\" Message=\"No address is left.\"", failure.Message);
        Assert.Equal(Id, failure.Result.Id);
        Assert.Equal((PropertyValue)"Failed", failure.Result.Outputs["provisioningState"]);
    }

    [Fact]
    public async Task A_creation_that_fails_without_leaving_anything_is_an_ordinary_failure()
    {
        _azure
            .Expect($"PUT {Id} {Version}", 202, "", ("Azure-AsyncOperation", "http://127.0.0.1:9/operations/1?api-version=x"))
            .Expect("GET /operations/1 x", 200, """{ "status": "Canceled" }""")
            .Expect($"GET {Id} {Version}", 404);

        var failure = await Assert.ThrowsAsync<ProviderException>(() => Create());

        Assert.Equal("Status=200 Message=\"{ \"status\": \"Canceled\" }\"", failure.Message);
    }

    [Fact]
    public async Task A_refused_request_is_reported_with_status_code_and_message()
    {
        _azure
            .Expect(
                $"PUT {Id} {Version}",
                400,
                """{ "error": { "code": "InvalidSku", "message": "Premium is needed.", "details": [{ "code": "Sku", "message": "It is Basic." }] } }""");

        var failure = await Assert.ThrowsAsync<ProviderException>(() => Create());

        Assert.Equal("Status=400 Code=\"InvalidSku\" Message=\"Premium is needed.\"", failure.Message);
    }

    [Fact]
    public async Task Deletion_of_what_is_gone_is_no_failure()
    {
        _azure.Expect($"DELETE {Id} {Version}", 404);

        await Delete();

        _azure.AssertAllCame();
    }

    [Fact]
    public async Task Deletion_follows_the_location_until_it_is_done()
    {
        _azure
            .Expect($"DELETE {Id} {Version}", 202, "", ("Location", "http://127.0.0.1:9/results/1?api-version=x"))
            .Expect("GET /results/1 x", 202)
            .Expect("GET /results/1 x", 204);

        await Delete();

        _azure.AssertAllCame();
    }

    [Fact]
    public async Task An_update_puts_everything_and_waits_for_the_provisioning_state()
    {
        _azure
            .Expect($"PUT {Id} {Version}", 200, """{ "properties": { "provisioningState": "Updating" } }""")
            .Expect($"GET {Id} {Version}", 200, """{ "properties": { "provisioningState": "Updating" } }""")
            .Expect($"GET {Id} {Version}", 200, Answer)
            .Expect($"GET {Id} {Version}", 200, Answer);

        await _azure.Provider.UpdateAsync(new(Values.Resource(Replication), Id, Inputs, PropertyMap.Empty, Inputs, Preview: false, null), default);

        Values.AssertJson(Body, Assert.Single(_azure.Bodies));
        _azure.AssertAllCame();
    }

    [Fact]
    public async Task An_operation_that_leads_away_from_this_machine_is_not_followed()
    {
        _azure.Expect($"DELETE {Id} {Version}", 202, "", ("Location", "https://management.azure.com/results/1"));

        var failure = await Assert.ThrowsAsync<ProviderException>(Delete);

        Assert.Contains("management.azure.com", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_what_is_not_there_gives_nothing()
    {
        _azure.Expect($"GET {Id} {Version}", 404, """{ "error": { "code": "ResourceNotFound", "message": "It was not found." } }""");

        Assert.Null(await _azure.Provider.ReadAsync(new(Values.Resource(Replication), Id, null, null), default));
    }

    [Fact]
    public async Task Importing_gives_the_inputs_that_would_make_the_resource()
    {
        _azure.Expect($"GET {Id} {Version}", 200, Answer);

        var read = await _azure.Provider.ReadAsync(new(Values.Resource(Replication), Id, null, null), default);

        Assert.Equal(Inputs, read?.Inputs);
    }

    [Fact]
    public async Task Refreshing_takes_over_only_what_changed_in_Azure()
    {
        var inputs = Inputs.Without("zoneRedundancy");
        var outputs = Values.Map("""{ "location": "eastus", "tags": { "owner": "platform" }, "regionEndpointEnabled": true, "zoneRedundancy": "Enabled" }""");
        _azure.Expect($"GET {Id} {Version}", 200, Answer);

        var read = await _azure.Provider.ReadAsync(new(Values.Resource(Replication), Id, inputs.With("regionEndpointEnabled", true), outputs), default);

        Assert.Equal(inputs, read?.Inputs);
    }

    [Theory]
    [InlineData(404, "DeploymentNotFound")]
    [InlineData(404, "RoleDefinitionDoesNotExist")]
    [InlineData(403, "AuthorizationFailed")]
    public async Task Reading_fails_on_any_code_that_is_not_taken_for_gone(int status, string code)
    {
        _azure.Expect($"GET {Id} {Version}", status, $$"""{ "error": { "code": "{{code}}", "message": "No." } }""");

        var failure = await Assert.ThrowsAsync<ProviderException>(() => _azure.Provider.ReadAsync(new(Values.Resource(Replication), Id, null, null), default));

        Assert.Equal($"Status={status} Code=\"{code}\" Message=\"No.\"", failure.Message);
    }

    [Fact]
    public async Task Creation_of_what_exists_is_refused()
    {
        _azure.Expect($"GET {Id} {Version}", 200, Answer);

        var failure = await Assert.ThrowsAsync<ProviderException>(() => Create(isKnownAbsent: false));

        Assert.Equal($"cannot create already existing resource '{Id}'", failure.Message);
    }

    [Fact]
    public async Task What_cannot_be_read_back_is_as_the_answer_said()
    {
        _azure
            .Expect($"PUT {Id} {Version}", 200, Answer)
            .Expect($"GET {Id} {Version}", 403, """{ "error": { "code": "AuthorizationFailed", "message": "No." } }""");

        Assert.Equal((PropertyValue)"Succeeded", (await Create()).Outputs["provisioningState"]);
    }

    [Fact]
    public async Task Lists_of_what_may_be_resources_of_their_own_are_empty_in_a_creation_and_kept_in_an_update()
    {
        const string type = "azure-native:network:VirtualNetwork";
        const string id = "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Network/virtualNetworks/network";
        const string there = """{ "location": "westeurope", "properties": { "subnets": [{ "name": "endpoints", "etag": "1" }] } }""";
        var inputs = Values.Map(
            """{ "resourceGroupName": "rg", "virtualNetworkName": "network", "location": "westeurope", "azureApiVersion": "2024-05-01" }""");
        _azure
            .Expect($"PUT {id} 2024-05-01", 200, there)
            .Expect($"GET {id} 2024-05-01", 200, there)
            .Expect($"GET {id} 2024-05-01", 200, there)
            .Expect($"PUT {id} 2024-05-01", 200, there)
            .Expect($"GET {id} 2024-05-01", 200, there);

        var created = await _azure.Provider.CreateAsync(new(Values.Resource(type), inputs, Preview: false, null, IsKnownAbsent: true), default);
        await _azure.Provider.UpdateAsync(new(Values.Resource(type), id, inputs, created.Outputs, inputs, Preview: false, null), default);

        Values.AssertJson("""{ "location": "westeurope", "properties": { "subnets": [], "virtualNetworkPeerings": [] } }""", _azure.Bodies[0]);
        Values.AssertJson("""{ "location": "westeurope", "properties": { "subnets": [{ "name": "endpoints", "etag": "1" }] } }""", _azure.Bodies[1]);
        _azure.AssertAllCame();
    }

    [Fact]
    public async Task A_key_is_not_read_back_and_is_deleted_in_its_vault()
    {
        const string type = "azure-native:keyvault:Key";
        const string id = "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/contoso-keys/keys/registry";
        var inputs = Values.Map("""{ "resourceGroupName": "rg", "vaultName": "Contoso-keys", "keyName": "registry", "properties": { "kty": "RSA" } }""");
        var named = id.Replace("contoso-keys", "Contoso-keys", StringComparison.Ordinal);
        _azure
            .Expect($"GET {named} 2024-11-01", 404)
            .Expect(
                $"PUT {named} 2024-11-01", 200, $$"""{ "id": "{{id}}", "properties": { "keyUri": "https://contoso-keys.vault.azure.net/keys/registry" } }""")
            .Expect("DELETE https://contoso-keys.vault.azure.net/keys/registry 7.5", 200);

        var created = await _azure.Provider.CreateAsync(new(Values.Resource(type), inputs, Preview: false, null), default);
        await _azure.Provider.DeleteAsync(new(Values.Resource(type), id, inputs, created.Outputs, null), default);

        Assert.Equal(id, created.Id);
        _azure.AssertAllCame();
    }

    [Fact]
    public async Task A_set_that_lost_an_id_is_sent_with_a_null_for_it_in_a_patch()
    {
        const string type = "azure-native_containerregistry_v20260101preview:containerregistry:Registry";
        const string id = "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/contoso";
        const string version = "2026-01-01-preview";
        var old = Registry("""{ "type": "UserAssigned", "userAssignedIdentities": ["/one", "/two"] }""");
        var @new = Registry("""{ "type": "UserAssigned", "userAssignedIdentities": ["/two"] }""");
        const string answer = """{ "properties": { "provisioningState": "Succeeded" } }""";
        _azure.Expect($"PATCH {id} {version}", 200, answer).Expect($"GET {id} {version}", 200, answer);

        await _azure.Provider.UpdateAsync(new(Values.Resource(type), id, old, PropertyMap.Empty, @new, Preview: false, null), default);

        Values.AssertJson(
            """
            { "location": "westeurope", "sku": { "name": "Premium" },
              "identity": { "type": "UserAssigned", "userAssignedIdentities": { "/one": null, "/two": {} } } }
            """,
            Assert.Single(_azure.Bodies));
        _azure.AssertAllCame();

        static PropertyMap Registry(string identity) => Values.Map(
            $$"""{ "resourceGroupName": "rg", "registryName": "contoso", "location": "westeurope", "sku": { "name": "Premium" }, "identity": {{identity}} }""");
    }

    [Fact]
    public async Task What_may_hold_a_key_is_a_secret_where_no_program_has_said_whether_it_is()
    {
        const string type = "azure-native:monitor:ActionGroup";
        const string id = "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.Insights/actionGroups/oncall";
        const string answer = """
            { "location": "global", "properties": { "groupShortName": "oncall", "enabled": true,
              "webhookReceivers": [{ "name": "pager", "serviceUri": "https://pager.example.com/?key=hush" }] } }
            """;
        _azure.Expect($"GET {id} 2024-10-01-preview", 200, answer).Expect($"GET {id} 2024-10-01-preview", 200, answer);

        var imported = await _azure.Provider.ReadAsync(new(Values.Resource(type), id, null, null), default);
        var refreshed = await _azure.Provider.ReadAsync(
            new(Values.Resource(type), id, Values.Map("""{ "resourceGroupName": "rg", "actionGroupName": "oncall" }"""), PropertyMap.Empty), default);

        Assert.Equal(new PropertyValue.Secret("https://pager.example.com/?key=hush"), Address(imported!.Inputs));
        Assert.Equal(new PropertyValue.Secret("https://pager.example.com/?key=hush"), Address(imported.Outputs));
        Assert.Equal((PropertyValue)"https://pager.example.com/?key=hush", Address(refreshed!.Outputs));

        static PropertyValue Address(PropertyMap group)
            => Assert.IsType<PropertyValue.Map>(Assert.IsType<PropertyValue.List>(group["webhookReceivers"]).Items.Single()).Members["serviceUri"];
    }

    private Task<ResourceResult> Create(bool isKnownAbsent = true)
        => _azure.Provider.CreateAsync(new(Values.Resource(Replication), Inputs, Preview: false, null, isKnownAbsent), default);

    private Task Delete()
        => _azure.Provider.DeleteAsync(new(Values.Resource(Replication), Id, Inputs, PropertyMap.Empty, null), default);
}
