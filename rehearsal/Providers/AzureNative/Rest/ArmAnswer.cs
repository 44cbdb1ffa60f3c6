using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;

namespace Rehearsal.Providers.AzureNative.Rest;

/// <summary>What Azure Resource Manager answered to one request.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The JSON, null when there is none.</param>
/// <param name="OperationUri">Where an asynchronous operation reports its status.</param>
/// <param name="Location">Where an asynchronous operation's result will be.</param>
/// <param name="RetryAfter">How long to wait before asking again; null when Azure does not say.</param>
internal sealed record ArmAnswer(int Status, JsonNode? Body, Uri? OperationUri, Uri? Location, TimeSpan? RetryAfter)
{
    internal bool IsSuccess => Status is >= 200 and < 300;

    internal bool IsMissing => Status is 404 or 204;

    internal static ArmAnswer Read(Response response)
        => new(
            response.Status,
            Parse(response.Content.ToString()),
            response.Headers.TryGetValue("Azure-AsyncOperation", out var operation) ? new Uri(operation) : null,
            response.Headers.TryGetValue("Location", out var location) ? new Uri(location) : null,
            Delay(response, "x-ms-retry-after-ms", TimeSpan.FromMilliseconds(1)) ?? Delay(response, "Retry-After", TimeSpan.FromSeconds(1)));

    private static TimeSpan? Delay(Response response, string header, TimeSpan unit)
        => response.Headers.TryGetValue(header, out var value) && int.TryParse(value, CultureInfo.InvariantCulture, out var number) ? number * unit : null;

    private static JsonNode? Parse(string content)
    {
        try
        {
            return content.Length == 0 ? null : JsonNode.Parse(content);
        }
        catch (JsonException)
        {
            // A proxy's error page, for instance: the status says enough.
            return null;
        }
    }
}
