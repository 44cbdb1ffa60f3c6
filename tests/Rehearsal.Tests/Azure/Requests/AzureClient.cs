using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Rehearsal.Azure;
using Rehearsal.Azure.Setup;

namespace Rehearsal.Tests.Azure.Requests;

/// <summary>A response.</summary>
internal sealed record Answer(int Status, JsonObject? Body, HttpResponseMessage Message)
{
    internal string? ErrorCode => (string?)Body?["error"]?["code"];

    internal string ErrorMessage => (string)Body!["error"]!["message"]!;

    internal string? ErrorTarget => (string?)Body?["error"]?["target"];

    internal JsonObject Properties => (JsonObject)Body!["properties"]!;

    internal IEnumerable<string> Names => Body!["value"]!.AsArray().Select(item => (string)item!["name"]!);

    internal string? Header(string name) => Message.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}

/// <summary>A simulated Azure of its own for one test, asked over HTTP.</summary>
internal sealed class AzureClient : IAsyncDisposable
{
    internal const string Subscription = $"/subscriptions/{SimulatedAzure.SubscriptionId}";
    internal const string Group = $"{Subscription}/resourceGroups/rg-test";
    internal const string Registry = $"{Group}/providers/Microsoft.ContainerRegistry/registries/contoso";

    private readonly SimulatedAzure _azure;
    private readonly HttpClient _http;

    private AzureClient(SimulatedAzure azure)
    {
        _azure = azure;
        _http = new HttpClient { BaseAddress = azure.Endpoint };
    }

    /// <summary>The clock of a simulated Azure in which operations take a minute.</summary>
    internal FakeTimeProvider Time { get; private init; } = StoppedTime();

    /// <summary>A clock that stays at a fixed time until a test advances it.</summary>
    internal static FakeTimeProvider StoppedTime() => new(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    internal static Task<AzureClient> StartAsync(CloudFolder? folder = null, TimeSpan operationTime = default)
        => StartAsync(new SimulatedAzureOptions(folder, 0, operationTime));

    /// <summary>One with its own options, but for the clock.</summary>
    internal static async Task<AzureClient> StartAsync(SimulatedAzureOptions options)
    {
        var time = StoppedTime();
        var azure = await SimulatedAzure.StartAsync(options with { Time = time }, CancellationToken.None);
        return new(azure) { Time = time };
    }

    /// <summary>One with the resource group rg-test.</summary>
    internal static async Task<AzureClient> StartWithGroupAsync(CloudFolder? folder = null, TimeSpan operationTime = default)
    {
        var client = await StartAsync(folder, operationTime);
        _ = await client.SucceedAsync("PUT", Group, """{ "location": "westeurope" }""");
        return client;
    }

    /// <summary>One with a registry contoso in West Europe.</summary>
    internal static async Task<AzureClient> StartWithRegistryAsync(string sku = "Premium", TimeSpan operationTime = default)
    {
        var client = await StartWithGroupAsync(operationTime: operationTime);
        _ = await client.SucceedAsync("PUT", Registry, RegistryBody(sku));
        client.Time.Advance(operationTime);
        return client;
    }

    internal static string RegistryBody(string sku = "Premium", string properties = "{}", string location = "westeurope")
        => $$"""{ "location": "{{location}}", "sku": { "name": "{{sku}}" }, "properties": {{properties}} }""";

    internal static string ReplicaBody(string location, string properties = "{}")
        => $$"""{ "location": "{{location}}", "properties": {{properties}} }""";

    internal static string Replica(string name) => $"{Registry}/replications/{name}";

    internal Task<Answer> GetAsync(string path, string? apiVersion = null) => SendAsync("GET", path, null, apiVersion);

    internal async Task<Answer> SucceedAsync(string method, string path, string? body = null, string? apiVersion = null)
    {
        var answer = await SendAsync(method, path, body, apiVersion);
        Assert.True(answer.Status < 300, answer.Body?.ToJsonString());
        return answer;
    }

    /// <summary>Sends a request with the API version that fits the path.</summary>
    internal Task<Answer> SendAsync(string method, string path, string? body = null, string? apiVersion = null)
        => SendToAsync(method, $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}api-version={apiVersion ?? VersionFor(path)}", body);

    /// <summary>Sends a request to an address without changing it.</summary>
    internal async Task<Answer> SendToAsync(string method, string address, string? body = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (body is not null)
        {
            request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        }

        var response = await _http.SendAsync(request);
        var json = response.Content.Headers.ContentLength == 0 || response.Content.Headers.ContentType is null
            ? null
            : await response.Content.ReadFromJsonAsync<JsonObject>();
        return new((int)response.StatusCode, json, response);
    }

    /// <summary>Sends a request to a key vault itself.</summary>
    internal async Task<Answer> SendToVaultAsync(string method, string vault, string path)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"/{path}?api-version=7.5") { Headers = { Host = $"{vault}.vault.azure.net" } };
        var response = await _http.SendAsync(request);
        return new((int)response.StatusCode, await response.Content.ReadFromJsonAsync<JsonObject>(), response);
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return _azure.DisposeAsync();
    }

    private static string VersionFor(string path) => path switch
    {
        _ when path.Contains("Microsoft.Authorization/locks", StringComparison.Ordinal) => "2020-05-01",
        _ when path.Contains("Microsoft.Authorization/roleAssignments", StringComparison.Ordinal) => "2022-04-01",
        _ when path.Contains("Microsoft.Authorization/roleDefinitions", StringComparison.Ordinal) => "2022-04-01",
        _ when path.Contains("Microsoft.Network/privateDnsZones", StringComparison.Ordinal) => "2024-06-01",
        _ when path.Contains("Microsoft.Network/", StringComparison.Ordinal) => "2024-05-01",
        _ when path.Contains("Microsoft.Insights/diagnosticSettings", StringComparison.Ordinal) => "2021-05-01-preview",
        _ when path.Contains("Microsoft.Insights/metricAlerts", StringComparison.Ordinal) => "2018-03-01",
        _ when path.Contains("Microsoft.Insights/activityLogAlerts", StringComparison.Ordinal) => "2020-10-01",
        _ when path.Contains("Microsoft.Insights/actionGroups", StringComparison.Ordinal) => "2024-10-01-preview",
        _ when path.Contains("Microsoft.OperationalInsights", StringComparison.Ordinal) => "2023-09-01",
        _ when path.Contains("Microsoft.EventGrid", StringComparison.Ordinal) => "2025-02-15",
        _ when path.Contains("/agentPools", StringComparison.Ordinal) || path.Contains("/tasks", StringComparison.Ordinal) => "2019-06-01-preview",
        _ when path.Contains("Microsoft.KeyVault", StringComparison.Ordinal) => "2025-05-01",
        _ when path.Contains("Microsoft.ManagedIdentity", StringComparison.Ordinal) => "2023-01-31",
        _ when path.Contains("Microsoft.ContainerRegistry", StringComparison.Ordinal) => "2025-11-01",
        _ => "2024-07-01",
    };
}
