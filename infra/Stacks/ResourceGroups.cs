using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Parts;
using GeoRegistry.Registries;
using Pulumi;
using Pulumi.AzureNative.Resources;
using Pulumi.Utilities;
using Resource = Pulumi.Resource;

namespace GeoRegistry.Stacks;

/// <summary>
/// The resource groups of registries, and others that are declared for their parts. A group that several share is declared once, beside the registries
/// rather than in any of them.
/// </summary>
internal static class ResourceGroups
{
    /// <summary>Declares the groups that do not exist yet.</summary>
    /// <param name="registries">The settings of all registries.</param>
    /// <param name="records">What the groups wait for, and their first names.</param>
    /// <returns>
    /// The name of each group that is declared or only used, by that name: known in a preview already, and depending on the group where it is
    /// declared here.
    /// </returns>
    internal static ImmutableDictionary<string, Output<string>> Declare(IReadOnlyCollection<RegistrySettings> registries, StackRecords records)
        => records.ResourceGroups.SetItems(registries
            .SelectMany(registry => registry.ResourceGroups.Select(group => new Use(registry, group)))
            .GroupBy(use => use.Group.Name, ResourceGroupNames.Comparer)
            .Select(group => KeyValuePair.Create(group.Key, Declare(group, records))));

    private static Output<string> Declare(IGrouping<string, Use> uses, StackRecords records)
    {
        var name = records.ResourceGroups[uses.Key];
        var any = uses.First().Group;
        if (any.Exists)
            return name;

        var group = new ResourceGroup(
            uses.Key.ToLowerInvariant(),
            new ResourceGroupArgs
            {
                ResourceGroupName = name,
                Location = any.Region.Name,
                Tags = CommonTags(uses.Select(use => use.Registry)),
            },
            new CustomResourceOptions
            {
                DependsOn = records.Passed,
                Aliases = [.. FormerNames.Of(uses.Key)],
                Protect = uses.Any(use => use.Registry.Protect && ResourceGroupNames.Comparer.Equals(use.Registry.ResourceGroup, uses.Key)),
                // A group's region only says where Azure keeps its record; replacing the group would delete all that is in it.
                IgnoreChanges = ["location"],
                ImportId = uses.Where(use => use.Group.Adopt).Select(use => use.Registry.SubscriptionId).OfType<string>().Select(
                    subscription => ResourceIds.OfGroup(subscription, uses.Key)).FirstOrDefault(),
            });
        return OutputUtilities.WithDependency(name, group);
    }

    /// <summary>A shared group has the tags on which all its registries agree.</summary>
    private static ImmutableDictionary<string, string> CommonTags(IEnumerable<RegistrySettings> registries)
        => registries.Select(registry => registry.Tags.AsEnumerable()).Aggregate(Enumerable.Intersect).ToImmutableDictionary();

    private sealed record Use(RegistrySettings Registry, ResourceGroupSettings Group);
}
