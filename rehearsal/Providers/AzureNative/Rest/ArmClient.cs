using System.Text.Json.Nodes;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Rehearsal.Providers.AzureNative.Rest;

/// <param name="Endpoint">Base address of Azure Resource Manager; only a loopback one is accepted.</param>
/// <param name="Transport">What sends the requests; null for HTTP.</param>
/// <param name="RetryDelay">How long to wait before a failed request is tried again; null for azure-native's delays.</param>
/// <param name="Time">The clock for waiting and for limits; the system's unless said otherwise.</param>
internal sealed record ArmClientOptions(
    Uri Endpoint, HttpPipelineTransport? Transport = null, DelayStrategy? RetryDelay = null, TimeProvider? Time = null);

/// <summary>Sends requests to Azure Resource Manager and follows what they set off.</summary>
internal sealed class ArmClient
{
    private const int MaxRetries = 3;

    /// <summary>How often a creation, a change or an action is polled, unless Azure says.</summary>
    internal static readonly TimeSpan ChangeInterval = TimeSpan.FromSeconds(10);

    /// <summary>How often a deletion is polled, unless Azure says.</summary>
    internal static readonly TimeSpan DeletionInterval = TimeSpan.FromSeconds(30);

    // What Azure counts the deployments of Pulumi's users by.
    private const string UserAgent = "pulumi-azure-native/3.28.0 pid-a90539d8-a7a6-5826-95c4-1fbef22d4b22";

    private const string VaultApiVersion = "7.5";

    private const string VaultSuffix = "vault.azure.net";

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
        var retryDelay = options.RetryDelay ?? new RetryDelays();
        var pipelineOptions = new PipelineOptions { RetryPolicy = new ReportingRetryPolicy(MaxRetries, retryDelay, Time) };
        pipelineOptions.Diagnostics.IsDistributedTracingEnabled = false;
        pipelineOptions.Diagnostics.IsLoggingEnabled = false;
        if (options.Transport is { } transport)
        {
            pipelineOptions.Transport = transport;
        }

        var identity = new RehearsalIdentityPolicy();
        var registration = new RegistrationPolicy(_endpoint, HttpPipelineBuilder.Build(pipelineOptions, identity), Time);
        _pipeline = HttpPipelineBuilder.Build(pipelineOptions, [registration], [identity], null);
    }

    /// <summary>The clock for waiting and for limits.</summary>
    internal TimeProvider Time { get; }

    /// <summary>One request; the caller handles error responses.</summary>
    /// <param name="id">Resource id, followed by the name of an action if one is called.</param>
    /// <exception cref="ProviderException">Azure cannot be reached.</exception>
    internal Task<ArmAnswer> SendAsync(
        RequestMethod method, string id, string apiVersion, JsonNode? body, Action<string> report, CancellationToken cancellationToken,
        IEnumerable<KeyValuePair<string, string>>? query = null)
    {
        var parameters = (query ?? []).Prepend(new("api-version", apiVersion))
            .Select(parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value)}");
        return SendAsync(method, new Uri(_endpoint, $"{Escape(id)}?{string.Join('&', parameters)}"), body, report, cancellationToken);
    }

    /// <summary>Polls an asynchronous operation until it ends, by Azure-AsyncOperation, Operation-Location, Location or provisioningState.</summary>
    /// <param name="interval">How often to ask, where Azure does not say.</param>
    /// <returns>The last answer: an action's result, or the resource where provisioningState was polled.</returns>
    /// <exception cref="ProviderException">The operation failed or was cancelled; the message has Azure's code and message.</exception>
    internal async Task<ArmAnswer> FollowAsync(
        string id, string apiVersion, ArmAnswer answer, TimeSpan interval, Action<string> report, CancellationToken cancellationToken)
    {
        if (answer.OperationUri is { } operation)
        {
            return await PollAsync(Absolute(operation, apiVersion), answer, interval, OperationStatus, report, cancellationToken);
        }

        if (answer is { Location: { } location, Status: 202 or 201 })
        {
            return await PollAsync(Absolute(location, apiVersion), answer, interval, LocationStatus, report, cancellationToken);
        }

        return ProvisioningState(answer) is { } state && !IsTerminal(state)
            ? await PollAsync(ResourceUri(id, apiVersion), answer, interval, ProvisioningState, report, cancellationToken)
            : answer;
    }

    // Azure's client library for Go, which azure-native polls with: at once the first time, unless Azure says to wait.
    private async Task<ArmAnswer> PollAsync(
        Uri uri, ArmAnswer answer, TimeSpan interval, Func<ArmAnswer, string?> statusOf, Action<string> report, CancellationToken cancellationToken)
    {
        for (var delay = answer.RetryAfter ?? TimeSpan.Zero; ; delay = answer.RetryAfter ?? interval)
        {
            if (delay > TimeSpan.Zero)
            {
                await Task.Delay(delay, Time, cancellationToken);
            }

            answer = await SendAsync(RequestMethod.Get, uri, null, report, cancellationToken);
            var status = statusOf(answer);
            if (!answer.IsSuccess || (status is not null && IsTerminal(status) && !IsSuccess(status)))
            {
                throw ArmError.From(answer).ToException();
            }

            if (status is null || IsTerminal(status))
            {
                return answer;
            }
        }
    }

    // Managed identities answer a Location without a host and a version.
    private Uri Absolute(Uri uri, string apiVersion)
    {
        var absolute = uri.IsAbsoluteUri ? uri : new Uri(_endpoint, uri);
        return absolute.Query.Contains("api-version=", StringComparison.OrdinalIgnoreCase)
            ? absolute
            : new UriBuilder(absolute) { Query = $"{absolute.Query.TrimStart('?')}&api-version={apiVersion}".TrimStart('&') }.Uri;
    }

    /// <summary>One request to a key vault itself. The simulated Azure answers for all vaults, by the Host header.</summary>
    /// <param name="vaultName">The vault's name in Azure.</param>
    /// <param name="path">The path in the vault, such as <c>keys/registry</c>.</param>
    /// <exception cref="ProviderException">Azure cannot be reached.</exception>
    internal Task<ArmAnswer> SendToVaultAsync(RequestMethod method, string vaultName, string path, Action<string> report, CancellationToken cancellationToken)
        => SendAsync(
            method, new Uri(_endpoint, $"{Escape(path)}?api-version={VaultApiVersion}"), null, report, cancellationToken,
            $"{vaultName.ToLowerInvariant()}.{VaultSuffix}");

    private async Task<ArmAnswer> SendAsync(
        RequestMethod method, Uri uri, JsonNode? body, Action<string> report, CancellationToken cancellationToken, string? host = null)
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
        message.Request.Headers.SetValue("User-Agent", UserAgent);
        if (host is not null)
        {
            message.Request.Headers.SetValue("Host", host);
        }

        if (body is not null)
        {
            message.Request.Headers.SetValue("Content-Type", "application/json; charset=utf-8");
            message.Request.Content = RequestContent.Create(BinaryData.FromString(body.ToJsonString()));
        }

        try
        {
            await _pipeline.SendAsync(message, cancellationToken);
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
