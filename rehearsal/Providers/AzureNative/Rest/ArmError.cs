using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace Rehearsal.Providers.AzureNative.Rest;

/// <summary>An error as Azure Resource Manager answers it.</summary>
/// <param name="Status">The HTTP status of the answer.</param>
/// <param name="Code">Such as <c>ResourceNotFound</c>; null where there is none.</param>
/// <param name="Message">What Azure says; the whole answer where it has no message.</param>
internal sealed record ArmError(int Status, string? Code, string Message)
{
    private const string AnotherOperation = "AnotherOperationInProgress";

    // What azure-native takes for "gone"; any other 404 fails a refresh (pulumi-azure-native, provider/pkg/azure).
    private static readonly FrozenSet<string> GoneCodes = FrozenSet.Create(
        "EntityNotFound", "LockNotFound", "NotFound", "ParentResourceNotFound", "ResourceGroupNotFound", "ResourceNotFound", "RoleAssignmentNotFound",
        "SubscriptionNotFound", "VulnerabilityAssessmentBaselineDoesNotExists");

    /// <summary>Whether it says that the resource does not exist any more.</summary>
    internal bool IsGone => Status == 404 && Code is not null && GoneCodes.Contains(Code);

    /// <summary>Whether the conflict is with an operation that will end, so that the same request can succeed later.</summary>
    internal bool IsPassing => Status == 409 && Code == AnotherOperation;

    /// <summary>Reads <c>{ "error": { code, message } }</c>, with or without the envelope.</summary>
    internal static ArmError From(ArmAnswer answer)
    {
        var body = answer.Body as JsonObject;
        var error = body?["error"] as JsonObject ?? body ?? [];
        return new(answer.Status, Text(error, "code") ?? answer.ErrorCode, Text(error, "message") ?? answer.Text);
    }

    /// <summary>The failure, in azure-native's words.</summary>
    internal ProviderException ToException()
        => new(Code is null ? $"Status={Status} Message=\"{Message}\"" : $"Status={Status} Code=\"{Code}\" Message=\"{Message}\"");

    private static string? Text(JsonObject error, string name) => error[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
