using System.Text.Json.Nodes;
using Rehearsal.Azure.Addresses;

namespace Rehearsal.Azure.Requests;

/// <summary>One thing that is wrong with a request, in Azure Resource Manager's terms.</summary>
/// <param name="Code">Such as <c>ResourceNotFound</c>.</param>
/// <param name="Message">The error and what is allowed.</param>
/// <param name="Target">The property, resource or parameter meant, if one is.</param>
internal sealed record ArmError(string Code, string Message, string? Target = null)
{
    /// <summary>More about it.</summary>
    internal IReadOnlyList<ArmError> Details { get; init; } = [];

    /// <summary>The error as it is sent: code, message, target and details.</summary>
    internal JsonObject ToJson()
    {
        var json = new JsonObject { ["code"] = Code, ["message"] = Message };
        if (Target is not null)
        {
            json["target"] = Target;
        }

        if (Details.Count > 0)
        {
            json["details"] = new JsonArray([.. Details.Select(detail => detail.ToJson())]);
        }

        return json;
    }
}

/// <summary>A request is refused.</summary>
internal sealed class ArmException(int status, ArmError error) : Exception(error.Message)
{
    internal ArmException(int status, string code, string message, string? target = null)
        : this(status, new ArmError(code, message, target))
    {
    }

    /// <summary>The HTTP status.</summary>
    internal int Status { get; } = status;

    internal ArmError Error { get; } = error;

    /// <summary>When the same request can succeed; null when waiting does not help.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    internal static ArmException BadRequest(string code, string message, string? target = null) => new(400, code, message, target);

    internal static ArmException Conflict(string code, string message, string? target = null) => new(409, code, message, target);

    /// <summary>The refusal of a request about what is not there, with the code that Azure has for the type.</summary>
    internal static ArmException NotFound(ArmId id) => id switch
    {
        _ when id.Is(ArmId.SubscriptionType) => Missing(id, "SubscriptionNotFound", $"The subscription '{id.Name}' could not be found."),
        _ when id.Is(ArmId.ResourceGroupType) => Missing(id, "ResourceGroupNotFound", $"Resource group '{id.Name}' could not be found."),
        _ when id.Is("Microsoft.Resources/deployments") => Missing(id, "DeploymentNotFound", $"Deployment '{id.Name}' could not be found."),
        _ when id.Is("Microsoft.Authorization/roleDefinitions")
            => Missing(id, "RoleDefinitionDoesNotExist", $"The specified role definition with ID '{id.Name}' does not exist."),
        _ when id.Is(ArmId.RoleAssignmentType)
            => Missing(id, "RoleAssignmentNotFound", $"The role assignment '{id.Name}' is not found."),
        _ when id.Is("Microsoft.Authorization/locks") => Missing(id, "LockNotFound", $"The lock '{id.Name}' could not be found."),
        _ => Missing(id, "ResourceNotFound", $"The Resource '{id.Type}/{id.Name}' under resource group '{id.ResourceGroup?.Name ?? "<null>"}' was not found."),
    };

    private static ArmException Missing(ArmId id, string code, string message) => new(404, code, message, id.Text);
}
