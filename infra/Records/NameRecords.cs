using System.Collections.Immutable;
using GeoRegistry.Azure;
using Pulumi;

namespace GeoRegistry.Records;

/// <summary>
/// Remembers who holds each slot of a registry, and the letter case of names that the stack does not have otherwise. Azure renames nothing,
/// and Pulumi, which compares letter by letter, would delete and create what is the same to Azure.
/// </summary>
/// <param name="Records">The records.</param>
/// <param name="Refusals">What the settings ask for that has to be done in another way: one text for each.</param>
/// <param name="Names">The names in Azure by the slots' keys, in the letter case in which they were first given.</param>
internal sealed record NameRecords(
    ImmutableArray<Resource> Records, Output<ImmutableArray<string>> Refusals, ImmutableDictionary<string, Output<string>> Names)
{
    private const string Holder = "holder";
    private const string Name = "name";

    /// <summary>Declares a record for each slot of a registry. Slots that share a key cannot be distinguished, and are left out.</summary>
    /// <param name="registry">The registry's name in the settings.</param>
    /// <param name="slots">Its slots.</param>
    /// <param name="after">What they wait for.</param>
    internal static NameRecords Declare(string registry, IEnumerable<Slot> slots, InputList<Resource> after)
    {
        var records = slots
            .GroupBy(slot => slot.Key, ResourceIds.Comparer)
            .Where(sharing => sharing.Count() is 1)
            .Select(sharing => sharing.First())
            .Select(slot => (Slot: slot, Record: StackRecord.Declare(NameOf(registry, slot), Values(slot), after)))
            .ToImmutableArray();
        return new(
            [.. records.Select(one => one.Record.Resource)],
            Output.All(records.Select(one => one.Record.Kept.Apply(kept => Refuse(registry, one.Slot, kept.GetValueOrDefault(Holder)))))
                .Apply(refusals => refusals.OfType<string>().ToImmutableArray()),
            records.Where(one => one.Slot.Name is not null).ToImmutableDictionary(
                one => one.Slot.Key, one => one.Record.Kept.Apply(kept => kept.GetValueOrDefault(Name) ?? one.Slot.Name!)));
    }

    private static string NameOf(string registry, Slot slot) => $"{registry}-record/{slot.Key}";

    private static Dictionary<string, string> Values(Slot slot)
    {
        var values = new Dictionary<string, string> { [Holder] = slot.Holder };
        if (slot.Name is { } name)
            values.Add(Name, name);
        return values;
    }

    private static string? Refuse(string registry, Slot slot, string? recorded)
        => recorded is null || ResourceIds.Comparer.Equals(recorded, slot.Holder)
            ? null
            : $"{slot.Refuse(recorded)}{Environment.NewLine}  If {recorded} was never made because the run that should have made it failed: "
                + StackRecord.Forget(NameOf(registry, slot));
}
