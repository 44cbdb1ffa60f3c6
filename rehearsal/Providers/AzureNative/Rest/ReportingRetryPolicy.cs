using Azure.Core;
using Azure.Core.Pipeline;

namespace Rehearsal.Providers.AzureNative.Rest;

/// <summary>Azure.Core's retries (throttling, server errors, lost connections; Retry-After heeded), with a word on why.</summary>
internal sealed class ReportingRetryPolicy(int maxRetries, DelayStrategy delay) : RetryPolicy(maxRetries, delay)
{
    /// <summary>The message property that holds where to report to, an <see cref="Action{T}"/> of string.</summary>
    internal const string Report = "Rehearsal.Report";

    protected override async ValueTask<bool> ShouldRetryAsync(HttpMessage message, Exception? exception)
    {
        var retries = await base.ShouldRetryAsync(message, exception).ConfigureAwait(false);
        if (retries && message.TryGetProperty(Report, out var property) && property is Action<string> report)
        {
            var reason = exception?.Message ?? $"Azure answered {message.Response.Status} {message.Response.ReasonPhrase}".TrimEnd();
            report($"{reason}; trying again");
        }

        return retries;
    }
}
