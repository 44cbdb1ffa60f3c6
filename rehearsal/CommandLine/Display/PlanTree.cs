using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Rehearsal.CommandLine.Display;

/// <summary>A plan as a tree: components with their children, each with its changes and their reasons. Unchanged resources are left out.</summary>
internal sealed class PlanTree
{
    private readonly IReadOnlyList<Step> _steps;
    private readonly ILookup<string, Step> _children;
    private readonly HashSet<string> _shown = [];
    private readonly StepDetails _details;

    internal PlanTree(IReadOnlyList<Step> steps, StepDetails details)
    {
        // In a destroy, resources that the program declares are unchanged first and deleted later.
        var changing = steps.Where(step => !step.ChangesNothing).Select(step => step.Urn).ToHashSet();
        steps = [.. steps.Where(step => !step.ChangesNothing || !changing.Contains(step.Urn))];
        (_steps, _details) = (steps, details);
        var urns = steps.Select(step => step.Urn).ToHashSet();
        // A step whose parent is not in the plan is at the top.
        _children = steps.ToLookup(step => step.ParentUrn is { } parent && urns.Contains(parent) ? parent : "");
        foreach (var step in steps.Where(step => !step.ChangesNothing))
        {
            MarkShown(step);
        }
    }

    internal IRenderable Render()
    {
        var roots = _children[""].Where(step => _shown.Contains(step.Urn)).ToList();
        return new Rows(roots.Select(IRenderable (root) =>
        {
            var tree = new Tree(Line(root)) { Guide = TreeGuide.Line };
            AddBelow(tree, root);
            return tree;
        }));
    }

    private void AddBelow(IHasTreeNodes node, Step step)
    {
        foreach (var detail in _details.Lines(step))
        {
            node.AddNode(new Markup(detail));
        }
        // Both halves of a replacement have the same URN: children belong to the new one.
        if (step.Kind.IsOfReplaced)
            return;
        foreach (var child in _children[step.Urn].Where(child => _shown.Contains(child.Urn)))
        {
            AddBelow(node.AddNode(Line(child)), child);
        }
    }

    private static Markup Line(Step step)
    {
        var style = StepStyle.Of(step.ChangesNothing ? StepKind.Same : step.Kind);
        var note = step.Protect ? " [grey](protected)[/]" : "";
        var renamed = step.FormerUrn is { } former ? $" [grey](was {Markup.Escape(Urns.Name(former))})[/]" : "";
        var action = step.ChangesNothing ? "" : $"  [{style.Color}]{style.Plan}[/]";
        return new Markup(
            $"[{style.Color}]{Markup.Escape(style.Sign)}[/] {Markup.Escape(step.Type)} [bold]{Markup.Escape(step.Name)}[/]{action}{note}{renamed}");
    }

    private void MarkShown(Step step)
    {
        for (var current = step; current is not null && _shown.Add(current.Urn);)
        {
            current = _steps.FirstOrDefault(candidate => candidate.Urn == current.ParentUrn);
        }
    }
}
