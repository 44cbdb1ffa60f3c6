using System.Collections.Immutable;
using GeoRegistry.Parts;
using GeoRegistry.Records;

namespace GeoRegistry.Cache;

/// <summary>
/// A cache rule is identified in the stack by the repositories that it fills, so that it is replaced under another name, deleted first. Then it is the
/// name that belongs to one rule at a time.
/// </summary>
internal static class CacheRuleSlots
{
    /// <summary>The slots of all cache rules of a registry.</summary>
    internal static IEnumerable<Slot> Of(CommonSettings registry, ImmutableArray<CacheRuleSettings> rules) => rules.Select(rule => new Slot(
        KeyOf(rule.Name),
        rule.Target,
        recorded =>
            $"{registry.Name}: the cache rule {rule.Name} cannot go from the target {recorded} to {rule.Target}: a rule is known by the repositories that it "
                + "fills, and the new one would be made while the old one still has the name. Give the rule another name: then the new one is made first, and "
                + "nothing is interrupted. Images that are cached already stay where they are.")
    {
        Name = rule.Name,
    });

    /// <summary>The key of the slot of a cache rule's name.</summary>
    internal static string KeyOf(string name) => $"cache-rule-{name.ToLowerInvariant()}";
}
