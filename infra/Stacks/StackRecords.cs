using System.Collections.Immutable;
using GeoRegistry.Adoption;
using GeoRegistry.Azure;
using GeoRegistry.Records;
using GeoRegistry.Registries;
using Pulumi;
using Pulumi.Utilities;

namespace GeoRegistry.Stacks;

/// <summary>Everything that the stack remembers from earlier runs, compared with the settings before anything else is registered.</summary>
/// <param name="Passed">
/// No resources, available once every registry has passed: what depends on it is not registered in a run that is refused because of any registry.
/// </param>
/// <param name="ResourceGroups">The resource groups' names in the letter case in which they were first given.</param>
/// <param name="Names">What each registry remembers, by its name.</param>
internal sealed record StackRecords(
    InputList<Resource> Passed, ImmutableDictionary<string, Output<string>> ResourceGroups, ImmutableDictionary<string, NameRecords> Names)
{
    private const string Name = "name";

    /// <summary>In which form Azure has what is or was adopted of each registry, by its name.</summary>
    internal required ImmutableDictionary<string, Output<AzureForms>> Forms { get; init; }

    /// <summary>Declares the records of all registries and compares the settings with them.</summary>
    /// <param name="registries">The settings of all registries.</param>
    /// <param name="adoption">What is adopted in this run.</param>
    /// <exception cref="RunException">Raised in <see cref="Passed"/>: the settings ask for a change that has to be made in another way.</exception>
    internal static StackRecords Declare(ImmutableArray<RegistrySettings> registries, AdoptionRun adoption)
    {
        // One after the other, so that a run that is refused because of a place does not write a record about the place.
        var creations = registries.Select(registry => (Registry: registry, Record: CreationRecord.Declare(registry, adoption))).ToImmutableArray();
        var created = Pass(creations.Select(one => one.Record.Refusal), after: Output.Create(ImmutableArray<Resource>.Empty));
        var names = registries.ToImmutableDictionary(registry => registry.Name, registry => RegistryNameRecord.Declare(registry, registries, created));
        var named = Pass(names.Values.Select(name => name.Refusal), created);
        var slots = registries.ToImmutableDictionary(
            registry => registry.Name, registry => NameRecords.Declare(registry.Name, RegistrySlots.Of(registry), named));
        var groups = GroupRecords(registries, creations.ToImmutableDictionary(one => one.Registry.Name, one => one.Record.ResourceGroup), named);
        return new(
            Pass(slots.Values.Select(slot => slot.Refusals.Apply(refusals => refusals is [] ? null : string.Join(Environment.NewLine, refusals))), named),
            groups.ToImmutableDictionary(group => group.Key, group => group.Value.Name, ResourceGroupNames.Comparer),
            slots.ToImmutableDictionary(
                slot => slot.Key,
                slot => slot.Value with
                {
                    Records =
                    [
                        .. slot.Value.Records,
                        names[slot.Key].Record,
                        .. groups.Values.Select(group => group.Record).OfType<Resource>(),
                        .. creations.Where(one => one.Registry.Name == slot.Key).Select(one => one.Record.Resource),
                    ],
                }))
        {
            Forms = creations.ToImmutableDictionary(one => one.Registry.Name, one => one.Record.Forms),
        };
    }

    /// <summary>A registry's group is remembered together with the registry; each other group has its own record.</summary>
    private static Dictionary<string, (Resource? Record, Output<string> Name)> GroupRecords(
        ImmutableArray<RegistrySettings> registries, ImmutableDictionary<string, Output<string>> ofRegistries, InputList<Resource> after)
    {
        var groups = registries.DistinctBy(registry => registry.ResourceGroup, ResourceGroupNames.Comparer).ToDictionary(
            registry => registry.ResourceGroup, registry => ((Resource?)null, ofRegistries[registry.Name]), ResourceGroupNames.Comparer);
        foreach (var name in registries.SelectMany(registry => registry.UsedResourceGroups))
        {
            if (groups.ContainsKey(name))
                continue;
            var record = StackRecord.Declare($"record/resource-group-{name.ToLowerInvariant()}", [new(Name, name)], after);
            groups.Add(name, (record.Resource, record.Kept.Apply(kept => kept.GetValueOrDefault(Name) ?? name)));
        }

        return groups;
    }

    private static Output<ImmutableArray<Resource>> Pass(IEnumerable<Output<string?>> refusals, Output<ImmutableArray<Resource>> after)
    {
        var passed = Output.Tuple(Output.All(refusals), after).Apply(all => all.Item1.OfType<string>().ToList() is [_, ..] refused
            ? throw new RunException(string.Join(Environment.NewLine, refused))
            : all.Item2);
        // By way of a task, so that what waits for the records does not depend on them in the state.
        return Output.Create(OutputUtilities.GetValueAsync(passed));
    }
}
