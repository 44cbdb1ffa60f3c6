using System.Text.Json.Nodes;
using Azure.Core;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative.Catalogue;
using Rehearsal.Providers.AzureNative.Reading;
using Rehearsal.Providers.AzureNative.Rest;
using Rehearsal.Providers.AzureNative.Shapes;

namespace Rehearsal.Providers.AzureNative.Writing;

/// <summary>
/// Creates and changes resources: a request with the whole, followed to its end and read back. It is a PUT, and a PATCH where the body has a null,
/// as it has for an id that a set lost (pulumi-azure-native, provider/pkg/provider/crud/crud.go).
/// </summary>
internal sealed class ResourceWriter(ArmClient client, ResourceReader reader)
{
    private static readonly TimeSpan TimeToLookAgain = TimeSpan.FromSeconds(30);

    private readonly VaultKeys _keys = new(client);

    internal async Task<ResourceResult> CreateAsync(ResourceDefinition definition, CreateRequest request, string id, CancellationToken cancellationToken)
    {
        using var limit = new TimeLimit(request.Timeout, client.Time, cancellationToken);
        if (!request.IsKnownAbsent
            && await limit.KeepAsync(() => reader.ExistsAsync(definition, id, request.Resource.Report, limit.Token)))
        {
            throw new ProviderException($"cannot create already existing resource '{id}'");
        }

        var body = Body(definition, request.Inputs, previous: null);
        Subresources.LeaveEmpty(definition, request.Inputs, body);
        return await PutAsync(definition, new(request.Resource, id, request.Inputs, body, PropertyMap.Empty, "Create"), limit);
    }

    internal async Task<ResourceResult> UpdateAsync(ResourceDefinition definition, UpdateRequest request, string id, CancellationToken cancellationToken)
    {
        using var limit = new TimeLimit(request.Timeout, client.Time, cancellationToken);
        var body = Body(definition, request.NewInputs, request.OldInputs);
        if (Subresources.AreLeftOut(definition, request.NewInputs, body))
        {
            var current = await limit.KeepAsync(() => reader.GetAsync(definition, id, request.Resource.Report, limit.Token));
            Subresources.Keep(definition, request.NewInputs, body, current);
        }

        return await PutAsync(definition, new(request.Resource, id, request.NewInputs, body, request.OldOutputs, "Update"), limit);
    }

    private async Task<ResourceResult> PutAsync(ResourceDefinition definition, Change change, TimeLimit limit)
    {
        var mayBeDone = false;
        try
        {
            // Once it is asked for, and until Azure refuses it, it may be done, whatever goes wrong.
            mayBeDone = true;
            var answer = await SendAsync(definition, change, limit.Token);
            if (answer.Status is not (200 or 201 or 202))
            {
                mayBeDone = answer.Status >= 500;
                throw ArmError.From(answer).ToException();
            }

            var written = await FollowAsync(definition, change, answer, limit.Token);
            var id = change.IsCreation ? (string?)written["id"] ?? change.Id : change.Id;
            return new(id, ResourceReader.Outputs(definition, change.Inputs, await ReadBackAsync(definition, change, id, written, limit.Token)));
        }
        catch (Exception exception) when (exception is ProviderException || limit.IsOver)
        {
            var failure = exception as ProviderException ?? TimeLimit.Failure;
            throw mayBeDone && await LookAgainAsync(definition, change) is { } result
                ? new PartialResourceException(failure.Message, result)
                : failure;
        }
    }

    private Task<ArmAnswer> SendAsync(ResourceDefinition definition, Change change, CancellationToken cancellationToken)
    {
        return change.IsCreation && VaultKeys.Are(definition)
            ? _keys.CreateAsync(Send, change.Inputs, change.Resource.Report, cancellationToken)
            : Send();

        Task<ArmAnswer> Send()
        {
            var method = HasNull(change.Body) ? RequestMethod.Patch : RequestMethod.Put;
            return client.SendAsync(method, change.Id, definition.ApiVersion, change.Body, change.Resource.Report, cancellationToken);
        }
    }

    private async Task<JsonObject> FollowAsync(ResourceDefinition definition, Change change, ArmAnswer answer, CancellationToken cancellationToken)
    {
        var end = await client.FollowAsync(change.Id, definition.ApiVersion, answer, ArmClient.ChangeInterval, change.Resource.Report, cancellationToken);
        // The status of an operation is not the resource.
        return answer.OperationUri is not null
            ? await reader.GetAsync(definition, change.Id, change.Resource.Report, cancellationToken)
            : end.Body as JsonObject ?? answer.Body as JsonObject ?? [];
    }

    /// <summary>The result of a GET, which may have more than the response to the PUT; for a new key the response is used.</summary>
    private async Task<JsonObject> ReadBackAsync(
        ResourceDefinition definition, Change change, string id, JsonObject written, CancellationToken cancellationToken)
    {
        if (change.IsCreation && VaultKeys.Are(definition))
        {
            return written;
        }

        try
        {
            return await reader.GetAsync(definition, id, change.Resource.Report, cancellationToken);
        }
        catch (ProviderException failure) when (written.Count > 0)
        {
            change.Resource.Report($"Failed to read resource after {change.Action}: {failure.Message}");
            return written;
        }
    }

    // Time is up or the operation failed, but the resource may be there all the same.
    private async Task<ResourceResult?> LookAgainAsync(ResourceDefinition definition, Change change)
    {
        using var time = new CancellationTokenSource(TimeToLookAgain, client.Time);
        try
        {
            return await reader.FindAsync(definition, change.Id, _ => { }, time.Token) is { } body
                ? new(change.Id, ResourceReader.Outputs(definition, change.Inputs, body))
                : null;
        }
        catch (Exception exception) when (exception is ProviderException or OperationCanceledException)
        {
            // This failure is not reported: the one before it is, and the state keeps what was known of the resource.
            return new(change.Id, change.Known);
        }
    }

    /// <summary>The body of a request that makes a resource what the inputs say.</summary>
    internal static JsonObject Body(ResourceDefinition definition, PropertyMap inputs, PropertyMap? previous = null)
        => BodyWriter.Write(
            definition.DefinitionFor(inputs).Body,
            new(inputs.Where(input => !IsAddress(definition, input.Key) && !ResourceDefinition.IsBesideBody(input.Key))),
            definition.InputsKeepProperties,
            previous);

    private static bool HasNull(JsonObject body) => body.Any(member => member.Value is null || (member.Value is JsonObject inner && HasNull(inner)));

    // The name in the address is the name; some types repeat it, the id and the type as inputs that mean nothing in a request.
    private static bool IsAddress(ResourceDefinition definition, string input)
        => definition.Path.Contains(input) || input == definition.TypeInput || ArmTypes.ArmResourceType.IsEnvelope(input);

    /// <param name="Inputs">What the program gives.</param>
    /// <param name="Body">What is sent.</param>
    /// <param name="Known">Outputs of the last run.</param>
    /// <param name="Action"><c>Create</c> or <c>Update</c>.</param>
    private sealed record Change(ResourceContext Resource, string Id, PropertyMap Inputs, JsonObject Body, PropertyMap Known, string Action)
    {
        internal bool IsCreation => Action == "Create";
    }
}
