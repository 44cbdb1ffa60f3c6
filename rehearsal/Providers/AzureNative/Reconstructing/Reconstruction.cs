using System.Text.Json.Nodes;
using Rehearsal.Engine.Values;
using Rehearsal.Providers.AzureNative.Catalogue;
using Rehearsal.Providers.AzureNative.Configuring;
using Rehearsal.Providers.AzureNative.Rest;
using Rehearsal.Providers.AzureNative.Shapes;

namespace Rehearsal.Providers.AzureNative.Reconstructing;

/// <summary>Creates the resources of a stack's state, which exist in the real Azure, in the simulated one.</summary>
/// <param name="identity">Who makes them; the subscription is that of each resource, where its id names one.</param>
internal sealed class Reconstruction(ArmClient client, AzureIdentity identity)
{
    private const string GroupType = "azure-native:resources:ResourceGroup";
    private const string FallbackLocation = "eastus2";

    /// <summary>The error codes for a missing resource group; a subscription is created with its first one.</summary>
    private static readonly string[] GroupIsMissing = ["ResourceGroupNotFound", "SubscriptionNotFound"];


    /// <summary>Makes a resource, and its resource group where there is none.</summary>
    /// <param name="id">
    /// Its id in the state. If Azure could not have given it, the resource gets the id that its inputs make up.
    /// </param>
    /// <param name="inputs">What the program gave; empty for one that it only read.</param>
    /// <param name="outputs">What Azure answered.</param>
    /// <exception cref="ProviderException">The type is not known, the cloud refuses, or the id cannot be found.</exception>
    internal async Task<Reconstructed> MakeAsync(
        ResourceContext resource, string id, PropertyMap inputs, PropertyMap outputs, CancellationToken cancellationToken)
    {
        var definition = ResourceCatalogue.Shared.Resource(resource.Type);
        var subscription = SubscriptionOf(id) ?? identity.SubscriptionId;
        var provider = new AzureNativeProvider(client, identity with { SubscriptionId = subscription });
        var whole = new PropertyMap(outputs.Concat(Address()).Concat(inputs)
            .GroupBy(input => input.Key, (name, values) => KeyValuePair.Create(name, values.Last().Value), StringComparer.Ordinal));
        var made = provider.IdOf(resource, whole)
            ?? throw new ProviderException($"'{id}' is not the id of a {definition.ArmType}, and its inputs do not name it");
        try
        {
            await CreateAsync();
        }
        catch (ProviderException error)
            when (GroupOf(made) is { } && GroupIsMissing.Any(code => error.Message.Contains($"\"{code}\"", StringComparison.Ordinal)))
        {
            var location = outputs.GetValueOrDefault("location")?.AsText() ?? FallbackLocation;
            await MakeGroupAsync(provider, GroupOf(made)!, location, cancellationToken);
            await CreateAsync();
        }

        return new(made, BodyWriter.WriteWhole(definition.DefinitionFor(inputs).Body, outputs, definition.OutputsKeepProperties));

        Task CreateAsync() => provider.CreateAsync(new(resource, whole, Preview: false, Timeout: null, IsKnownAbsent: true), cancellationToken);

        PropertyMap Address()
        {
            try
            {
                return new ResourcePath(definition, subscription).Inputs(id);
            }
            catch (ProviderException)
            {
                return PropertyMap.Empty;
            }
        }
    }

    /// <summary>The subscription that a resource is in; null when the id names none.</summary>
    internal static string? SubscriptionOf(string id)
        => id.Split('/') is ["", var subscriptions, { Length: > 0 } subscription, ..]
            && subscriptions.Equals("subscriptions", StringComparison.OrdinalIgnoreCase)
            ? subscription
            : null;

    private static string? GroupOf(string id)
        => id.Split('/') is ["", _, _, var groups, { Length: > 0 } group, _, ..] && groups.Equals("resourceGroups", StringComparison.OrdinalIgnoreCase)
            ? group
            : null;

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

/// <param name="Id">The id that the resource has.</param>
/// <param name="Known">What Azure answered of it elsewhere, as it answered it.</param>
internal sealed record Reconstructed(string Id, JsonObject Known);
