using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Tests.Providers.AzureNative.Rest;

/// <summary>Operations when Azure is busy, fails, cannot be reached or never finishes.</summary>
public sealed class FaultTests
{
    private const string Replication = "azure-native:containerregistry:Replication";
    private const string Id = "/subscriptions/sub/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/contoso/replications/eastus";
    private const string Request = $"{Id} 2024-11-01-preview";
    private const string InProgress = """{ "error": { "code": "AnotherOperationInProgress", "message": "The registry is being updated." } }""";
    private const string Creating = """{ "location": "eastus", "properties": { "provisioningState": "Creating" } }""";
    private const string Ready = """{ "location": "eastus", "properties": { "provisioningState": "Succeeded" } }""";
    private const string Deleting = """{ "location": "eastus", "properties": { "provisioningState": "Deleting" } }""";
    private const string Gone = """{ "error": { "code": "ResourceNotFound", "message": "It was not found." } }""";
    private const string Provider = "/subscriptions/sub/providers/Microsoft.ContainerRegistry";
    private const string Unregistered = """{ "error": { "code": "MissingSubscriptionRegistration", "message": "Register it." } }""";
    private const string Operation = "/operations/1?api-version=x";
    private static readonly (string, string) OperationHeader = ("Azure-AsyncOperation", $"http://127.0.0.1:9{Operation}");

    private static readonly PropertyMap Inputs = Values.Map(
        """{ "resourceGroupName": "rg", "registryName": "contoso", "replicationName": "eastus", "location": "eastus" }""");

    private readonly RecordedAzure _azure = new();

    [Fact]
    public async Task Throttled_requests_are_tried_again_when_Azure_says()
    {
        _azure
            .Expect($"DELETE {Request}", 429, "", ("Retry-After", "7"))
            .Expect($"DELETE {Request}", 204);

        await DeleteAsync();

        Assert.Equal(["Azure answered 429 Too Many Requests; trying again in 7 s (1 of 3)"], _azure.Reports);
        Assert.Equal([TimeSpan.FromSeconds(7)], _azure.Waits);
        _azure.AssertAllCame();
    }

    [Theory]
    [InlineData(500, "Internal Server Error")]
    [InlineData(502, "Bad Gateway")]
    [InlineData(503, "Service Unavailable")]
    [InlineData(504, "Gateway Timeout")]
    public async Task Requests_that_Azure_fails_to_answer_are_tried_again(int status, string reason)
    {
        _azure
            .Expect($"DELETE {Request}", status, "<html>no JSON</html>")
            .Expect($"DELETE {Request}", 204);

        await DeleteAsync();

        Assert.Equal([$"Azure answered {status} {reason}; trying again in 2 s (1 of 3)"], _azure.Reports);
        _azure.AssertAllCame();
    }

    [Fact]
    public async Task Conflict_with_another_operation_is_tried_again()
    {
        _azure
            .Expect($"DELETE {Request}", 409, InProgress)
            .Expect($"DELETE {Request}", 204);

        await DeleteAsync();

        Assert.Equal(
            ["Azure answered 409 Conflict (AnotherOperationInProgress: The registry is being updated.); trying again in 2 s (1 of 3)"], _azure.Reports);
        _azure.AssertAllCame();
    }

    [Theory]
    [InlineData("MissingSubscriptionRegistration")]
    [InlineData("MissingRegistrationForResourceProvider")]
    [InlineData("Subscription Not Registered")]
    [InlineData("SubscriptionNotRegistered")]
    public async Task Resource_provider_that_is_not_registered_is_registered_and_waited_for(string code)
    {
        _azure
            .Expect($"DELETE {Request}", 409, $$"""{ "error": { "code": "{{code}}", "message": "Register it." } }""")
            .Expect($"POST {Provider}/register 2019-05-01", 200, """{ "registrationState": "Registering" }""")
            .Expect($"GET {Provider} 2019-05-01", 200, """{ "registrationState": "Registering" }""")
            .Expect($"GET {Provider} 2019-05-01", 200, """{ "registrationState": "Registered" }""")
            .Expect($"DELETE {Request}", 204);

        await DeleteAsync();

        Assert.Equal(["The subscription is not registered to use Microsoft.ContainerRegistry; registering it"], _azure.Reports);
        Assert.Equal([TimeSpan.FromSeconds(15)], _azure.Waits);
        _azure.AssertAllCame();
    }

    [Fact]
    public async Task Registration_that_is_refused_ends_the_operation()
    {
        _azure
            .Expect($"DELETE {Request}", 409, Unregistered)
            .Expect($"POST {Provider}/register 2019-05-01", 403, """{ "error": { "code": "AuthorizationFailed", "message": "You may not." } }""");

        var failure = await Assert.ThrowsAsync<ProviderException>(DeleteAsync);

        Assert.Equal("Status=403 Code=\"AuthorizationFailed\" Message=\"You may not.\"", failure.Message);
        _azure.AssertAllCame();
    }

    [Fact]
    public async Task Registration_that_does_not_end_is_waited_for_five_minutes()
    {
        _azure
            .Expect($"DELETE {Request}", 409, Unregistered)
            .Expect($"POST {Provider}/register 2019-05-01", 200)
            .ExpectForever($"GET {Provider} 2019-05-01", 200, """{ "registrationState": "Registering" }""");

        var failure = await Assert.ThrowsAsync<ProviderException>(DeleteAsync);

        Assert.Equal("Microsoft.ContainerRegistry is not registered after 5 minutes: context deadline exceeded", failure.Message);
    }

    [Fact]
    public async Task Registration_that_has_no_effect_is_tried_three_times()
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            _azure
                .Expect($"DELETE {Request}", 409, Unregistered)
                .Expect($"POST {Provider}/register 2019-05-01", 200)
                .Expect($"GET {Provider} 2019-05-01", 200, """{ "registrationState": "Registered" }""");
        }

        var failure = await Assert.ThrowsAsync<ProviderException>(DeleteAsync);

        Assert.Equal("exceeded attempts to register Microsoft.ContainerRegistry", failure.Message);
        _azure.AssertAllCame();
    }

    [Fact]
    public async Task Conflict_that_will_not_pass_ends_the_operation_at_once()
    {
        _azure
            .Expect($"DELETE {Request}", 409, """{ "error": { "code": "ScopeLocked", "message": "It is locked." } }""");

        var failure = await Assert.ThrowsAsync<ProviderException>(DeleteAsync);

        Assert.Equal("Status=409 Code=\"ScopeLocked\" Message=\"It is locked.\"", failure.Message);
        Assert.Empty(_azure.Reports);
    }

    [Fact]
    public async Task What_is_being_deleted_is_read_as_gone_once_it_is()
    {
        _azure
            .Expect($"GET {Request}", 200, Deleting)
            .Expect($"GET {Request}", 404, Gone);

        Assert.Null(await ReadAsync());
        Assert.Equal(["Azure is deleting it; waiting until it is gone"], _azure.Reports);
        _azure.AssertAllCame();
    }

    [Fact]
    public async Task What_is_being_deleted_for_two_hours_is_not_waited_for_any_longer()
    {
        _azure.ExpectForever($"GET {Request}", 200, Deleting);

        var failure = await Assert.ThrowsAsync<ProviderException>(ReadAsync);

        Assert.Equal("operation timed out", failure.Message);
    }

    [Fact]
    public async Task Tries_come_to_an_end()
    {
        foreach (var _ in Enumerable.Range(0, 4))
        {
            _azure.Expect($"DELETE {Request}", 409, InProgress);
        }

        var failure = await Assert.ThrowsAsync<ProviderException>(DeleteAsync);

        Assert.Equal("Status=409 Code=\"AnotherOperationInProgress\" Message=\"The registry is being updated.\"", failure.Message);
        Assert.Equal(3, _azure.Reports.Count);
        _azure.AssertAllCame();
    }

    [Fact]
    public async Task Lost_connection_is_tried_again()
    {
        _azure
            .ExpectLostConnection($"DELETE {Request}")
            .Expect($"DELETE {Request}", 204);

        await DeleteAsync();

        Assert.Equal([$"DELETE {Id}: connection reset; trying again in 2 s (1 of 3)"], _azure.Reports);
        _azure.AssertAllCame();
    }

    [Fact]
    public async Task Creation_whose_answer_never_came_remembers_what_came_into_being()
    {
        foreach (var _ in Enumerable.Range(0, 4))
        {
            _azure.ExpectLostConnection($"PUT {Request}");
        }

        _azure.Expect($"GET {Request}", 200, Creating);

        var failure = await Assert.ThrowsAsync<PartialResourceException>(() => CreateAsync());

        Assert.Equal($"PUT {Id}: the simulated Azure cannot be reached: connection reset", failure.Message);
        Assert.Equal((PropertyValue)"Creating", failure.Result.Outputs["provisioningState"]);
    }

    [Fact]
    public async Task Update_that_fails_after_Azure_has_begun_it_remembers_what_has_become_of_the_resource()
    {
        _azure
            .Expect($"PUT {Request}", 202, "", OperationHeader)
            .Expect("GET /operations/1 x", 200, """{ "status": "Failed", "error": { "code": "Busy", "message": "No." } }""")
            .Expect($"GET {Request}", 200, Creating);

        var failure = await Assert.ThrowsAsync<PartialResourceException>(UpdateAsync);

        Assert.Equal("Status=200 Code=\"Busy\" Message=\"No.\"", failure.Message);
        Assert.Equal((PropertyValue)"Creating", failure.Result.Outputs["provisioningState"]);
        _azure.AssertAllCame();
    }

    [Fact]
    public async Task Update_of_which_nothing_can_be_read_remembers_what_was_known()
    {
        foreach (var method in Enumerable.Repeat("PUT", 4).Concat(Enumerable.Repeat("GET", 4)))
        {
            _azure.ExpectLostConnection($"{method} {Request}");
        }

        var failure = await Assert.ThrowsAsync<PartialResourceException>(UpdateAsync);

        Assert.Equal((PropertyValue)"before", failure.Result.Outputs["provisioningState"]);
    }

    [Fact]
    public async Task Update_that_Azure_refuses_is_an_ordinary_failure()
    {
        _azure.Expect($"PUT {Request}", 400, """{ "error": { "code": "Wrong", "message": "No." } }""");

        await Assert.ThrowsAsync<ProviderException>(UpdateAsync);

        _azure.AssertAllCame();
    }

    [Fact]
    public async Task Connection_that_is_lost_while_an_operation_runs_does_not_end_it()
    {
        _azure
            .Expect($"DELETE {Request}", 202, "", OperationHeader)
            .ExpectLostConnection("GET /operations/1 x")
            .Expect("GET /operations/1 x", 200, """{ "status": "Succeeded" }""");

        await DeleteAsync();

        _azure.AssertAllCame();
    }

    [Fact]
    public async Task Creation_that_does_not_end_fails_when_its_time_is_over_and_is_remembered()
    {
        _azure
            .Expect($"PUT {Request}", 201, Creating)
            .ExpectForever($"GET {Request}", 200, Creating);

        var failure = await Assert.ThrowsAsync<PartialResourceException>(() => CreateAsync(TimeSpan.FromMinutes(5)));

        Assert.Equal("operation timed out", failure.Message);
        Assert.Equal((PropertyValue)"Creating", failure.Result.Outputs["provisioningState"]);
        Assert.All(_azure.Waits, wait => Assert.Equal(TimeSpan.FromSeconds(10), wait));
        Assert.Equal(TimeSpan.FromMinutes(5) / TimeSpan.FromSeconds(10), _azure.Waits.Count);
    }

    [Fact]
    public async Task Operation_without_a_timeout_of_its_own_is_given_two_hours()
    {
        _azure
            .Expect($"DELETE {Request}", 202, "", OperationHeader)
            .ExpectForever("GET /operations/1 x", 200, """{ "status": "InProgress" }""");

        var failure = await Assert.ThrowsAsync<ProviderException>(DeleteAsync);

        Assert.Equal("operation timed out", failure.Message);
    }

    [Fact]
    public async Task Operation_that_is_stopped_leaves_at_once_without_a_verdict()
    {
        using var stop = new CancellationTokenSource();
        _azure
            .Expect($"PUT {Request}", 201, Creating)
            .ExpectForever($"GET {Request}", 200, Creating, stop.Cancel);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => CreateAsync(cancellationToken: stop.Token));
    }

    private Task<ResourceResult> UpdateAsync()
    {
        var outputs = PropertyMap.Empty.With("provisioningState", "before");
        return _azure.Provider.UpdateAsync(
            new(Values.Resource(Replication, report: _azure.Reports.Add), Id, Inputs, outputs, Inputs, Preview: false, null), default);
    }

    private Task<ResourceResult> CreateAsync(TimeSpan? timeout = null, CancellationToken cancellationToken = default)
        => _azure.Provider.CreateAsync(
            new(Values.Resource(Replication, report: _azure.Reports.Add), Inputs, Preview: false, timeout, IsKnownAbsent: true), cancellationToken);

    private Task<ReadResult?> ReadAsync()
        => _azure.Provider.ReadAsync(new(Values.Resource(Replication, report: _azure.Reports.Add), Id, Inputs, PropertyMap.Empty), default);

    private Task DeleteAsync()
        => _azure.Provider.DeleteAsync(new(Values.Resource(Replication, report: _azure.Reports.Add), Id, Inputs, PropertyMap.Empty, null), default);
}
