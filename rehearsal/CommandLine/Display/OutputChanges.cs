using Rehearsal.Engine.Values;
using Spectre.Console;

namespace Rehearsal.CommandLine.Display;

/// <summary>Shows what a preview expects of the stack's outputs, value by value.</summary>
internal static class OutputChanges
{
    internal static void Write(IAnsiConsole console, PropertyMap old, PropertyMap current)
    {
        console.MarkupLine("[bold]Outputs:[/]");
        foreach (var change in PropertyChanges.Between(old, current))
        {
            console.MarkupLine($"  {StepDetails.Line(change)}");
        }
    }
}
