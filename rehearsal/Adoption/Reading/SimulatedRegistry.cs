using System.Text.Json.Nodes;
using Azure.Core;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.ContainerRegistry;
using Rehearsal.Azure.Pipeline;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Providers.AzureNative.Rest;

namespace Rehearsal.Adoption.Reading;

/// <summary>Reads a registry, and all that belongs to it, from the simulated Azure, with the requests that go to Azure as well.</summary>
internal sealed class SimulatedRegistry
{
    private const string Source = "the simulated Azure";
    private const string RegistryVersion = "2026-01-01-preview";
    private const string BuildVersion = "2025-03-01-preview";
    private const string NetworkVersion = "2024-05-01";

    /// <summary>What belongs to a registry, or is attached to it, by the end of its path.</summary>
    private static readonly (string Collection, string ApiVersion)[] Collections =
    [
        ("replications", RegistryVersion),
        ("webhooks", RegistryVersion),
        ("scopeMaps", RegistryVersion),
        ("tokens", RegistryVersion),
        ("cacheRules", RegistryVersion),
        ("credentialSets", RegistryVersion),
        ("privateEndpointConnections", RegistryVersion),
        ("agentPools", BuildVersion),
        ("tasks", BuildVersion),
        ("providers/Microsoft.Authorization/roleAssignments", "2022-04-01"),
        ("providers/Microsoft.Authorization/locks", "2020-05-01"),
        ("providers/Microsoft.Insights/diagnosticSettings", "2021-05-01-preview"),
    ];

    private readonly ArmClient _client;
    private readonly CancellationToken _cancellationToken;
    private readonly AzureDocuments _documents = new() { AreComplete = true };

    private SimulatedRegistry(Uri endpoint, CancellationToken cancellationToken)
        => (_client, _cancellationToken) = (new ArmClient(new ArmClientOptions(endpoint)), cancellationToken);

    /// <param name="endpoint">Where the simulated Azure is.</param>
    /// <param name="wanted">The registry's name or id.</param>
    /// <param name="resourceGroup">The resource group that it is in; null for any.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="RehearsalException">There is no such registry.</exception>
    internal static async Task<AzureDocuments> ReadAsync(Uri endpoint, string wanted, string? resourceGroup, CancellationToken cancellationToken)
    {
        var reader = new SimulatedRegistry(endpoint, cancellationToken);
        await reader.ReadAsync(wanted, resourceGroup);
        return reader._documents;
    }

    private async Task ReadAsync(string wanted, string? resourceGroup)
    {
        _documents.Sources.Add(Source);
        var known = await AllAsync();
        var id = known.FirstOrDefault(registry => ExistingRegistry.IsNamed(registry, wanted, resourceGroup))?.Id
            ?? throw new RehearsalException(
                $"there is no registry '{wanted}'{(resourceGroup is null ? "" : $" in the resource group '{resourceGroup}'")} in the simulated Azure; "
                + (known is [] ? "it has none" : $"it has {string.Join(", ", known.Select(registry => registry.Id.Text))}")
                + "; to adopt one of Azure, save what az prints of it and name the files with --from");
        _documents.Add(Source, await GetAsync(id.Text, RegistryVersion));
        foreach (var (collection, apiVersion) in Collections)
            _documents.Add(Source, await ListAsync($"{id.Text}/{collection}", apiVersion));
        await ReadWebhooksAsync(id);
        await ReadEndpointsAsync();
        await ReadIdentitiesAsync(id);
        await ReadVaultsAsync(id);
    }

    private async Task<IReadOnlyList<ExistingResource>> AllAsync()
    {
        var found = new AzureDocuments();
        foreach (var subscription in (await ListAsync("/subscriptions", "2022-12-01")).OfType<JsonObject>())
            found.Add(Source, await ListAsync($"{subscription["id"]}/providers/{RegistryBehaviour.Type}", RegistryVersion));
        return [.. found.Resources];
    }

    /// <summary>Azure says where a webhook sends its requests only to whoever asks for just that.</summary>
    private async Task ReadWebhooksAsync(ArmId registry)
    {
        foreach (var webhook in Known(id => id.Is($"{RegistryBehaviour.Type}/webhooks") && id.Parent!.Key == registry.Key))
        {
            var action = $"{webhook.Id.Text}/getCallbackConfig";
            var answer = await _client.SendAsync(RequestMethod.Post, action, RegistryVersion, null, _ => { }, _cancellationToken);
            var configuration = new AzureObject(Checked(answer));
            _documents.WebhookConfigurations.Add(new(webhook.Name, configuration.Text("serviceUri") ?? "", configuration.Map("customHeaders")));
        }
    }

    private async Task ReadEndpointsAsync()
    {
        foreach (var connection in Known(id => id.Is($"{RegistryBehaviour.Type}/privateEndpointConnections")))
        {
            if (connection.Values.Object("privateEndpoint").Text("id") is not { } id)
                continue;
            _documents.Add(Source, await GetAsync(id, NetworkVersion));
            _documents.Add(Source, await ListAsync($"{id}/privateDnsZoneGroups", NetworkVersion));
        }
    }

    private async Task ReadIdentitiesAsync(ArmId registry)
    {
        foreach (var identity in Known(id => id.Key == registry.Key).Single().Values.Object("identity").ObjectsByName("userAssignedIdentities").Keys)
            _documents.Add(Source, await GetAsync(identity, "2023-01-31"));
    }

    private async Task ReadVaultsAsync(ArmId registry)
    {
        if (Known(id => id.Key == registry.Key).Single().Values.Object("encryption").Object("keyVaultProperties").Text("keyIdentifier") is null)
            return;
        foreach (var subscription in (await ListAsync("/subscriptions", "2022-12-01")).OfType<JsonObject>())
            _documents.Add(Source, await ListAsync($"{subscription["id"]}/providers/Microsoft.KeyVault/vaults", "2023-07-01"));
    }

    private ExistingResource[] Known(Func<ArmId, bool> isMeant) => [.. _documents.Resources.Where(resource => isMeant(resource.Id))];

    private async Task<JsonObject> GetAsync(string id, string apiVersion)
        => Checked(await _client.SendAsync(RequestMethod.Get, id, apiVersion, null, _ => { }, _cancellationToken));

    private async Task<JsonArray> ListAsync(string path, string apiVersion)
    {
        var items = new JsonArray();
        var query = new List<KeyValuePair<string, string>>();
        while (true)
        {
            var page = Checked(await _client.SendAsync(RequestMethod.Get, path, apiVersion, null, _ => { }, _cancellationToken, query));
            foreach (var item in page["value"] as JsonArray ?? [])
                items.Add(item!.DeepClone());
            if ((string?)page["nextLink"] is not { } next)
                return items;
            query = [new("$skiptoken", System.Web.HttpUtility.ParseQueryString(new Uri(next).Query)["$skiptoken"]!)];
        }
    }

    private static JsonObject Checked(ArmAnswer answer)
        => answer.IsSuccess && answer.Body is JsonObject body
            ? body
            : throw new RehearsalException($"the simulated Azure cannot be read: {Providers.AzureNative.Rest.ArmError.From(answer).Message}");
}
