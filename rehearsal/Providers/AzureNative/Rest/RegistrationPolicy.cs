using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Rehearsal.Providers.AzureNative.Rest;

/// <summary>
/// Registers a resource provider that the subscription has never used, waits until that is done, and sends the request again: what Azure's client
/// library for Go does, with which azure-native sends its requests (azure-sdk-for-go, sdk/azcore/arm/runtime/policy_register_rp.go).
/// </summary>
/// <param name="endpoint">Base address of Azure Resource Manager.</param>
/// <param name="registrations">Sends the requests that register and ask.</param>
internal sealed class RegistrationPolicy(Uri endpoint, HttpPipeline registrations, TimeProvider time) : HttpPipelinePolicy
{
    private const int Conflict = 409;
    private const int MostAttempts = 3;
    private const string ApiVersion = "2019-05-01";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private static readonly FrozenSet<string> Codes = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "MissingSubscriptionRegistration", "MissingRegistrationForResourceProvider", "Subscription Not Registered", "SubscriptionNotRegistered");

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        => throw new NotSupportedException("Requests are sent asynchronously.");

    /// <exception cref="ProviderException">The resource provider cannot be registered.</exception>
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var provider = "";
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            await ProcessNextAsync(message, pipeline);
            if (!IsUnregistered(message.Response) || ProviderPath(message.Request.Uri.ToUri().AbsolutePath) is not { } path)
            {
                return;
            }

            provider = path[(path.LastIndexOf('/') + 1)..];
            await RegisterAsync(message, path, provider);
        }

        throw new ProviderException($"exceeded attempts to register {provider}");
    }

    private static bool IsUnregistered(Response response)
        => response.Status == Conflict && ArmError.From(ArmAnswer.Read(response)).Code is { } code && Codes.Contains(code);

    /// <summary>Where a subscription's registration of a resource's provider is; null where the path names no provider.</summary>
    private static string? ProviderPath(string path)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var provider = Array.FindLastIndex(segments, segment => segment.Equals("providers", StringComparison.OrdinalIgnoreCase)) + 1;
        return segments.Length > 1 && segments[0] == "subscriptions" && provider > 0 && provider < segments.Length
            ? $"/subscriptions/{segments[1]}/providers/{segments[provider]}"
            : null;
    }

    private async Task RegisterAsync(HttpMessage message, string path, string provider)
    {
        if (message.TryGetProperty(ReportingRetryPolicy.Report, out var property) && property is Action<string> report)
        {
            report($"The subscription is not registered to use {provider}; registering it");
        }

        using var limit = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, message.CancellationToken);
        try
        {
            _ = await SendAsync(message, RequestMethod.Post, $"{path}/register", either.Token);
            while (!IsRegistered(await SendAsync(message, RequestMethod.Get, path, either.Token)))
            {
                await Task.Delay(Interval, time, either.Token);
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested && !message.CancellationToken.IsCancellationRequested)
        {
            throw new ProviderException($"{provider} is not registered after {Longest.TotalMinutes} minutes: context deadline exceeded");
        }
    }

    private async Task<ArmAnswer> SendAsync(HttpMessage cause, RequestMethod method, string path, CancellationToken cancellationToken)
    {
        using var message = registrations.CreateMessage();
        if (cause.TryGetProperty(ReportingRetryPolicy.Report, out var report))
        {
            message.SetProperty(ReportingRetryPolicy.Report, report!);
        }

        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri(endpoint, $"{path}?api-version={ApiVersion}"));
        message.Request.Headers.SetValue("Accept", "application/json");
        await registrations.SendAsync(message, cancellationToken);
        var answer = ArmAnswer.Read(message.Response);
        return answer.Status == 200 ? answer : throw ArmError.From(answer).ToException();
    }

    private static bool IsRegistered(ArmAnswer answer)
        => answer.Body is JsonObject body && body["registrationState"] is JsonValue value && value.TryGetValue<string>(out var state)
            && state.Equals("Registered", StringComparison.OrdinalIgnoreCase);
}
