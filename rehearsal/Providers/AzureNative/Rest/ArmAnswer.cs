using System.Text.Json.Nodes;

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
}
