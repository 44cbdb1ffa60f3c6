using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Core.Pipeline;
using Rehearsal.Azure;
using Rehearsal.Providers.AzureNative;
using Rehearsal.Providers.AzureNative.Rest;
using Rehearsal.Tests.Azure.Requests;

namespace Rehearsal.Tests.Providers.AzureNative.Rest;

/// <summary>What becomes of a request on its way to the simulated Azure.</summary>
/// <param name="send">Sends it there.</param>
internal delegate Task<HttpResponseMessage> Fault(Func<Task<HttpResponseMessage>> send);

/// <summary>
/// The simulated Azure behind a connection with faults. Requests are named by method and resource, as in <c>PUT contoso</c>; <c>POLL contoso</c> polls
/// an operation on it.
/// </summary>
internal sealed class FaultyAzure : DelegatingHandler
{
    private readonly SimulatedAzure _azure;
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Fault>> _once = new();
    private readonly ConcurrentDictionary<string, Fault> _always = new();
    private readonly ConcurrentDictionary<string, string> _operations = new();
    private readonly ConcurrentQueue<string> _answered = new();

    private FaultyAzure(SimulatedAzure azure)
        : base(new SocketsHttpHandler()) => _azure = azure;

    /// <summary>A new one, empty and with a stopped clock.</summary>
    internal static async Task<FaultyAzure> StartAsync()
        => new(await SimulatedAzure.StartAsync(new(null, 0, TimeSpan.Zero) { Time = AzureClient.StoppedTime() }, default));

    /// <summary>Sends through the faults, and waits without taking time.</summary>
    internal AzureNativeProvider Provider => new(
        new ArmClient(new(_azure.Endpoint, new HttpClientTransport(this), new TwoSeconds(), new HurriedTime())),
        new(SimulatedAzure.SubscriptionId, SimulatedAzure.TenantId, SimulatedAzure.PrincipalId, SimulatedAzure.PrincipalId));

    /// <summary>Answers in place of Azure.</summary>
    internal static Fault Answers(int status, string body = "", params (string Name, string Value)[] headers) => _ =>
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return Task.FromResult(response);
    };

    /// <summary>The connection is lost before the request has arrived.</summary>
    internal static Fault LosesRequest => _ => throw new HttpRequestException("connection reset");

    /// <summary>The connection is lost before the answer has arrived.</summary>
    internal static Fault LosesAnswer => async send =>
    {
        (await send()).Dispose();
        throw new HttpRequestException("connection reset");
    };

    /// <summary>Lets requests of a name go wrong, one after the other; those that follow come through.</summary>
    internal void Put(string request, params IEnumerable<Fault> faults) => _once[request] = new(faults);

    /// <summary>Lets each request of a name go wrong.</summary>
    internal void PutForever(string request, Fault fault) => _always[request] = fault;

    /// <summary>Takes all faults away. Those that were to come once have all come by now.</summary>
    /// <returns>The requests that the simulated Azure has answered since the last time, each with its status.</returns>
    internal IReadOnlyList<string> Repair()
    {
        Assert.All(_once, faults => Assert.Empty(faults.Value));
        _once.Clear();
        _always.Clear();
        var answered = _answered.ToList();
        _answered.Clear();
        return answered;
    }

    /// <summary>All resources, as Azure lists them.</summary>
    internal async Task<string> ResourcesAsync()
    {
        using var client = new HttpClient { BaseAddress = _azure.Endpoint };
        var answer = await client.GetFromJsonAsync<JsonObject>($"/subscriptions/{SimulatedAzure.SubscriptionId}/resources?api-version=2024-03-01");
        return answer!["value"]!.ToJsonString();
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri!.AbsolutePath;
        var name = _operations.TryGetValue(path, out var resource) ? $"POLL {resource}" : $"{request.Method} {path[(path.LastIndexOf('/') + 1)..]}";
        return _once.TryGetValue(name, out var faults) && faults.TryDequeue(out var fault) ? fault(SendOnAsync)
            : _always.TryGetValue(name, out var always) ? always(SendOnAsync)
            : SendOnAsync();

        async Task<HttpResponseMessage> SendOnAsync()
        {
            var response = await base.SendAsync(request, cancellationToken);
            _answered.Enqueue($"{name} {(int)response.StatusCode}");
            if (response.Headers.TryGetValues("Azure-AsyncOperation", out var operation))
                _operations[new Uri(operation.Single()).AbsolutePath] = path[(path.LastIndexOf('/') + 1)..];
            return response;
        }
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing)
            _azure.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
