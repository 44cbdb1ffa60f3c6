using Rehearsal.Engine.Events;
using Rehearsal.Providers;
using Spectre.Console;

namespace Rehearsal.CommandLine.Display;

/// <summary>The lines below a step: what it changes, as markup.</summary>
/// <param name="isFull">True shows each value, of what is created or deleted as well, and the id and the URN.</param>
internal sealed class StepDetails(bool isFull)
{
    private static readonly ValueText Values = new(showSecrets: false);

    internal IEnumerable<string> Lines(Step step)
    {
        if (step.ChangesNothing)
            return [];
        var changes = (isFull ? PropertyChanges.InFull(step) : PropertyChanges.Of(step))
            .Select(change => Line(change) + (change.Replaces ? " [magenta]cannot be changed in place, so the resource is replaced[/]" : ""));
        var otherReasons = step.ReplacementReasons.Where(reason => !step.Changes.ContainsKey(reason))
            .Select(reason => $"[magenta]replaced because of {Markup.Escape(reason)}[/]");
        string[] origin = step is { PendingDeletion: true, Kind.IsOfReplaced: true }
            ? ["[grey]an earlier run replaced it, but did not delete it[/]"]
            : [];
        return [.. isFull ? Identity(step) : [], .. origin, .. changes, .. otherReasons];
    }

    /// <summary>One change: the sign, the place and the values.</summary>
    internal static string Line(PropertyChanges change) => change.Kind switch
    {
        PropertyChange.Add or PropertyChange.AddReplace => $"[green]+[/] {Text(change, Values.Short(change.New))}",
        PropertyChange.Delete or PropertyChange.DeleteReplace => $"[red]-[/] {Text(change, Values.Short(change.Old))}",
        _ => $"[yellow]~[/] {Text(change, $"{Values.Short(change.Old)} → {Values.Short(change.New)}")}",
    };

    private static string Text(PropertyChanges change, string values) => Markup.Escape($"{change.Path}: {(change.IsHidden ? HiddenDiffs.Mark : values)}");

    private static IEnumerable<string> Identity(Step step)
    {
        if (step.Id is { Length: > 0 } id)
            yield return $"[grey]{Markup.Escape($"[id={id}]")}[/]";
        yield return $"[grey]{Markup.Escape($"[urn={step.Urn}]")}[/]";
    }
}
