using Spectre.Console;

namespace Rehearsal.CommandLine.Terminals;

/// <summary>Reports a bug in the rehearsal.</summary>
internal static class BugReport
{
    /// <returns>The exit code: <see cref="ExitCodes.Bug"/>.</returns>
    internal static int Write(Terminal terminal, Exception error)
    {
        terminal.Error.MarkupLine("[red]This is a bug in the rehearsal, not in your program.[/] Please report it with what follows:");
        terminal.Error.WriteLine(error.ToString());
        return ExitCodes.Bug;
    }
}
