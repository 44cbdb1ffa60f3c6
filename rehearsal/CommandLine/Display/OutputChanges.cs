using Rehearsal.Engine.Values;
using Spectre.Console;

namespace Rehearsal.CommandLine.Display;

/// <summary>Shows what a preview expects of the stack's outputs, scalar by scalar.</summary>
internal static class OutputChanges
{
    internal static void Write(IAnsiConsole console, PropertyMap old, PropertyMap current)
    {
        var values = new ValueText(showSecrets: false);
        var before = Flatten("", new PropertyValue.Map(old)).ToDictionary(entry => entry.Path, entry => entry.Value);
        var after = Flatten("", new PropertyValue.Map(current)).ToDictionary(entry => entry.Path, entry => entry.Value);
        console.MarkupLine("[bold]Outputs:[/]");
        foreach (var path in before.Keys.Union(after.Keys))
        {
            switch (before.GetValueOrDefault(path), after.GetValueOrDefault(path))
            {
                case (null, var added):
                    console.MarkupLineInterpolated($"  [green]+[/] {path}: {values.Short(added)}");
                    break;
                case (var removed, null):
                    console.MarkupLineInterpolated($"  [red]-[/] {path}: {values.Short(removed)}");
                    break;
                case var (from, to) when !from.Equals(to):
                    console.MarkupLineInterpolated($"  [yellow]~[/] {path}: {values.Short(from)} → {values.Short(to)}");
                    break;
            }
        }
    }

    private static IEnumerable<(string Path, PropertyValue Value)> Flatten(string path, PropertyValue value) => value switch
    {
        PropertyValue.Map(var members) when members.Count > 0 => members.SelectMany(member => Flatten(path.Length == 0 ? member.Key : $"{path}.{member.Key}", member.Value)),
        PropertyValue.List(var items) when items.Length > 0 => items.SelectMany((item, index) => Flatten($"{path}[{index}]", item)),
        _ when path.Length == 0 => [],
        _ => [(path, value)],
    };
}
