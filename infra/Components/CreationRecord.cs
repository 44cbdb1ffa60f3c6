using System.Collections.Immutable;
using GeoRegistry.Settings;
using Pulumi;
using Pulumi.Random;
using Pulumi.Utilities;

namespace GeoRegistry.Components;

/// <summary>
/// Remembers in the stack's state what each registry was created with and Azure cannot change. A program cannot look into its state, but
/// it is given the outputs of its resources; so a random resource keeps the values in its keepers, whose later changes are ignored.
/// </summary>
internal static class CreationRecord
{
    private const string Move = "to change it, declare a second registry under another name, import the images (az acr import), move the "
        + "clients over, and then remove this one";

    /// <summary>
    /// Declares the records of all registries and compares the settings with them. Resources that depend on the result are registered once
    /// all registries have passed, so that a run that is refused because of one registry changes nothing of any.
    /// </summary>
    /// <param name="registries">The settings of all registries.</param>
    /// <returns>No resources, available once every registry has passed.</returns>
    /// <exception cref="RunException">Raised in the result: the settings differ from what a registry was created with.</exception>
    internal static Output<ImmutableArray<Resource>> Check(IEnumerable<RegistrySettings> registries)
    {
        var passed = Output.All(registries.Select(Declare)).Apply(recorded => recorded.SelectMany(changes => changes).ToList() is [_, ..] refusals
            ? throw new RunException(string.Join(Environment.NewLine, refusals))
            : ImmutableArray<Resource>.Empty);
        // By way of a task, so that what waits for the records does not depend on them in the state.
        return Output.Create(OutputUtilities.GetValueAsync(passed));
    }

    /// <returns>What is asked for that the registry would have to be replaced for: one sentence, or none.</returns>
    private static Output<ImmutableArray<string>> Declare(RegistrySettings settings)
    {
        var wanted = Values(settings);
        var record = new RandomUuid(
            $"{settings.Name}-creation",
            new RandomUuidArgs { Keepers = wanted.ToImmutableDictionary() },
            new CustomResourceOptions
            {
                IgnoreChanges = ["keepers"],
                Protect = settings.Protect,
                // Where the record was before it had to come ahead of everything else: in the registry's component.
                Aliases = { new Alias { ParentUrn = GeoReplicatedRegistry.UrnOf(settings.Name) } },
            });
        return record.Keepers.Apply(recorded => Compare(settings.Name, wanted, recorded));
    }

    private static ImmutableArray<string> Compare(
        string registry, ImmutableSortedDictionary<string, string> wanted, ImmutableDictionary<string, string>? recorded)
    {
        var changes = wanted
            .Where(value => recorded?.GetValueOrDefault(value.Key) is { } before && !before.Equals(value.Value, StringComparison.OrdinalIgnoreCase))
            .Select(value => $"{value.Key} was {recorded![value.Key]} when the registry was created and is now {value.Value}")
            .ToList();
        return changes is []
            ? []
            : [$"The registry {registry} cannot be changed like this: {string.Join("; ", changes)}. Azure fixes this at creation; {Move}."];
    }

    private static ImmutableSortedDictionary<string, string> Values(RegistrySettings settings) => new Dictionary<string, string>
    {
        ["resourceGroup"] = settings.ResourceGroup,
        ["homeRegion"] = settings.HomeRegion.Name,
        ["uniqueSuffix"] = settings.UniqueSuffix ? "true" : "false",
        ["encryption"] = settings.Encryption?.Describe() ?? "none",
        ["domainNameLabelScope"] = settings.Preview?.DomainNameLabelScope ?? PreviewFeatures.Unsecure,
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
