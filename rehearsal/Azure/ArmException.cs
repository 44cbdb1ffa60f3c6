using System.Text.Json.Nodes;

namespace Rehearsal.Azure;

/// <summary>One thing that is wrong with a request, in Azure Resource Manager's terms.</summary>
/// <param name="Code">Such as <c>ResourceNotFound</c>.</param>
/// <param name="Message">What is wrong and what is allowed.</param>
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

    internal static ArmException BadRequest(string code, string message, string? target = null) => new(400, code, message, target);

    internal static ArmException Conflict(string code, string message, string? target = null) => new(409, code, message, target);

    internal static ArmException NotFound(ArmId id) => id switch
    {
        _ when id.Is(ArmId.SubscriptionType) => new(404, "SubscriptionNotFound", $"The subscription '{id.Name}' could not be found.", id.Text),
        _ when id.Is(ArmId.ResourceGroupType) => new(404, "ResourceGroupNotFound", $"Resource group '{id.Name}' could not be found.", id.Text),
        _ => new(
            404, "ResourceNotFound", $"The Resource '{id.Type}/{id.Name}' under resource group '{id.ResourceGroup?.Name ?? "<null>"}' was not found.", id.Text),
    };
}
