using GeoRegistry.Azure;
using GeoRegistry.Parts;
using GeoRegistry.Records;
using GeoRegistry.Registries;
using Pulumi;

namespace GeoRegistry.Stacks;

/// <summary>
/// Remembers the name of the only registry in a resource group and a region, since no setting says that a registry with another name is meant to be the
/// same one. Where there are several, only the letter case of each one's name is remembered.
/// </summary>
internal static class RegistryNameRecord
{
    private const string Name = "name";

    /// <summary>Declares a registry's record.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="registries">All registries of the stack.</param>
    /// <param name="after">What it waits for.</param>
    /// <returns>The record, and the refusal; null where nothing is refused.</returns>
    internal static (Resource Record, Output<string?> Refusal) Declare(
        RegistrySettings registry, IEnumerable<RegistrySettings> registries, InputList<Resource> after)
    {
        var place = PlaceOf(registry);
        var isAlone = registries.Count(other => PlaceOf(other) == place) is 1;
        var record = $"record/registry-in-{place}{(isAlone ? "" : $"-{registry.Name.ToLowerInvariant()}")}";
        var declared = StackRecord.Declare(record, [new(Name, registry.Name)], after);
        return (declared.Resource, declared.Kept.Apply(kept => RefuseAsync(registry, record, kept.GetValueOrDefault(Name))));
    }

    private static string PlaceOf(RegistrySettings registry) => $"{registry.ResourceGroup}-{registry.HomeRegion.Name}".ToLowerInvariant();

    private static async Task<string?> RefuseAsync(RegistrySettings registry, string record, string? recorded)
    {
        if (recorded is null || recorded == registry.Name)
            return null;
        if (RegistryNames.Comparer.Equals(recorded, registry.Name))
        {
            return $"The registry {recorded} cannot become {registry.Name}: to Azure both are one name, and nothing would be renamed; the stack would delete "
                + $"{recorded} with all its images, and then fail to create what is there already. Write name: {recorded}, as it was created.";
        }

        if (!registry.UniqueSuffix && await RegistryInAzure.FindAsync(registry.ResourceGroup, recorded) is (null, true))
        {
            Log.Warn($"the stack remembers the registry {recorded} in the place of {registry.Name}, but Azure has none of that name in "
                + $"{registry.ResourceGroup}. Make the stack forget it, so that it watches over {registry.Name}: {StackRecord.Forget(record)}");
            return null;
        }

        return $"The registry {recorded} cannot become {registry.Name}: Azure does not rename registries. This run would create {registry.Name} without "
            + $"images, and delete {recorded} with all its images, replicas, tokens and webhooks. To move, declare {registry.Name} beside {recorded}, "
            + "import the images "
            + "(az acr import), move the clients over, and then remove the old entry. To delete one and have the other, remove the entry in one run, and add "
            + $"the other in the next. If Azure has no registry {recorded} because the run that should have made it failed: {StackRecord.Forget(record)}";
    }
}
