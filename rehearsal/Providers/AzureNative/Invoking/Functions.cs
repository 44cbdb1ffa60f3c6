using System.Text.Json.Nodes;
using Azure.Core;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative.Catalogue;
using Rehearsal.Providers.AzureNative.Configuring;
using Rehearsal.Providers.AzureNative.Reading;
using Rehearsal.Providers.AzureNative.Rest;
using Rehearsal.Providers.AzureNative.Shapes;

namespace Rehearsal.Providers.AzureNative.Invoking;

/// <summary>Calls azure-native's functions.</summary>
internal sealed class Functions(ArmClient client, AzureIdentity identity)
{
    internal async Task<PropertyMap> InvokeAsync(string token, PropertyMap arguments, CancellationToken cancellationToken)
    {
        var function = ResourceCatalogue.Shared.Function(token);
        if (function.Resource is not { } resource)
        {
            return ClientConfig();
        }

        var id = new ResourcePath(resource, identity.SubscriptionId).Id(arguments)
            ?? throw new ProviderException($"{token}: {string.Join(", ", function.Path.Select(name => $"'{name}'"))} must be given and known.");
        var rest = new PropertyMap(arguments.Where(argument => !function.Path.Contains(argument.Key) && argument.Key != resource.TypeInput));
        return function.Operation == FunctionDefinition.Read
            ? await ReadAsync(resource, id, arguments, rest, cancellationToken)
            : await PostAsync(resource, id, function.Operation, rest, cancellationToken);
    }

    private async Task<PropertyMap> ReadAsync(
        ResourceDefinition resource, string id, PropertyMap arguments, PropertyMap rest, CancellationToken cancellationToken)
    {
        // What is no part of the id is an OData parameter, such as expand.
        var query = rest.Select(argument => KeyValuePair.Create($"${argument.Key}", argument.Value.AsText() ?? ""));
        var answer = await client.SendAsync(RequestMethod.Get, id, resource.ApiVersion, null, _ => { }, cancellationToken, query);
        if (!answer.IsSuccess || answer.Body is not JsonObject body)
        {
            throw ArmError.From(answer).ToException();
        }

        return ReadOutputs.From(resource, arguments, body).With("id", (string?)body["id"] ?? id);
    }

    private async Task<PropertyMap> PostAsync(ResourceDefinition resource, string id, string action, PropertyMap rest, CancellationToken cancellationToken)
    {
        var content = rest.Count == 0 ? null : Json.From(new PropertyValue.Map(rest));
        var answer = await client.SendAsync(RequestMethod.Post, $"{id}/{action}", resource.ApiVersion, content, _ => { }, cancellationToken);
        if (!answer.IsSuccess)
        {
            throw ArmError.From(answer).ToException();
        }

        using var limit = new TimeLimit(null, client.Time, cancellationToken);
        answer = await limit.KeepAsync(() => client.FollowAsync(id, resource.ApiVersion, answer, ArmClient.ChangeInterval, _ => { }, limit.Token));
        return answer.Body is JsonObject result ? Json.ToMap(result) : PropertyMap.Empty;
    }

    private PropertyMap ClientConfig() => new(new Dictionary<string, PropertyValue>
    {
        ["clientId"] = identity.ClientId,
        ["objectId"] = identity.PrincipalId,
        ["subscriptionId"] = identity.SubscriptionId,
        ["tenantId"] = identity.TenantId,
    });
}
