using Rehearsal.Engine.Values;
using Spectre.Console;

namespace Rehearsal.CommandLine.Display;

/// <summary>Lists a stack's outputs.</summary>
internal static class OutputLines
{
    internal static void Write(IAnsiConsole console, PropertyMap outputs, bool showSecrets)
    {
        console.MarkupLine("[bold]Outputs:[/]");
        foreach (var line in new ValueText(showSecrets).Lines(outputs, "  "))
        {
            // The console would wrap long ids at the edge of the terminal.
            console.Profile.Out.Writer.WriteLine(line);
        }
    }
}
