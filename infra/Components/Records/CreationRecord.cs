using System.Collections.Immutable;
using GeoRegistry.Azure;
using GeoRegistry.Settings;
using Pulumi;

namespace GeoRegistry.Components.Records;

/// <summary>Remembers what a registry was created with and Azure cannot change.</summary>
internal static class CreationRecord
{
    private const string ResourceGroup = "resourceGroup";
    private const string HomeRegion = "homeRegion";
    private const string Move = "to change it, declare a second registry under another name, import the images (az acr import), move the "
        + "clients over, and then remove this one";

    /// <summary>Declares a registry's record and compares the settings with it.</summary>
    /// <returns>What is asked for that the registry would have to be replaced for, null where nothing is; and the letter case of its group's name.</returns>
    internal static (Output<string?> Refusal, Output<string> ResourceGroup) Declare(RegistrySettings settings)
    {
        var wanted = Values(settings);
        var options = new CustomResourceOptions
        {
            Protect = settings.Protect,
            // Where the record was before it had to come ahead of everything else: in the registry's component.
            Aliases = { new Alias { ParentUrn = GeoReplicatedRegistry.UrnOf(settings.Name) } },
        };
        var kept = StackRecord.Declare(NameOf(settings), wanted, [], options).Kept;
        return (
            kept.Apply(recorded => RefuseAsync(settings, wanted, recorded)),
            kept.Apply(recorded => recorded.GetValueOrDefault(ResourceGroup) is { } before && ResourceGroupNames.Comparer.Equals(before, settings.ResourceGroup)
                ? before
                : settings.ResourceGroup));
    }

    private static string NameOf(RegistrySettings settings) => $"{settings.Name}-creation";

    private static async Task<string?> RefuseAsync(
        RegistrySettings settings, ImmutableSortedDictionary<string, string> wanted, ImmutableDictionary<string, string> recorded)
    {
        var changes = wanted
            .Where(value => recorded.GetValueOrDefault(value.Key) is { } before && !before.Equals(value.Value, StringComparison.OrdinalIgnoreCase))
            .Select(value => value.Key)
            .ToList();
        if (changes is [])
            return null;
        if (recorded.GetValueOrDefault("uniqueSuffix") is "false")
        {
            var found = await FoundRegistry.FindAsync(settings.Name, recorded[ResourceGroup]).ConfigureAwait(false);
            if (found is null)
            {
                Log.Warn($"the stack remembers what the registry {settings.Name} was to be created with in {recorded[ResourceGroup]}, but Azure has none of that name "
                    + $"there. Make the stack forget it, so that it watches over the registry: {StackRecord.Forget(NameOf(settings))}");
                return null;
            }

            if (found.Location is { } location && Regions.Find(location) == settings.HomeRegion)
                _ = changes.Remove(HomeRegion);
        }

        return changes is []
            ? null
            : $"The registry {settings.Name} cannot be changed like this: "
                + string.Join("; ", changes.Select(key => $"{key} was {recorded[key]} when the registry was created and is now {wanted[key]}"))
                + $". Azure fixes this at creation; {Move}. If Azure has no such registry because the run that should have created it failed: "
                + StackRecord.Forget(NameOf(settings));
    }

    private static ImmutableSortedDictionary<string, string> Values(RegistrySettings settings) => new Dictionary<string, string>
    {
        [ResourceGroup] = settings.ResourceGroup,
        [HomeRegion] = settings.HomeRegion.Name,
        ["uniqueSuffix"] = settings.UniqueSuffix ? "true" : "false",
        ["encryption"] = settings.Encryption?.Describe() ?? "none",
        ["domainNameLabelScope"] = settings.Preview?.DomainNameLabelScope ?? PreviewFeatures.Unsecure,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
