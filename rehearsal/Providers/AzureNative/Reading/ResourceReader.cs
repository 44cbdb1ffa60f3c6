using System.Text.Json.Nodes;
using Azure.Core;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative.Catalogue;
using Rehearsal.Providers.AzureNative.Rest;

namespace Rehearsal.Providers.AzureNative.Reading;

/// <summary>Reads resources.</summary>
internal sealed class ResourceReader(ArmClient client)
{
    private static readonly TimeSpan TimeBetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>The outputs that an answer gives, secret where the inputs are.</summary>
    internal static PropertyMap Outputs(ResourceDefinition definition, PropertyMap inputs, JsonObject body)
        => SecretMarks.Carry(inputs, ReadOutputs.From(definition, inputs, body), definition.Secrets);

    /// <summary>Reads an existing resource.</summary>
    /// <exception cref="ProviderException">It is not, or Azure refuses.</exception>
    internal async Task<JsonObject> GetAsync(ResourceDefinition definition, string id, Action<string> report, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(definition, id, report, cancellationToken);
        return answer is { Status: 200, Body: JsonObject body } ? body : throw ArmError.From(answer).ToException();
    }

    /// <summary>Whether there is a resource, as it is asked before a creation: any 404 says that there is none.</summary>
    /// <exception cref="ProviderException">Azure answers something else.</exception>
    internal async Task<bool> ExistsAsync(ResourceDefinition definition, string id, Action<string> report, CancellationToken cancellationToken)
        => await FindAsync(definition, id, report, cancellationToken) is not null;

    /// <summary>Reads a resource that may not be there, which any 404, no content and an empty answer say alike.</summary>
    /// <exception cref="ProviderException">Azure answers something else.</exception>
    internal async Task<JsonObject?> FindAsync(ResourceDefinition definition, string id, Action<string> report, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(definition, id, report, cancellationToken);
        return answer.Status switch
        {
            204 or 404 => null,
            200 => answer.Body is JsonObject { Count: > 0 } body ? body : null,
            _ => throw new ProviderException($"cannot check existence of resource '{id}': status code {answer.Status}, {answer.Text}"),
        };
    }

    /// <summary>
    /// Reads a resource back. One that Azure is deleting, for whomever, is not there to stay: its end is waited for. Null when it is gone, which azure-native
    /// takes only some codes for; any other 404 is an error.
    /// </summary>
    /// <exception cref="ProviderException">Azure refuses.</exception>
    internal async Task<JsonObject?> ReadAsync(ResourceDefinition definition, string id, Action<string> report, CancellationToken cancellationToken)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            var answer = await SendAsync(definition, id, report, cancellationToken);
            if (answer.Status != 200)
            {
                var error = ArmError.From(answer);
                return error.IsGone ? null : throw error.ToException();
            }

            if (answer.Body is not JsonObject { Count: > 0 } body)
            {
                return null;
            }

            if (!IsBeingDeleted(body))
            {
                return body;
            }

            if (isFirst)
            {
                report("Azure is deleting it; waiting until it is gone");
            }

            await Task.Delay(TimeBetweenLooks, client.Time, cancellationToken);
        }
    }

    private Task<ArmAnswer> SendAsync(ResourceDefinition definition, string id, Action<string> report, CancellationToken cancellationToken)
        => client.SendAsync(RequestMethod.Get, id, definition.ApiVersion, null, report, cancellationToken);

    private static bool IsBeingDeleted(JsonObject body)
        => body["properties"] is JsonObject properties && properties["provisioningState"] is JsonValue value
            && value.TryGetValue<string>(out var state) && state.Equals("Deleting", StringComparison.OrdinalIgnoreCase);
}
