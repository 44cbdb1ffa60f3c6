using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Core.Pipeline;
using Rehearsal.Providers.AzureNative;
using Rehearsal.Providers.AzureNative.Rest;

namespace Recorded.Tests;

/// <summary>An Azure that takes everything as it is sent, at once, gives it back when asked, and keeps what it was asked.</summary>
internal sealed class EchoAzure : HttpMessageHandler
{
    /// <summary>The subscription of the recordings.</summary>
    internal const string SubscriptionId = "00000000-0000-0000-0000-000000000000";

    private readonly ConcurrentDictionary<string, JsonObject> _resources = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<EchoRequest> _requests = [];

    /// <summary>The requests since the last call of <see cref="Forget"/>.</summary>
    internal IReadOnlyList<EchoRequest> Requests => _requests;

    internal AzureNativeProvider Provider => new(
        new ArmClient(new(new("http://127.0.0.1:9"), new HttpClientTransport(this))), new(SubscriptionId, "tenant", "principal", "client"));

    internal void Forget() => _requests.Clear();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = Uri.UnescapeDataString(request.RequestUri!.AbsolutePath);
        var body = request.Content is null ? null : JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken))?.AsObject();
        var before = _resources.GetValueOrDefault(path);
        _requests.Add(new(request.Method.Method, path, request.RequestUri.Query.Replace("?api-version=", "", StringComparison.Ordinal), body, before));
        return request.Method.Method switch
        {
            "GET" when before is null => Answer(HttpStatusCode.NotFound, new() { ["error"] = new JsonObject { ["code"] = "ResourceNotFound" } }),
            "GET" => Answer(HttpStatusCode.OK, before),
            "DELETE" when _resources.TryRemove(path, out _) => Answer(HttpStatusCode.OK, []),
            "DELETE" => Answer(HttpStatusCode.NoContent, []),
            _ => Answer(HttpStatusCode.OK, _resources[path] = Made(path, body ?? [])),
        };
    }

    private static JsonObject Made(string path, JsonObject body)
    {
        var made = body.DeepClone().AsObject();
        made["id"] = path;
        made["name"] = path[(path.LastIndexOf('/') + 1)..];
        return made;
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, JsonObject body)
        => new(status) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") };
}

/// <param name="Before">What was there when the request came; null for nothing.</param>
internal sealed record EchoRequest(string Method, string Path, string ApiVersion, JsonObject? Body, JsonObject? Before)
{
    /// <summary>Azure takes paths in any case.</summary>
    public override string ToString() => $"{Method} {Path.ToLowerInvariant()} {ApiVersion}";
}
