using System.CommandLine;
using Rehearsal.Engine;
using Spectre.Console;

namespace Rehearsal.CommandLine;

/// <summary>The command line: its verbs, and what becomes of errors.</summary>
internal static class RehearsalCommand
{
    internal static async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal)
    {
        var root = new RootCommand(
            "Rehearses a Pulumi program: runs it as the pulumi CLI does, against a simulated Azure on this machine. Nothing ever reaches Azure; "
            + "verbs and options mean what they mean to pulumi.")
        {
            PreviewCommand.Create(terminal),
            UpCommand.Create(terminal),
            RefreshCommand.Create(terminal),
            DestroyCommand.Create(terminal),
            ImportCommand.Create(terminal),
            OutputsCommand.Create(terminal),
            StackCommand.Create(terminal),
            StateCommand.Create(terminal),
            CancelCommand.Create(terminal),
            ServeCommand.Create(terminal),
        };
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            // Signals are for Interruption, which tells the first from the second.
            ProcessTerminationTimeout = null,
            Output = terminal.Out.Profile.Out.Writer,
            Error = terminal.Error.Profile.Out.Writer,
        };
        try
        {
            return await root.Parse(arguments).InvokeAsync(configuration, terminal.Cancel);
        }
        catch (RehearsalException error)
        {
            terminal.Error.MarkupLine($"[red]error:[/] {Markup.Escape(error.Message)}");
            return ExitCodes.Failure;
        }
        catch (OperationCanceledException)
        {
            return ExitCodes.Cancelled;
        }
        catch (Exception error)
        {
            return ReportBug(terminal, error);
        }
    }

    internal static int ReportBug(Terminal terminal, Exception error)
    {
        terminal.Error.MarkupLine("[red]This is a bug in the rehearsal, not a mistake of yours.[/] Please report it with what follows:");
        terminal.Error.WriteLine(error.ToString());
        return ExitCodes.Bug;
    }
}
