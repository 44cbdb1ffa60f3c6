using System.Text.Json.Nodes;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Rehearsal.Providers.AzureNative.Rest;

/// <param name="Endpoint">Base address of Azure Resource Manager; only a loopback one is accepted.</param>
/// <param name="Transport">What sends the requests; null for HTTP.</param>
/// <param name="RetryDelay">How long to wait before a failed request is tried again; null for exponential delays from 0.8 seconds on.</param>
/// <param name="Time">The clock for waiting and for limits; the system's unless said otherwise.</param>
internal sealed record ArmClientOptions(
    Uri Endpoint, HttpPipelineTransport? Transport = null, DelayStrategy? RetryDelay = null, TimeProvider? Time = null);

/// <summary>Sends requests to Azure Resource Manager and follows what they set off.</summary>
internal sealed class ArmClient
{
    private const int MaxRetries = 5;

    private static readonly TimeSpan DefaultPollInterval = TimeSpan.FromSeconds(1);

    private readonly Uri _endpoint;
    private readonly HttpPipeline _pipeline;

    /// <exception cref="ArgumentException">The endpoint is not on this machine: a rehearsal never talks to Azure.</exception>
    internal ArmClient(ArmClientOptions options)
    {
        if (!options.Endpoint.IsLoopback)
        {
            throw new ArgumentException($"A rehearsal only talks to a simulated Azure on this machine, not to {options.Endpoint}.", nameof(options));
        }

        _endpoint = options.Endpoint;
        Time = options.Time ?? TimeProvider.System;
        var retryDelay = options.RetryDelay ?? DelayStrategy.CreateExponentialDelayStrategy();
        var pipelineOptions = new PipelineOptions { RetryPolicy = new ReportingRetryPolicy(MaxRetries, retryDelay, Time) };
        pipelineOptions.Diagnostics.IsDistributedTracingEnabled = false;
        pipelineOptions.Diagnostics.IsLoggingEnabled = false;
        if (options.Transport is { } transport)
        {
            pipelineOptions.Transport = transport;
        }

        _pipeline = HttpPipelineBuilder.Build(pipelineOptions, new RehearsalIdentityPolicy());
    }

    /// <summary>The clock for waiting and for limits.</summary>
    internal TimeProvider Time { get; }

    /// <summary>One request; failures that Azure answers are for the caller to judge.</summary>
    /// <param name="id">Resource id, an action's name behind it where one is meant.</param>
    /// <exception cref="ProviderException">Azure cannot be reached.</exception>
    internal Task<ArmAnswer> SendAsync(
        RequestMethod method, string id, string apiVersion, JsonNode? body, Action<string> report, CancellationToken cancellationToken,
        IEnumerable<KeyValuePair<string, string>>? query = null)
    {
        var parameters = (query ?? []).Prepend(new("api-version", apiVersion))
            .Select(parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value)}");
        return SendAsync(method, new Uri(_endpoint, $"{Escape(id)}?{string.Join('&', parameters)}"), body, report, cancellationToken);
    }

    /// <summary>Follows an asynchronous operation to its end, as told by Azure-AsyncOperation, Location or provisioningState.</summary>
    /// <returns>The operation's last answer: its own result for an action, the resource where its state told the end.</returns>
    /// <exception cref="ProviderException">The operation failed or was cancelled; the message has Azure's code and message.</exception>
    internal async Task<ArmAnswer> FollowAsync(
        string action, string id, string apiVersion, ArmAnswer answer, Action<string> report, CancellationToken cancellationToken)
    {
        if (answer.OperationUri is { } operation)
        {
            return await PollAsync(action, id, operation, answer, OperationStatus, report, cancellationToken).ConfigureAwait(false);
        }

        if (answer is { Location: { } location, Status: 202 or 201 })
        {
            return await PollAsync(action, id, location, answer, LocationStatus, report, cancellationToken).ConfigureAwait(false);
        }

        return ProvisioningState(answer) is { } state && !IsTerminal(state)
            ? await PollAsync(action, id, ResourceUri(id, apiVersion), answer, ProvisioningState, report, cancellationToken).ConfigureAwait(false)
            : answer;
    }

    private async Task<ArmAnswer> PollAsync(
        string action, string id, Uri uri, ArmAnswer answer, Func<ArmAnswer, string?> statusOf, Action<string> report, CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(answer.RetryAfter ?? DefaultPollInterval, Time, cancellationToken).ConfigureAwait(false);
            answer = await SendAsync(RequestMethod.Get, uri, null, report, cancellationToken).ConfigureAwait(false);
            var status = statusOf(answer);
            if (!answer.IsSuccess || (status is not null && IsTerminal(status) && !IsSuccess(status)))
            {
                throw ArmError.From(answer.Body, answer.Status).ToException(action, id);
            }

            if (status is null || IsTerminal(status))
            {
                return answer;
            }
        }
    }

    private async Task<ArmAnswer> SendAsync(RequestMethod method, Uri uri, JsonNode? body, Action<string> report, CancellationToken cancellationToken)
    {
        if (Uri.Compare(uri, _endpoint, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) != 0)
        {
            throw new ProviderException($"The simulated Azure pointed to {uri}, which is not its own address. A rehearsal does not go there.");
        }

        using var message = _pipeline.CreateMessage();
        message.SetProperty(ReportingRetryPolicy.Report, report);
        message.Request.Method = method;
        message.Request.Uri.Reset(uri);
        message.Request.Headers.SetValue("Accept", "application/json");
        if (body is not null)
        {
            message.Request.Headers.SetValue("Content-Type", "application/json");
            message.Request.Content = RequestContent.Create(BinaryData.FromString(body.ToJsonString()));
        }

        try
        {
            await _pipeline.SendAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is RequestFailedException or IOException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            var reason = exception.GetBaseException().Message;
            throw new ProviderException($"{method} {uri.AbsolutePath}: the simulated Azure cannot be reached: {reason}", exception);
        }

        return ArmAnswer.Read(message.Response);
    }

    private Uri ResourceUri(string id, string apiVersion) => new(_endpoint, $"{Escape(id)}?api-version={apiVersion}");

    private static string Escape(string id) => string.Join('/', id.Split('/').Select(Uri.EscapeDataString));

    private static string? OperationStatus(ArmAnswer answer) => (string?)answer.Body?["status"];

    private static string? LocationStatus(ArmAnswer answer) => answer.Status == 202 ? "InProgress" : null;

    private static string? ProvisioningState(ArmAnswer answer)
        => answer.Body is JsonObject body && body["properties"] is JsonObject properties && properties["provisioningState"] is JsonValue value
            && value.TryGetValue<string>(out var state) ? state : null;

    private static bool IsTerminal(string status) => IsSuccess(status)
        || status.Equals("Failed", StringComparison.OrdinalIgnoreCase)
        || status.Equals("Canceled", StringComparison.OrdinalIgnoreCase);

    // Private DNS records and others have no state; key vaults and networks spell it in their own ways, but always "Succeeded".
    private static bool IsSuccess(string status) => status.Equals("Succeeded", StringComparison.OrdinalIgnoreCase);

    private sealed class PipelineOptions : ClientOptions;
}
