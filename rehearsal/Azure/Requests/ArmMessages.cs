using System.Text.Json.Nodes;
using Rehearsal.Azure.Addresses;

namespace Rehearsal.Azure.Requests;

/// <summary>A request as the simulated Azure sees it.</summary>
/// <param name="Endpoint">Where the request arrived, without trailing slash: the base of links in the response.</param>
/// <param name="Method">The HTTP method in capitals.</param>
/// <param name="Path">The path as sent.</param>
/// <param name="Query">Query parameters by name, without regard to case.</param>
/// <param name="Body">The JSON body, if any.</param>
internal sealed record ArmRequest(string Endpoint, string Method, string Path, IReadOnlyDictionary<string, string> Query, JsonNode? Body)
{
    internal ArmAddress Address { get; } = ArmAddress.Parse(Path);

    /// <summary>The whole address as sent.</summary>
    internal string Link => $"{Endpoint}{Path}?{string.Join('&', Query.Select(parameter => $"{parameter.Key}={Uri.EscapeDataString(parameter.Value)}"))}";

    /// <summary>The query parameter <c>api-version</c>.</summary>
    /// <exception cref="ArmException">It is missing.</exception>
    internal string ApiVersion => Query.TryGetValue("api-version", out var version) && version.Length > 0
        ? version
        : throw ArmException.BadRequest(
            "MissingApiVersionParameter", "The api-version query parameter (?api-version=) is required for all requests.", "api-version");

    /// <summary>The body, which has to be an object.</summary>
    /// <exception cref="ArmException">It is something else or missing.</exception>
    internal JsonObject ObjectBody => Body as JsonObject
        ?? throw ArmException.BadRequest("InvalidRequestContent", "The request content is empty or is not a JSON object.");
}

/// <summary>What is answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The JSON body; null for none.</param>
internal sealed record ArmResponse(int Status, JsonNode? Body = null)
{
    /// <summary>Headers beside the usual ones.</summary>
    internal IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
