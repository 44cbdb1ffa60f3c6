using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Settings;
using Pulumi;
using Pulumi.AzureNative.Resources;
using Pulumi.Utilities;

namespace GeoRegistry.Components;

/// <summary>The resource groups that registries are in. One that several share is declared once, beside them rather than in any.</summary>
internal static class ResourceGroups
{
    /// <summary>Declares the groups that do not exist yet.</summary>
    /// <returns>
    /// The name of each group, by that name: known in a preview already, and depending on the group where it is declared here.
    /// </returns>
    internal static ImmutableDictionary<string, Output<string>> Declare(IEnumerable<RegistrySettings> registries)
        => registries
            .GroupBy(registry => registry.ResourceGroup, ResourceGroupNames.Comparer)
            .ToImmutableDictionary(group => group.Key, Declare, ResourceGroupNames.Comparer);

    private static Output<string> Declare(IGrouping<string, RegistrySettings> registries)
    {
        var name = Output.Create(registries.Key);
        var any = registries.First();
        if (any.ExistingResourceGroup)
            return name;

        var group = new ResourceGroup(
            registries.Key,
            new ResourceGroupArgs
            {
                ResourceGroupName = registries.Key,
                Location = any.HomeRegion.Name,
                Tags = CommonTags(registries),
            },
            new CustomResourceOptions
            {
                Protect = registries.Any(registry => registry.Protect),
                // A group's region only says where Azure keeps its record; replacing the group would delete all that is in it.
                IgnoreChanges = ["location"],
            });
        return OutputUtilities.WithDependency(name, group);
    }

    /// <summary>A shared group has the tags on which all its registries agree.</summary>
    private static ImmutableDictionary<string, string> CommonTags(IEnumerable<RegistrySettings> registries)
        => registries.Select(registry => registry.Tags.AsEnumerable()).Aggregate(Enumerable.Intersect).ToImmutableDictionary();
}
