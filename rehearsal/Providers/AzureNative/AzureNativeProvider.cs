using System.Text.Json.Nodes;
using Azure.Core;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative.Catalogue;
using Rehearsal.Providers.AzureNative.Checking;
using Rehearsal.Providers.AzureNative.Diffing;
using Rehearsal.Providers.AzureNative.Rest;
using Rehearsal.Providers.AzureNative.Shapes;

namespace Rehearsal.Providers.AzureNative;

/// <param name="SubscriptionId">The subscription that resources go to.</param>
/// <param name="TenantId">Its tenant.</param>
/// <param name="PrincipalId">Object id of the identity that deploys.</param>
/// <param name="ClientId">Its application id.</param>
internal sealed record AzureIdentity(string SubscriptionId, string TenantId, string PrincipalId, string ClientId);

/// <summary>The provider azure-native: any resource type of its catalogue as requests to Azure Resource Manager.</summary>
internal sealed class AzureNativeProvider(ArmClient client, AzureIdentity identity) : IProvider
{
    private const int Conflict = 409;

    private static readonly TimeSpan TimeToLookAgain = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan TimeBetweenLooks = TimeSpan.FromSeconds(1);

    public string Package => "azure-native";

    public string Parameterize(ReadOnlySpan<byte> value) => PackageParameter.Read(value).PackageName;

    public Task<CheckResult> CheckAsync(CheckRequest request, CancellationToken cancellationToken)
        => Task.FromResult(InputCheck.Check(request, Definition(request.Resource)));

    public Task<DiffResult> DiffAsync(DiffRequest request, CancellationToken cancellationToken)
        => Task.FromResult(InputDiff.Compare(request, Definition(request.Resource)));

    public string? IdOf(ResourceContext resource, PropertyMap inputs) => new ResourcePath(Definition(resource), identity.SubscriptionId).Id(inputs);

    public async Task<ResourceResult> CreateAsync(CreateRequest request, CancellationToken cancellationToken)
    {
        var definition = Definition(request.Resource);
        if (request.Preview)
        {
            return new("", SecretMarks.Carry(request.Inputs, PlannedOutputs.OnCreate(definition, request.Inputs), definition.Secrets));
        }

        var id = Id(definition, request.Inputs);
        using var limit = new TimeLimit(request.Timeout, client.Time, cancellationToken);
        return await PutAsync(definition, request.Resource, id, request.Inputs, PropertyMap.Empty, "Creation", limit).ConfigureAwait(false);
    }

    public async Task<ResourceResult> UpdateAsync(UpdateRequest request, CancellationToken cancellationToken)
    {
        var definition = Definition(request.Resource);
        if (request.Preview)
        {
            var planned = PlannedOutputs.OnUpdate(definition, request.OldInputs, request.OldOutputs, request.NewInputs);
            return new(request.Id, SecretMarks.Carry(request.NewInputs, planned, definition.Secrets));
        }

        using var limit = new TimeLimit(request.Timeout, client.Time, cancellationToken);
        return await PutAsync(definition, request.Resource, request.Id, request.NewInputs, request.OldOutputs, "Update", limit).ConfigureAwait(false);
    }

    public async Task DeleteAsync(DeleteRequest request, CancellationToken cancellationToken)
    {
        var definition = Definition(request.Resource);
        using var limit = new TimeLimit(request.Timeout, client.Time, cancellationToken);
        var answer = await limit.KeepAsync(
            "Deletion", request.Id, () => client.SendAsync(RequestMethod.Delete, request.Id, definition.ApiVersion, null, request.Resource.Report, limit.Token))
            .ConfigureAwait(false);
        if (answer.IsMissing)
        {
            return;
        }

        if (answer.Status == Conflict && await limit.KeepAsync(
            "Deletion", request.Id, () => GetLastingAsync(definition, request.Id, request.Resource.Report, limit.Token)).ConfigureAwait(false) is null)
        {
            return;
        }

        if (!answer.IsSuccess)
        {
            throw ArmError.From(answer.Body, answer.Status).ToException("Deletion", request.Id);
        }

        await limit.KeepAsync(
            "Deletion", request.Id,
            () => client.FollowAsync("Deletion", request.Id, definition.ApiVersion, answer with { Body = null }, request.Resource.Report, limit.Token))
            .ConfigureAwait(false);
    }

    public async Task<ReadResult?> ReadAsync(ReadRequest request, CancellationToken cancellationToken)
    {
        var definition = Definition(request.Resource);
        var path = new ResourcePath(definition, identity.SubscriptionId).Inputs(request.Id);
        using var limit = new TimeLimit(null, client.Time, cancellationToken);
        if (await limit.KeepAsync("Deletion", request.Id, () => GetLastingAsync(definition, request.Id, request.Resource.Report, limit.Token))
            .ConfigureAwait(false) is not { Count: > 0 } body)
        {
            return null;
        }

        var inputs = ReadInputs.From(definition, path, body, request.Inputs, request.Outputs);
        return new(request.Id, inputs, Outputs(definition, inputs, body));
    }

    public Task<PropertyMap> InvokeAsync(string token, PropertyMap arguments, CancellationToken cancellationToken)
        => new Functions(client, identity).InvokeAsync(token, arguments, cancellationToken);

    private static ResourceDefinition Definition(ResourceContext resource) => ResourceCatalogue.Shared.Resource(resource.Type);

    private string Id(ResourceDefinition definition, PropertyMap inputs)
        => new ResourcePath(definition, identity.SubscriptionId).Id(inputs)
            ?? throw new ProviderException($"{definition.Token}: {string.Join(", ", definition.Path)} must be given to name the resource.");

    /// <param name="known">Outputs of the last run.</param>
    private async Task<ResourceResult> PutAsync(
        ResourceDefinition definition, ResourceContext resource, string id, PropertyMap inputs, PropertyMap known, string action, TimeLimit limit)
    {
        var mayBeDone = false;
        try
        {
            var body = await BodyAsync(definition, resource, inputs, limit.Token).ConfigureAwait(false);
            // Once it is asked for, and until Azure refuses it, it may be done, whatever goes wrong.
            mayBeDone = true;
            var answer = await client.SendAsync(RequestMethod.Put, id, definition.ApiVersion, body, resource.Report, limit.Token).ConfigureAwait(false);
            if (!answer.IsSuccess)
            {
                mayBeDone = answer.Status >= 500;
                throw ArmError.From(answer.Body, answer.Status).ToException(action, id);
            }

            await client.FollowAsync(action, id, definition.ApiVersion, answer, resource.Report, limit.Token).ConfigureAwait(false);
            var result = await GetAsync(definition, id, resource.Report, limit.Token).ConfigureAwait(false)
                ?? throw new ProviderException($"{action} of {id} ended well, but the resource is not there.");
            return new(id, Outputs(definition, inputs, result));
        }
        catch (Exception exception) when (exception is ProviderException || limit.IsOver)
        {
            var failure = exception as ProviderException ?? limit.Failure(action, id);
            throw mayBeDone && await LookAgainAsync(definition, id, inputs, known).ConfigureAwait(false) is { } result
                ? new PartialResourceException(failure.Message, result)
                : failure;
        }
    }

    private async Task<JsonObject> BodyAsync(ResourceDefinition definition, ResourceContext resource, PropertyMap inputs, CancellationToken cancellationToken)
    {
        var type = definition.DefinitionFor(inputs);
        var body = BodyWriter.Write(type.Body, new(inputs.Where(input => !IsAddress(definition, input.Key))), definition.InputsKeepProperties);
        if (type.HasLocation && !body.ContainsKey("location") && inputs.TryGetValue("resourceGroupName", out var group))
        {
            body["location"] = await GroupLocationAsync(group.AsText()!, resource.Report, cancellationToken).ConfigureAwait(false);
        }

        return body;
    }

    // The name in the address is the name; some types repeat it, the id and the type as inputs that mean nothing in a request.
    private static bool IsAddress(ResourceDefinition definition, string input)
        => definition.Path.Contains(input) || input == definition.TypeInput || ArmTypes.ArmResourceType.IsEnvelope(input);

    // Time is up or the operation failed, but the resource may be there all the same.
    private async Task<ResourceResult?> LookAgainAsync(ResourceDefinition definition, string id, PropertyMap inputs, PropertyMap known)
    {
        using var time = new CancellationTokenSource(TimeToLookAgain, client.Time);
        try
        {
            var body = await GetAsync(definition, id, _ => { }, time.Token).ConfigureAwait(false);
            return body is null ? null : new(id, Outputs(definition, inputs, body));
        }
        catch (Exception exception) when (exception is ProviderException or OperationCanceledException)
        {
            // Not to be told: the reason why it was looked for is reported, and the resource is remembered with what was known of it.
            return new(id, known);
        }
    }

    private async Task<JsonObject?> GetAsync(ResourceDefinition definition, string id, Action<string> report, CancellationToken cancellationToken)
    {
        var answer = await client.SendAsync(RequestMethod.Get, id, definition.ApiVersion, null, report, cancellationToken).ConfigureAwait(false);
        return answer.IsMissing ? null
            : answer.IsSuccess ? answer.Body as JsonObject
            : throw ArmError.From(answer.Body, answer.Status).ToException("Reading", id);
    }

    /// <summary>Reads a resource. One that Azure is deleting, for whomever, is not there to stay: its end is waited for.</summary>
    private async Task<JsonObject?> GetLastingAsync(ResourceDefinition definition, string id, Action<string> report, CancellationToken cancellationToken)
    {
        for (var isFirst = true; ; isFirst = false)
        {
            var body = await GetAsync(definition, id, report, cancellationToken).ConfigureAwait(false);
            if (body is null || !IsBeingDeleted(body))
            {
                return body;
            }

            if (isFirst)
            {
                report("Azure is deleting it; waiting until it is gone");
            }

            await Task.Delay(TimeBetweenLooks, client.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsBeingDeleted(JsonObject body)
        => body["properties"] is JsonObject properties && properties["provisioningState"] is JsonValue value
            && value.TryGetValue<string>(out var state) && state.Equals("Deleting", StringComparison.OrdinalIgnoreCase);

    // As azure-native does: a resource without a location goes where its group is.
    private async Task<string?> GroupLocationAsync(string group, Action<string> report, CancellationToken cancellationToken)
    {
        var definition = ResourceCatalogue.Shared.Resource("azure-native:resources:ResourceGroup");
        var id = Id(definition, PropertyMap.Empty.With(definition.NameInput, group));
        return (string?)(await GetAsync(definition, id, report, cancellationToken).ConfigureAwait(false))?["location"];
    }

    private static PropertyMap Outputs(ResourceDefinition definition, PropertyMap inputs, JsonObject body)
        => SecretMarks.Carry(inputs, ReadOutputs.From(definition, inputs, body), definition.Secrets);
}
