using System.Text.Json.Nodes;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative.Catalogue;
using Rehearsal.Providers.AzureNative.Rest;
using Rehearsal.Providers.AzureNative.Shapes;

namespace Rehearsal.Providers.AzureNative;

/// <summary>Makes resources that exist elsewhere, as a stack's state describes them.</summary>
/// <param name="identity">Who makes them; the subscription is that of each resource.</param>
internal sealed class Reconstruction(ArmClient client, AzureIdentity identity)
{
    private const string GroupType = "azure-native:resources:ResourceGroup";
    private const string FallbackLocation = "eastus2";

    /// <summary>What a cloud answers that does not have the resource group; a subscription comes into being with its first one.</summary>
    private static readonly string[] GroupIsMissing = ["ResourceGroupNotFound", "SubscriptionNotFound"];


    /// <summary>Makes a resource, and its resource group where there is none.</summary>
    /// <param name="inputs">What the program gave; empty for one that it only read.</param>
    /// <param name="outputs">What Azure answered.</param>
    /// <returns>What Azure answered, as it answered it.</returns>
    /// <exception cref="ProviderException">The id is none of the type's, the type is not known, or the cloud refuses.</exception>
    internal async Task<JsonObject> MakeAsync(ResourceContext resource, string id, PropertyMap inputs, PropertyMap outputs, CancellationToken cancellationToken)
    {
        var definition = ResourceCatalogue.Shared.Resource(resource.Type);
        var provider = new AzureNativeProvider(client, identity with { SubscriptionId = SubscriptionOf(id) });
        var address = new ResourcePath(definition, SubscriptionOf(id)).Inputs(id);
        var whole = new PropertyMap(outputs.Concat(address).Concat(inputs).GroupBy(input => input.Key, (name, values) => KeyValuePair.Create(name, values.Last().Value), StringComparer.Ordinal));
        if (provider.IdOf(resource, whole) is { } named && !named.Equals(id, StringComparison.OrdinalIgnoreCase))
        {
            throw new ProviderException($"its id '{id}' is not the one that its inputs give, '{named}'");
        }

        try
        {
            await CreateAsync().ConfigureAwait(false);
        }
        catch (ProviderException error) when (GroupOf(id) is { } && GroupIsMissing.Any(code => error.Message.Contains($"\"{code}\"", StringComparison.Ordinal)))
        {
            await MakeGroupAsync(provider, GroupOf(id)!, outputs.GetValueOrDefault("location")?.AsText() ?? FallbackLocation, cancellationToken).ConfigureAwait(false);
            await CreateAsync().ConfigureAwait(false);
        }

        return BodyWriter.WriteWhole(definition.DefinitionFor(inputs).Body, outputs, definition.OutputsKeepProperties);

        Task CreateAsync() => provider.CreateAsync(new(resource, whole, Preview: false, Timeout: null, IsKnownAbsent: true), cancellationToken);
    }

    /// <summary>The subscription that a resource is in.</summary>
    /// <exception cref="ProviderException">The id names none.</exception>
    internal static string SubscriptionOf(string id)
        => id.Split('/') is ["", var subscriptions, { Length: > 0 } subscription, ..] && subscriptions.Equals("subscriptions", StringComparison.OrdinalIgnoreCase)
            ? subscription
            : throw new ProviderException($"'{id}' is not the id of something in a subscription");

    private static string? GroupOf(string id)
        => id.Split('/') is ["", _, _, var groups, { Length: > 0 } group, _, ..] && groups.Equals("resourceGroups", StringComparison.OrdinalIgnoreCase) ? group : null;

    private static Task MakeGroupAsync(AzureNativeProvider provider, string name, string location, CancellationToken cancellationToken)
        => provider.CreateAsync(
            new(
                new(GroupType, GroupType, name, _ => { }),
                new PropertyMap([new("resourceGroupName", name), new("location", location)]),
                Preview: false,
                Timeout: null,
                IsKnownAbsent: true),
            cancellationToken);
}
