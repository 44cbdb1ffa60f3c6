using System.Collections.Immutable;
using GeoRegistry.Azure;

namespace GeoRegistry.Adoption;

/// <summary>The tags that the settings ask for on something that is adopted.</summary>
/// <param name="Inherited">Those of the registry, which its parts have as well.</param>
/// <param name="Own">Those of the entry, which win where both have a name.</param>
/// <param name="Command">The command that replaces what Azure has; null where the entry has a key for tags.</param>
internal sealed record PartTags(IReadOnlyDictionary<string, string> Inherited, IReadOnlyDictionary<string, string> Own, string? Command = null)
{
    /// <summary>All that are asked for.</summary>
    private ImmutableDictionary<string, string> All => Merge(Inherited, Own);

    /// <summary>
    /// How they differ from Azure's; null where they agree. A part need not have the registry's tags: it may have been created without any.
    /// </summary>
    internal Difference? Compare(string path, ImmutableDictionary<string, string>? found)
    {
        var all = All;
        var has = Merge(found ?? ImmutableDictionary<string, string>.Empty);
        if (has.All(tag => all.GetValueOrDefault(tag.Key) == tag.Value) && Own.All(tag => has.ContainsKey(tag.Key)))
            return null;
        var inherited = Merge(Inherited);
        var kept = has.Where(tag => inherited.GetValueOrDefault(tag.Key) != tag.Value).ToList();
        return new(
            $"{path}.tags",
            YamlText.Shown(all),
            YamlText.Shown(has),
            Command is not null ? Resolution.Change(Command) : Resolution.Keep(kept is [] ? "remove the key tags" : $"tags: {YamlText.Map(kept)}"));
    }

    /// <summary>The names of the registry's tags that Azure does not have here.</summary>
    internal ImmutableArray<string> LeftOut(ImmutableDictionary<string, string>? found)
    {
        var has = Merge(found ?? ImmutableDictionary<string, string>.Empty);
        return [.. All.Keys.Where(name => !has.ContainsKey(name)).Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether Azure has exactly what would be sent. Without any tags there is nothing to send.</summary>
    internal bool IsExact(ImmutableDictionary<string, string>? found)
        => found is { Count: > 0 } && All.Count == found.Count && All.All(tag => found.ContainsKey(tag.Key));

    private static ImmutableDictionary<string, string> Merge(params IEnumerable<IReadOnlyDictionary<string, string>> tags)
        => tags.Aggregate(ImmutableDictionary.Create<string, string>(TagLimits.NameComparer), (merged, some) => merged.SetItems(some));
}
