using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Extensions;
using Rehearsal.Azure.Requests;

namespace Rehearsal.Azure.Pipeline;

/// <summary>Translates between HTTP and the simulated Azure's requests and responses.</summary>
internal static class ArmHttp
{
    /// <summary>Answers one HTTP request; refusals become error bodies.</summary>
    internal static async Task AnswerAsync(HttpContext context, Func<ArmRequest, ArmResponse> answer)
    {
        ArmResponse response;
        try
        {
            response = answer(await ReadAsync(context.Request, context.RequestAborted));
        }
        catch (ArmException refusal)
        {
            response = Refused(refusal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            response = Refused(new(500, "InternalServerError", $"The simulated Azure cannot be kept: {exception.Message}"));
        }

        context.Response.StatusCode = response.Status;
        context.Response.Headers["x-ms-request-id"] = Guid.NewGuid().ToString();
        foreach (var (name, value) in response.Headers)
        {
            context.Response.Headers[name] = value;
        }

        if (response.Body is not null && !HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.WriteAsJsonAsync(response.Body, JsonSerializerOptions.Web, context.RequestAborted);
        }
    }

    private static ArmResponse Refused(ArmException refusal) => new(refusal.Status, new JsonObject { ["error"] = refusal.Error.ToJson() })
    {
        Headers = new Dictionary<string, string>(refusal.RetryAfter is { } time ? AsynchronousOperations.RetryAfter(time) : [])
        {
            ["x-ms-error-code"] = refusal.Error.Code,
        },
    };

    private static async Task<ArmRequest> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
        => new(
            UriHelper.BuildAbsolute(request.Scheme, request.Host).TrimEnd('/'),
            request.Method.ToUpperInvariant(),
            request.Path,
            request.Query.ToDictionary(parameter => parameter.Key, parameter => parameter.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            await ReadBodyAsync(request, cancellationToken));

    private static async Task<JsonNode?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellationToken);
        if (body.Length == 0)
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(body.GetBuffer().AsSpan(0, (int)body.Length), documentOptions: new() { AllowDuplicateProperties = false });
        }
        catch (JsonException exception)
        {
            throw ArmException.BadRequest("InvalidRequestContent", $"The request content was invalid and could not be deserialized: {exception.Message}");
        }
    }
}
