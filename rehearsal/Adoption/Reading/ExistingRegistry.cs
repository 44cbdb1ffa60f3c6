using System.Collections.Immutable;
using Rehearsal.Azure.ContainerRegistry;
using Rehearsal.Engine.Diagnostics;

namespace Rehearsal.Adoption.Reading;

/// <summary>A registry that exists, with all that was read of what belongs to it.</summary>
internal sealed class ExistingRegistry
{
    private readonly AzureDocuments _documents;
    private readonly HashSet<string> _taken = [];

    private ExistingRegistry(AzureDocuments documents, ExistingResource registry)
    {
        (_documents, Registry) = (documents, registry);
        _taken.Add(registry.Id.Key);
    }

    /// <summary>The registry itself.</summary>
    internal ExistingResource Registry { get; }

    /// <summary>Its name in Azure.</summary>
    internal string Name => Registry.Name;

    /// <summary>Whether all there is was read, so that what is missing does not exist.</summary>
    internal bool IsComplete => _documents.AreComplete;

    /// <summary>How webhooks are configured, as far as it was given.</summary>
    internal IReadOnlyList<WebhookConfiguration> WebhookConfigurations => _documents.WebhookConfigurations;

    /// <summary>The registry among what was read.</summary>
    /// <param name="documents">What was read.</param>
    /// <param name="wanted">Its name or id; null for the only one.</param>
    /// <param name="resourceGroup">The resource group that it is in; null for any.</param>
    /// <exception cref="RehearsalException">There is none or several, or it is one that the program cannot have.</exception>
    internal static ExistingRegistry Find(AzureDocuments documents, string? wanted, string? resourceGroup)
    {
        var all = documents.Resources.Where(resource => resource.Id.Is(RegistryBehaviour.Type)).ToImmutableArray();
        var found = all.Where(registry => IsNamed(registry, wanted, resourceGroup)).ToImmutableArray();
        var sources = string.Join(", ", documents.Sources.Select(source => $"'{source}'"));
        return found switch
        {
            [var registry] => new(documents, CheckTier(registry)),
            [] => throw new RehearsalException(
                $"{(all is [] ? $"there is no registry in {sources}" : $"the registry that is meant is not in {sources}, but {Names(all)}")}; "
                + $"give what 'az acr show --name {wanted ?? "NAME"}' prints as well"),
            _ => throw new RehearsalException(
                $"there are {found.Length} registries in {sources}: {Names(found)}; name the one to adopt before --from: adopt {found[0].Name}"),
        };
    }

    /// <summary>Whether a registry is the one that is meant: by its name, or by its id.</summary>
    internal static bool IsNamed(ExistingResource registry, string? wanted, string? resourceGroup)
    {
        if (resourceGroup is not null && !AzureObject.Same(registry.Id.ResourceGroup?.Name, resourceGroup))
            return false;
        return wanted is null || AzureObject.Same(wanted.StartsWith('/') ? registry.Id.Text : registry.Name, wanted.TrimEnd('/'));
    }

    /// <summary>The resources of a type in the registry that nobody has taken yet, sorted by name.</summary>
    /// <param name="collection">Such as <c>replications</c>.</param>
    internal ImmutableArray<ExistingResource> TakeChildren(string collection)
        => Take(resource => resource.Id.Is($"{RegistryBehaviour.Type}/{collection}") && resource.Id.Parent!.Key == Registry.Id.Key);

    /// <summary>The resources that nobody has taken yet and that are what is asked for, sorted by name.</summary>
    internal ImmutableArray<ExistingResource> Take(Func<ExistingResource, bool> isMeant)
    {
        var found = _documents.Resources
            .Where(resource => !_taken.Contains(resource.Id.Key) && isMeant(resource))
            .OrderBy(resource => resource.Id.Key, StringComparer.Ordinal)
            .ToImmutableArray();
        _taken.UnionWith(found.Select(resource => resource.Id.Key));
        return found;
    }

    private static ExistingResource CheckTier(ExistingResource registry)
    {
        var tier = registry.Values.Object("sku").Text("name");
        registry.Values.Object("sku").Skip("tier");
        return AzureObject.Same(tier, "Premium")
            ? registry
            : throw new RehearsalException(
                $"the registry '{registry.Name}' has the SKU {tier ?? "of no name"}, and the program has Premium only, which alone has replicas; "
                + $"change it first: az acr update --name {registry.Name} --sku Premium");
    }

    private static string Names(IEnumerable<ExistingResource> registries) => string.Join(", ", registries.Select(registry => registry.Id.Text));
}
