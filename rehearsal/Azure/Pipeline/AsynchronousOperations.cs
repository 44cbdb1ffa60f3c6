using System.Globalization;
using System.Text.Json.Nodes;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Requests;
using Rehearsal.Azure.Storage;
using Rehearsal.Azure.Validation;

namespace Rehearsal.Azure.Pipeline;

/// <summary>Asynchronous operations: the headers that announce them, and their polling.</summary>
internal static class AsynchronousOperations
{
    private const string StatusType = "operationStatuses";
    private const string ResultType = "operationResults";
    private const string RetryAfterMilliseconds = "x-ms-retry-after-ms";

    /// <summary>Headers that say where to poll, and when.</summary>
    internal static IReadOnlyDictionary<string, string> Headers(ArmRequest request, StoredOperation operation, StoredResource resource, DateTimeOffset now)
    {
        string Link(string kind) => $"{request.Endpoint}/subscriptions/{resource.ArmId.Subscription!.Name}/providers/{resource.ArmId.Namespace}"
            + $"/locations/{resource.Location ?? "global"}/{kind}/{operation.Id}?api-version={operation.ApiVersion}";

        return new Dictionary<string, string>(RetryAfter(operation, now))
        {
            ["Azure-AsyncOperation"] = Link(StatusType),
            ["Location"] = Link(ResultType),
        };
    }

    /// <summary>Whether an address is one to poll.</summary>
    internal static bool IsPolled(ArmAddress address) => address.Tail is null && (Ends(address, StatusType) || Ends(address, ResultType));

    /// <summary>Answers how far an operation is.</summary>
    /// <exception cref="ArmException">There is no such operation.</exception>
    internal static ArmResponse Poll(CloudSession session, ArmRequest request)
    {
        _ = request.ApiVersion;
        var operation = session.Contents.FindOperation(request.Address.Id.Name)
            ?? throw new ArmException(404, "OperationNotFound", $"The operation '{request.Address.Id.Name}' was not found.");
        var done = session.Now >= operation.Due;
        return Ends(request.Address, StatusType) ? Status(session, request, operation, done) : Result(session, request, operation, done);
    }

    private static ArmResponse Status(CloudSession session, ArmRequest request, StoredOperation operation, bool done)
    {
        var json = new JsonObject
        {
            ["id"] = request.Path,
            ["name"] = operation.Id,
            ["resourceId"] = operation.ResourceId,
            ["status"] = !done ? "InProgress" : operation.Error is null ? "Succeeded" : "Failed",
            ["startTime"] = operation.Started.UtcDateTime,
        };
        if (done)
        {
            json["endTime"] = operation.Due.UtcDateTime;
        }

        if (done && operation.Error is { } error)
        {
            json["error"] = error.DeepClone();
        }

        return new(200, json) { Headers = done ? new Dictionary<string, string>() : RetryAfter(operation, session.Now) };
    }

    private static ArmResponse Result(CloudSession session, ArmRequest request, StoredOperation operation, bool done)
    {
        if (!done)
        {
            return new(202) { Headers = new Dictionary<string, string>(RetryAfter(operation, session.Now)) { ["Location"] = request.Link } };
        }

        if (operation.Error is { } error)
        {
            return new(409, new JsonObject { ["error"] = error.DeepClone() });
        }

        var id = ArmId.Parse(operation.ResourceId);
        return operation.Deletes
            ? new(200)
            : session.Find(id) is { } resource
                ? new(200, ResourceView.Render(session, resource, AddressChecks.FindType(id.Type, operation.ApiVersion)))
                : throw ArmException.NotFound(id);
    }

    /// <summary>
    /// The headers that say when to poll again. Seconds are too coarse for short operations; Azure's client libraries prefer the header in milliseconds,
    /// and ignore a time of zero.
    /// </summary>
    internal static Dictionary<string, string> RetryAfter(TimeSpan time) => new()
    {
        ["Retry-After"] = "0",
        [RetryAfterMilliseconds] = Math.Max(1, Math.Ceiling(time.TotalMilliseconds)).ToString(CultureInfo.InvariantCulture),
    };

    private static Dictionary<string, string> RetryAfter(StoredOperation operation, DateTimeOffset now) => RetryAfter(operation.Due - now);

    private static bool Ends(ArmAddress address, string kind) => address.Id.Type.EndsWith($"/locations/{kind}", StringComparison.OrdinalIgnoreCase);
}
