using System.Collections.Immutable;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Planning;

/// <summary>The options by which a program says what a change of certain properties means.</summary>
internal static class PropertyOptions
{
    /// <summary>Takes the values of the given property paths from the old inputs; a resource without old inputs is new and gets all as declared.</summary>
    internal static PropertyMap IgnoreChanges(IEnumerable<string> paths, PropertyMap inputs, PropertyMap? old)
        => old is null ? inputs : paths.Select(PropertyPath.Parse).Aggregate(inputs, (kept, path) => path.Restore(kept, old));

    /// <summary>Leaves changes of the given property paths, and inside of them, out of what a provider found.</summary>
    internal static DiffResult WithoutIgnored(IEnumerable<string> ignored, DiffResult diff)
    {
        var paths = ignored.Select(PropertyPath.Parse).ToList();
        return diff with
        {
            Changes = diff.Changes.RemoveRange(diff.Changes.Keys.Where(change => paths.Any(path => path.Contains(PropertyPath.Parse(change))))),
        };
    }

    /// <summary>Makes changes of the given property paths, or inside of them, replace the resource.</summary>
    internal static DiffResult ReplaceOnChanges(IEnumerable<string> replacing, DiffResult diff)
    {
        var paths = replacing.Select(PropertyPath.Parse).ToList();
        if (paths.Count == 0)
            return diff;
        return diff with
        {
            Changes = diff.Changes.ToImmutableSortedDictionary(
                change => change.Key,
                change => change.Value < PropertyChange.AddReplace && paths.Any(path => path.Contains(PropertyPath.Parse(change.Key)) || PropertyPath.Parse(change.Key).Contains(path))
                    ? change.Value + (PropertyChange.AddReplace - PropertyChange.Add)
                    : change.Value,
                StringComparer.Ordinal),
        };
    }
}
