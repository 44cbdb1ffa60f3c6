using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Rehearsal.Providers.AzureNative.Rest;

/// <summary>
/// Tries again what may succeed the next time, a few times, with a message why: what Azure.Core takes for that (throttling, server errors,
/// lost connections) and conflicts with another operation. Unlike Azure.Core's own policy it waits by a <see cref="TimeProvider"/>, which tests control.
/// </summary>
/// <param name="delays">How long to wait where Azure does not say.</param>
internal sealed class ReportingRetryPolicy(int maxRetries, DelayStrategy delays, TimeProvider time) : HttpPipelinePolicy
{
    /// <summary>The message property that holds where to report to, an <see cref="Action{T}"/> of string.</summary>
    internal const string Report = "Rehearsal.Report";

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        => throw new NotSupportedException("Requests are sent asynchronously.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        for (var retry = 1; ; retry++)
        {
            string reason;
            Response? response = null;
            try
            {
                await ProcessNextAsync(message, pipeline);
                response = message.Response;
                if (retry > maxRetries || Reason(message) is not { } answered)
                {
                    return;
                }

                reason = answered;
            }
            catch (Exception exception) when (retry <= maxRetries && message.ResponseClassifier.IsRetriable(message, exception))
            {
                reason = $"{message.Request.Method} {message.Request.Uri.Path}: {exception.GetBaseException().Message}";
            }

            var delay = (response is null ? null : ArmAnswer.Read(response).RetryAfter) ?? delays.GetNextDelay(null, retry);
            if (message.TryGetProperty(Report, out var property) && property is Action<string> report)
            {
                report(FormattableString.Invariant($"{reason}; trying again in {delay.TotalSeconds:0.#} s ({retry} of {maxRetries})"));
            }

            await Task.Delay(delay, time, message.CancellationToken);
        }
    }

    /// <summary>Why an answer is worth another try; null when it is not.</summary>
    private static string? Reason(HttpMessage message)
    {
        var response = message.Response;
        var answered = $"Azure answered {response.Status} {response.ReasonPhrase}".TrimEnd();
        if (message.ResponseClassifier.IsRetriableResponse(message))
        {
            return answered;
        }

        var error = response.Status == 409 ? ArmError.From(ArmAnswer.Read(response)) : null;
        return error is { IsPassing: true } ? $"{answered} ({error.Code}: {error.Message})" : null;
    }
}
