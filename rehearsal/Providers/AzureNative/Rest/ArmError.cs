using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace Rehearsal.Providers.AzureNative.Rest;

/// <summary>An error as Azure Resource Manager reports it.</summary>
/// <param name="Code">Such as <c>ResourceNotFound</c>.</param>
/// <param name="Message">ARM's message, that of details included.</param>
internal sealed record ArmError(string Code, string Message)
{
    private static readonly FrozenSet<string> PassingCodes = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "AnotherOperationInProgress", "ReferencedResourceNotProvisioned", "RetryableError");

    /// <summary>Whether the conflict is with an operation that will end, so that the same request can succeed later.</summary>
    internal bool IsPassing => PassingCodes.Contains(Code);

    /// <summary>Reads <c>{ "error": { code, message, details } }</c>, with or without the envelope.</summary>
    internal static ArmError From(JsonNode? body, int status)
    {
        var error = body as JsonObject is { } answer ? answer["error"] as JsonObject ?? answer : [];
        var details = (error["details"] as JsonArray ?? []).OfType<JsonObject>().Select(detail => $"{Text(detail, "code")}: {Text(detail, "message")}");
        return new(Text(error, "code") ?? $"HTTP {status}", string.Join(" ", details.Prepend(Text(error, "message") ?? "Azure gave no message.")));
    }

    /// <summary>The failure of a request about a resource.</summary>
    internal ProviderException ToException(string action, string id) => new($"{action} of {id} failed: {Code}: {Message}");

    private static string? Text(JsonObject error, string name) => error[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
