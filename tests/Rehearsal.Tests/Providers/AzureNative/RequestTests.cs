using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Tests.Providers.AzureNative;

public sealed class RequestTests
{
    private const string Replication = "azure-native:containerregistry:Replication";
    private const string Id = "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/contoso/replications/eastus";
    private const string Version = "2024-11-01-preview";
    private const string Body = """{ "location": "eastus", "tags": { "owner": "platform" }, "properties": { "regionEndpointEnabled": false, "zoneRedundancy": "Enabled" } }""";

    private const string Answer = """
        {
          "id": "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/contoso/replications/eastus",
          "name": "eastus", "type": "Microsoft.ContainerRegistry/registries/replications", "location": "eastus", "tags": { "owner": "platform" },
          "properties": { "provisioningState": "Succeeded", "regionEndpointEnabled": false, "zoneRedundancy": "Enabled", "status": { "displayStatus": "Ready" } }
        }
        """;

    private static readonly PropertyMap Inputs = Values.Map("""
        { "resourceGroupName": "rg", "registryName": "contoso", "replicationName": "eastus", "location": "eastus",
          "regionEndpointEnabled": false, "zoneRedundancy": "Enabled", "tags": { "owner": "platform" } }
        """);

    private readonly RecordedAzure _azure = new();

    [Fact]
    public async Task Creation_puts_and_follows_the_operation()
    {
        _azure
            .Expect($"PUT {Id} {Version}", 201, """{ "properties": { "provisioningState": "Creating" } }""", ("Azure-AsyncOperation", "http://127.0.0.1:9/operations/1?api-version=x"), ("Retry-After", "7"))
            .Expect("GET /operations/1 x", 200, """{ "status": "InProgress" }""")
            .Expect("GET /operations/1 x", 200, """{ "status": "Succeeded" }""")
            .Expect($"GET {Id} {Version}", 200, Answer);

        var result = await Create();

        Assert.Equal(Id, result.Id);
        Values.AssertJson(Body, Assert.Single(_azure.Bodies));
        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(1)], _azure.Waits);
        Assert.Equal(
            Values.Map($$"""
                { "azureApiVersion": "{{Version}}", "name": "eastus", "type": "Microsoft.ContainerRegistry/registries/replications", "location": "eastus", "tags": { "owner": "platform" },
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

        var failure = await Assert.ThrowsAsync<PartialResourceException>(Create);

        Assert.Equal($"Creation of {Id} failed: SubnetFull: No address is left.", failure.Message);
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

        var failure = await Assert.ThrowsAsync<ProviderException>(Create);

        Assert.StartsWith($"Creation of {Id} failed", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_request_is_reported_with_code_message_and_details()
    {
        _azure
            .Expect($"PUT {Id} {Version}", 400, """{ "error": { "code": "InvalidSku", "message": "Premium is needed.", "details": [{ "code": "Sku", "message": "It is Basic." }] } }""");

        var failure = await Assert.ThrowsAsync<ProviderException>(Create);

        Assert.Equal($"Creation of {Id} failed: InvalidSku: Premium is needed. Sku: It is Basic.", failure.Message);
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
        _azure.Expect($"GET {Id} {Version}", 404);

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

    private Task<ResourceResult> Create() => _azure.Provider.CreateAsync(new(Values.Resource(Replication), Inputs, Preview: false, null), default);

    private Task Delete()
        => _azure.Provider.DeleteAsync(new(Values.Resource(Replication), Id, Inputs, PropertyMap.Empty, null), default);
}
