using System.Collections.Immutable;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Compare;

/// <summary>The options by which a program says what a change of certain properties means.</summary>
internal static class PropertyOptions
{
    /// <summary>Takes the values of the given property paths from the old inputs; a resource without old inputs is new and gets all as declared.</summary>
    /// <param name="report">Gets a sentence for each path whose changes cannot be ignored.</param>
    internal static PropertyMap IgnoreChanges(IEnumerable<string> paths, PropertyMap inputs, PropertyMap? old, Action<string> report)
    {
        foreach (var path in old is null ? [] : paths)
        {
            if (!PropertyPath.Parse(path).TryRestore(inputs, old!, out inputs))
                report($"its change cannot be ignored at '{path}', because something on the way there is added or removed");
        }
        return inputs;
    }

    /// <summary>Leaves changes of the given property paths, and inside of them, out of what a provider found.</summary>
    internal static DiffResult WithoutIgnored(IEnumerable<string> ignored, DiffResult diff)
    {
        var paths = ignored.Select(PropertyPath.Parse).ToList();
        return diff with
        {
            Changes = diff.Changes.RemoveRange(diff.Changes.Keys.Where(change => Names(paths, change))),
        };
    }

    /// <summary>
    /// Makes changes of the given property paths, or inside of them, replace the resource. Where the provider reports a change of a whole
    /// object, a path inside of that object replaces nothing.
    /// </summary>
    internal static DiffResult ReplaceOnChanges(IEnumerable<string> replacing, DiffResult diff)
    {
        var paths = replacing.Select(PropertyPath.Parse).ToList();
        if (paths.Count == 0)
            return diff;
        return diff with
        {
            Changes = diff.Changes.ToImmutableSortedDictionary(
                change => change.Key,
                change => Names(paths, change.Key) ? change.Value.Replacing : change.Value,
                StringComparer.Ordinal),
        };
    }

    /// <summary>Whether one of the paths given by an option names a property.</summary>
    internal static bool Names(IEnumerable<string> given, string property) => Names([.. given.Select(PropertyPath.Parse)], property);

    private static bool Names(List<PropertyPath> paths, string property) => paths.Any(path => path.Contains(PropertyPath.Parse(property)));
}
