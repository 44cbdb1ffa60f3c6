using System.Collections.Immutable;

namespace GeoRegistry.Adoption;

/// <summary>
/// The forms in which Azure has adopted resources, where they differ from the program's, such as in the order of a list. As long as a value means what
/// the settings ask for, it is sent in Azure's form, so that nothing changes.
/// </summary>
/// <param name="parts">What Azure has of each, by the keys of <see cref="AdoptedPart"/>.</param>
/// <param name="leftOut">The names of the registry's tags that each did not have when it was adopted, by the same keys.</param>
internal sealed class AzureForms(ImmutableDictionary<string, PartInAzure> parts, ImmutableDictionary<string, ImmutableArray<string>> leftOut)
{
    /// <summary>Everything is in the program's form.</summary>
    internal static AzureForms None { get; } = new(ImmutableDictionary<string, PartInAzure>.Empty, ImmutableDictionary<string, ImmutableArray<string>>.Empty);

    /// <summary>What Azure has; null where it is in the program's form.</summary>
    internal PartInAzure? Find(string part) => parts.GetValueOrDefault(part);

    /// <summary>The values of an input in Azure's form, where they mean what is asked for; otherwise those that are asked for.</summary>
    /// <param name="part">The key of an <see cref="AdoptedPart"/>.</param>
    /// <param name="input">The name under which <see cref="PartInAzure"/> has it.</param>
    /// <param name="asked">What is asked for.</param>
    /// <param name="comparer">Compares values. Default: ordinal.</param>
    internal ImmutableArray<string> FormOf(string part, string input, ImmutableArray<string> asked, IEqualityComparer<string>? comparer = null)
        => Find(part) is { } found && found[input].ToHashSet(comparer).SetEquals(asked) ? found[input] : asked;

    /// <summary>The same of one value.</summary>
    internal string FormOf(string part, string input, string asked, IEqualityComparer<string>? comparer = null)
        => FormOf(part, input, [asked], comparer) is [var one] ? one : asked;

    /// <summary>The tags of a part, without those of the registry that it did not have; null where it has none and none are asked for.</summary>
    /// <param name="part">The key of an <see cref="AdoptedPart"/>.</param>
    /// <param name="asked">All tags that are asked for.</param>
    /// <param name="own">Those among them that are asked for this part alone.</param>
    internal ImmutableDictionary<string, string>? TagsOf(string part, ImmutableDictionary<string, string> asked, IReadOnlyDictionary<string, string> own)
    {
        var kept = asked.RemoveRange(leftOut.GetValueOrDefault(part, []).Where(name => !own.ContainsKey(name)));
        if (Find(part) is not { } found)
            return kept;
        if (found.Tags is null or { Count: 0 })
            return kept.IsEmpty ? null : kept;
        return kept.Count == found.Tags.Count && found.Tags.All(tag => kept.GetValueOrDefault(tag.Key) == tag.Value) ? found.Tags : kept;
    }
}
