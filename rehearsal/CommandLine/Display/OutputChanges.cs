using Rehearsal.Engine.Values;
using Spectre.Console;

namespace Rehearsal.CommandLine.Display;

/// <summary>Shows how a preview expects the stack's outputs to change, value by value.</summary>
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
