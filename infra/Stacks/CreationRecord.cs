using System.Collections.Immutable;
using GeoRegistry.Adoption;
using GeoRegistry.Azure;
using GeoRegistry.Parts;
using GeoRegistry.Records;
using GeoRegistry.Registries;
using Pulumi;

namespace GeoRegistry.Stacks;

/// <summary>
/// Remembers what a registry was created with and Azure cannot change; and for a name with capitals that it was new: Azure creates no registries with
/// capitals any more, while those that a stack has had for longer, or that are adopted, stay.
/// </summary>
internal static class CreationRecord
{
    private const string ResourceGroup = "resourceGroup";
    private const string HomeRegion = "homeRegion";
    private const string NewWithCapitals = "newWithCapitals";
    private const string Move = "to change it, declare a second registry under another name, import the images (az acr import), move the "
        + "clients over, and then remove this one";

    /// <summary>Declares a registry's record and compares the settings with it.</summary>
    /// <param name="settings">The registry's settings.</param>
    /// <param name="adoption">What is adopted in this run, which is remembered too.</param>
    /// <returns>
    /// The record; the refusal of settings for which the registry would have to be replaced, null where there are none; the name of its group in the
    /// letter case in which it was first given; and in which form Azure has what is or was adopted.
    /// </returns>
    internal static (Resource Resource, Output<string?> Refusal, Output<string> ResourceGroup, Output<AzureForms> Forms) Declare(
        RegistrySettings settings, AdoptionRun adoption)
    {
        var wanted = Values(settings);
        var options = new CustomResourceOptions
        {
            // Where the record was before it had to be declared before everything else: in the registry's component.
            Aliases = { new Alias { ParentUrn = RegistryComponent.UrnOf(settings.Name) } },
            IgnoreChanges = AdoptedParts.Of(settings).Any(part => part.IsAdopted)
                ? [.. wanted.Keys.Concat(AdoptionRecord.Others(settings)).Select(key => $"keepers.{key}")]
                : ["keepers"],
        };
        var record = StackRecord.Declare(
            NameOf(settings), adoption.Remembered(settings).Apply(remembered => remembered.SetItems(wanted)), adoption.Passed, options);
        return (
            record.Resource,
            record.Kept.Apply(recorded => RefuseAsync(settings, wanted, recorded)),
            record.Kept.Apply(recorded => recorded.GetValueOrDefault(ResourceGroup) is { } before
                && ResourceGroupNames.Comparer.Equals(before, settings.ResourceGroup)
                ? before
                : settings.ResourceGroup),
            adoption.FormsOf(settings, record.Kept));
    }

    private static string NameOf(RegistrySettings settings) => $"{settings.Name}-creation";

    private static async Task<string?> RefuseAsync(
        RegistrySettings settings, ImmutableSortedDictionary<string, string> wanted, ImmutableDictionary<string, string> recorded)
    {
        if (recorded.ContainsKey(NewWithCapitals) && await IsToBeCreatedAsync(settings))
        {
            return $"The registry {settings.Name} cannot be created: names of new registries have lower-case letters and digits only. Write name: "
                + $"{settings.Name.ToLowerInvariant()}. One that exists as {settings.Name} is taken over with adopt: true.";
        }

        var changes = wanted
            .Where(value => recorded.GetValueOrDefault(value.Key) is { } before && !IsSame(value.Key, before, value.Value))
            .Select(value => value.Key)
            .ToList();
        if (changes is [])
            return null;
        if (recorded.GetValueOrDefault("uniqueSuffix") is "false")
        {
            var (existing, answered) = await RegistryInAzure.FindAsync(recorded[ResourceGroup], settings.Name);
            if (answered && existing is null)
            {
                Log.Warn($"the stack remembers what the registry {settings.Name} was to be created with in {recorded[ResourceGroup]}, but Azure has none of "
                    + $"that name there. Make the stack forget it, so that it watches over the registry: {StackRecord.Forget(NameOf(settings))}");
                return null;
            }

            if (existing?.Location is { } location && Regions.Normalize(location) == settings.HomeRegion.Name)
                _ = changes.Remove(HomeRegion);
        }

        return changes is []
            ? null
            : $"The registry {settings.Name} cannot be changed like this: "
                + string.Join("; ", changes.Select(key => $"{key} was {recorded[key]} when the registry was created and is now {wanted[key]}"))
                + $". Azure fixes this at creation; {Move}. If Azure has no such registry because the run that should have created it failed: "
                + StackRecord.Forget(NameOf(settings));
    }

    /// <summary>
    /// Whether Azure answers that it has no such registry. Where it does not answer, as in the declaration that policies evaluate beforehand, the record has
    /// only what the settings say, and nothing of what the stack had before.
    /// </summary>
    private static async Task<bool> IsToBeCreatedAsync(RegistrySettings settings)
        => !settings.Adopt && await RegistryInAzure.FindAsync(settings.ResourceGroup, settings.Name) is (null, true);

    /// <summary>A group's name may change its letter case: Azure keeps the first. Names of vaults and keys are a part of what is sent.</summary>
    private static bool IsSame(string key, string before, string now)
        => before.Equals(now, key is ResourceGroup ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    private static ImmutableSortedDictionary<string, string> Values(RegistrySettings settings)
    {
        var values = new Dictionary<string, string>
        {
            [ResourceGroup] = settings.ResourceGroup,
            [HomeRegion] = settings.HomeRegion.Name,
            ["uniqueSuffix"] = settings.UniqueSuffix ? "true" : "false",
            ["encryption"] = settings.Encryption?.Describe() ?? "none",
            ["domainNameLabelScope"] = settings.Newer?.DomainNameLabelScope ?? NewerFeatures.Unsecure,
        };
        if (!settings.Adopt && RegistryNames.HasCapitals(settings.Name))
            values.Add(NewWithCapitals, "true");
        return values.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }
}
