using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure;

namespace Rehearsal.Providers.AzureNative.Rest;

/// <summary>What Azure Resource Manager answered to one request.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Text">The body as it came.</param>
/// <param name="Body">The JSON in it, null when there is none.</param>
internal sealed record ArmAnswer(int Status, string Text, JsonNode? Body)
{
    /// <summary>Where an asynchronous operation reports its status.</summary>
    internal Uri? OperationUri { get; init; }

    /// <summary>Where an asynchronous operation's result will be.</summary>
    internal Uri? Location { get; init; }

    /// <summary>How long to wait before asking again; null when Azure does not say.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>The error's code, where a header has it.</summary>
    internal string? ErrorCode { get; init; }

    internal bool IsSuccess => Status is 200 or 201 or 202 or 204;

    internal static ArmAnswer Read(Response response)
    {
        var text = response.Content.ToString();
        return new(response.Status, text, Parse(text))
        {
            OperationUri = Address(response, "Azure-AsyncOperation") ?? Address(response, "Operation-Location"),
            Location = Address(response, "Location"),
            RetryAfter = Delay(response),
            ErrorCode = response.Headers.TryGetValue("x-ms-error-code", out var code) ? code : null,
        };
    }

    private static Uri? Address(Response response, string header)
        => response.Headers.TryGetValue(header, out var address) && Uri.TryCreate(address, UriKind.RelativeOrAbsolute, out var uri) ? uri : null;

    // As Azure's client library for Go reads them: the finer ones first, and only a time that is longer than none.
    private static TimeSpan? Delay(Response response)
        => Delay(response, "retry-after-ms", TimeSpan.FromMilliseconds(1))
            ?? Delay(response, "x-ms-retry-after-ms", TimeSpan.FromMilliseconds(1))
            ?? Delay(response, "Retry-After", TimeSpan.FromSeconds(1));

    private static TimeSpan? Delay(Response response, string header, TimeSpan unit)
        => response.Headers.TryGetValue(header, out var value) && int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number * unit
            : null;

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
