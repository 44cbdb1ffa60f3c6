using Rehearsal.Engine.Naming;
using Rehearsal.Engine.State;
using Spectre.Console;

namespace Rehearsal.CommandLine.Display;

/// <summary>Shows resources in the state as a tree: type, name, id and flags.</summary>
internal static class ResourceTree
{
    /// <param name="all">The resources; default providers are left out, as everywhere.</param>
    internal static void Write(IAnsiConsole console, IEnumerable<ResourceState> all, bool showUrns)
    {
        var resources = all.Where(state => !ProviderTypes.IsDefault(state.Type, Urns.Name(state.Urn))).ToList();
        var urns = resources.Select(state => state.Urn).ToHashSet();
        // A resource whose parent is not there is at the top.
        var children = resources.ToLookup(state => state.Parent is { } parent && urns.Contains(parent) ? parent : "");
        console.MarkupLine($"[bold]Resources:[/] {resources.Count}");
        foreach (var root in children[""])
        {
            var tree = new Tree(Describe(root, showUrns)) { Guide = TreeGuide.Line };
            AddBelow(tree, root);
            console.Write(tree);
        }

        void AddBelow(IHasTreeNodes node, ResourceState state)
        {
            // Children belong to the replacement, not to the replaced resource that is still to be deleted.
            if (state.PendingDeletion)
                return;
            foreach (var child in children[state.Urn])
            {
                AddBelow(node.AddNode(Describe(child, showUrns)), child);
            }
        }
    }

    private static Markup Describe(ResourceState state, bool showUrns)
    {
        string?[] notes =
        [
            state.Protect ? "protected" : null,
            state.External ? "only read" : null,
            state.PendingDeletion ? "replaced, to be deleted by the next update" : null,
            state.Failures is [var failure, ..] ? $"failed: {failure}" : null,
        ];
        string?[] lines =
        [
            $"{Markup.Escape(state.Type)} [bold]{Markup.Escape(Urns.Name(state.Urn))}[/]"
                + string.Concat(notes.OfType<string>().Select(note => $" [yellow]({Markup.Escape(note)})[/]")),
            state.Id.Length > 0 ? $"[grey]  ID: {Markup.Escape(state.Id)}[/]" : null,
            showUrns ? $"[grey]  URN: {Markup.Escape(state.Urn)}[/]" : null,
        ];
        return new Markup(string.Join('\n', lines.OfType<string>()));
    }
}
