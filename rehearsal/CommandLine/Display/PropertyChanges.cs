using Rehearsal.Engine.Events;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.CommandLine.Display;

/// <summary>One property that a step changes: an input, or an output of a resource that is only read.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Kind">What happens to it.</param>
/// <param name="Old">What it was; null where there was none.</param>
/// <param name="New">What it will be; null where there will be none.</param>
internal sealed record PropertyChanges(string Path, PropertyChange Kind, PropertyValue? Old, PropertyValue? New)
{
    /// <summary>All that a step changes.</summary>
    internal static IEnumerable<PropertyChanges> Of(Step step)
    {
        var (before, after) = step.External ? (step.OldOutputs, step.NewOutputs) : (step.OldInputs, step.NewInputs);
        return step.Changes.Select(change => new PropertyChanges(change.Key, change.Value, ValueAt(before, change.Key), ValueAt(after, change.Key)));
    }

    private static PropertyValue? ValueAt(PropertyMap? map, string path) => map is null ? null : Engine.Planning.PropertyPath.Parse(path).Find(map);
}
