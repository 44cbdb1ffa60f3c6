using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.CommandLine.Display;

/// <summary>
/// Removes the details of changes that the program hides with <c>hideDiffs</c>; one entry for each of its paths says that
/// something changes there. Source: www.pulumi.com/docs/iac/concepts/resources/options/hidediffs.
/// </summary>
internal static class HiddenDiffs
{
    /// <summary>Shown in place of the values.</summary>
    internal const string Mark = "[diff hidden]";

    /// <param name="changes">What a step changes.</param>
    /// <param name="paths">The property paths to hide.</param>
    internal static IEnumerable<PropertyChanges> Hide(IEnumerable<PropertyChanges> changes, IReadOnlyCollection<string> paths)
    {
        var hidden = paths.Select(path => (Text: path, Path: PropertyPath.Parse(path))).ToList();
        return changes
            .SelectMany(change => hidden.Any(hide => IsInside(hide.Path, change)) ? change.Parts() : [change])
            .GroupBy(change => HidingPath(change) is { } hiding ? (Path: hiding, IsHidden: true) : (change.Path, IsHidden: false))
            .Select(group => group.Key.IsHidden ? new PropertyChanges(group.Key.Path, Kind(group), null, null) { IsHidden = true } : group.Single());

        string? HidingPath(PropertyChanges change) => hidden.FirstOrDefault(hide => hide.Path.Contains(PropertyPath.Parse(change.Path))).Text;
    }

    private static bool IsInside(PropertyPath hidden, PropertyChanges change)
        => PropertyPath.Parse(change.Path) is var path && hidden.Segments.Count > path.Segments.Count && hidden.Meets(path);

    private static PropertyChange Kind(IEnumerable<PropertyChanges> changes)
        => changes.Select(change => change.Kind).Distinct().ToList() is [var only] ? only
            : changes.Any(change => change.Replaces) ? PropertyChange.UpdateReplace
            : PropertyChange.Update;
}
