using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Azure.Core.Pipeline;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative;
using Rehearsal.Providers.AzureNative.Configuring;
using Rehearsal.Providers.AzureNative.Rest;

namespace Rehearsal.Tests.Providers.AzureNative.Rest;

/// <summary>Answers exactly the expected requests, in their order; anything else fails the test.</summary>
internal sealed class RecordedAzure : HttpMessageHandler
{
    internal static readonly AzureIdentity Identity = new("sub", "tenant", "principal", "client");

    private readonly Queue<(string Request, Func<HttpResponseMessage> Answer)> _expected = new();

    /// <summary>The bodies of the requests that had one.</summary>
    internal List<JsonNode> Bodies { get; } = [];

    private (string Request, Func<HttpResponseMessage> Answer) _forever = ("nothing", () => new HttpResponseMessage());

    private readonly HurriedTime _time = new();

    /// <summary>How long the client waited before it asked again.</summary>
    internal IReadOnlyList<TimeSpan> Waits => _time.Waits;

    internal List<string> Reports { get; } = [];

    internal AzureNativeProvider Provider => new(
        new ArmClient(new(
            new("http://127.0.0.1:9"),
            new HttpClientTransport(this),
            new TwoSeconds(),
            _time)),
        Identity,
        DefaultLocation);

    /// <summary>Where resources go whose program gives no location; null for where their group is.</summary>
    internal PropertyValue? DefaultLocation { get; init; }

    /// <param name="request">Method and path, for a vault with its host, and the API version behind it.</param>
    internal RecordedAzure Expect(string request, int status, string body = "", params (string Name, string Value)[] headers)
    {
        _expected.Enqueue((request, () => Answer(status, body, headers)));
        return this;
    }

    internal RecordedAzure ExpectLostConnection(string request)
    {
        _expected.Enqueue((request, () => throw new HttpRequestException("connection reset")));
        return this;
    }

    /// <summary>Answers a request for as often as it comes; nothing can be expected after it.</summary>
    /// <param name="answering">Called with each.</param>
    internal RecordedAzure ExpectForever(string request, int status, string body, Action? answering = null)
    {
        _forever = (request, () =>
        {
            answering?.Invoke();
            return Answer(status, body, []);
        }
        );
        return this;
    }

    internal void AssertAllCame() => Assert.Empty(_expected);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (expected, answer) = _expected.Count > 0 ? _expected.Dequeue() : _forever;
        Assert.Equal(expected, $"{request.Method} {Host(request)}{request.RequestUri!.PathAndQuery.Replace("?api-version=", " ", StringComparison.Ordinal)}");
        Assert.Equal("Bearer rehearsal", request.Headers.Authorization?.ToString());
        if (request.Content is not null)
        {
            Bodies.Add(JsonNode.Parse(await request.Content.ReadAsStringAsync(cancellationToken))!);
        }

        return answer();
    }

    private static string Host(HttpRequestMessage request) => request.Headers.Host is { } host ? $"https://{host}" : "";

    private static HttpResponseMessage Answer(int status, string body, (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        foreach (var (name, value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }
}
