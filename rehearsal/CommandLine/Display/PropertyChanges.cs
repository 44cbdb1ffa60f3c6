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
    internal bool Replaces => Kind.Replaces;

    /// <summary>True when the program hides its values.</summary>
    internal bool IsHidden { get; init; }

    /// <summary>All that a step changes, as its provider reports it.</summary>
    internal static IEnumerable<PropertyChanges> Of(Step step) => HiddenDiffs.Hide(Reported(step), step.HideDiffs);

    /// <summary>All that a step changes, value by value; of what it creates or deletes, everything.</summary>
    internal static IEnumerable<PropertyChanges> InFull(Step step) => step.Kind switch
    {
        StepKind.Create or StepKind.Read or StepKind.ReadReplacement or StepKind.Import or StepKind.ImportReplacement => Between(null, step.NewInputs),
        StepKind.Delete or StepKind.DeleteReplaced or StepKind.Forget or StepKind.ForgetReplaced or StepKind.Gone => Between(step.OldInputs, null),
        _ => HiddenDiffs.Hide(Reported(step).SelectMany(change => change.Parts()), step.HideDiffs),
    };

    /// <summary>The same change value by value.</summary>
    internal IEnumerable<PropertyChanges> Parts()
        => Between(Path, Old, New).Select(part => Replaces ? part with { Kind = part.Kind.Replacing } : part);

    /// <summary>How two maps differ, value by value.</summary>
    internal static IEnumerable<PropertyChanges> Between(PropertyMap? old, PropertyMap? current)
        => Between("", new PropertyValue.Map(old ?? PropertyMap.Empty), new PropertyValue.Map(current ?? PropertyMap.Empty));

    private static IEnumerable<PropertyChanges> Reported(Step step)
    {
        var (before, after) = step.External ? (step.OldOutputs, step.NewOutputs) : (step.OldInputs, step.NewInputs);
        return step.Changes.Select(change => new PropertyChanges(change.Key, change.Value, ValueAt(before, change.Key), ValueAt(after, change.Key)));
    }

    private static IEnumerable<PropertyChanges> Between(string path, PropertyValue? old, PropertyValue? current)
    {
        var before = Flatten(path, old).ToDictionary(entry => entry.Path, entry => entry.Value);
        var after = Flatten(path, current).ToDictionary(entry => entry.Path, entry => entry.Value);
        return before.Keys.Union(after.Keys)
            .Select(place => (Path: place, Old: before.GetValueOrDefault(place), New: after.GetValueOrDefault(place)))
            .Where(pair => !Equals(pair.Old, pair.New) || pair.New is PropertyValue.Unknown)
            .Select(pair => new PropertyChanges(
                pair.Path,
                pair.Old is null ? PropertyChange.Add : pair.New is null ? PropertyChange.Delete : PropertyChange.Update,
                pair.Old,
                pair.New));
    }

    private static IEnumerable<(string Path, PropertyValue Value)> Flatten(string path, PropertyValue? value) => value switch
    {
        null => [],
        PropertyValue.Map(var members) when members.Count > 0 || path.Length == 0
            => members.SelectMany(member => Flatten(PropertyPath.Member(path, member.Key), member.Value)),
        PropertyValue.List(var items) when items.Length > 0 => items.SelectMany((item, index) => Flatten(PropertyPath.Item(path, index), item)),
        _ => [(path, value)],
    };

    private static PropertyValue? ValueAt(PropertyMap? map, string path) => map is null ? null : PropertyPath.Parse(path).Find(map);
}
