using System.CommandLine;
using System.CommandLine.Invocation;
using Rehearsal.Engine;
using Spectre.Console;

namespace Rehearsal.CommandLine;

/// <summary>The command line: its verbs, and what becomes of errors.</summary>
internal static class RehearsalCommand
{
    internal static async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal)
    {
        var options = new CommonOptions();
        var root = Create(terminal, options);
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
            var parsed = root.Parse(arguments);
            terminal.UseColors(parsed.GetValue(options.Color));
            return parsed.Action is ParseErrorAction mistake
                ? await RefuseAsync(parsed, mistake, configuration, terminal)
                : await parsed.InvokeAsync(configuration, terminal.Cancel);
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

    /// <summary>All verbs with their options.</summary>
    internal static RootCommand Create(Terminal terminal, CommonOptions options) => new(
        "Rehearses a Pulumi program: runs it as the pulumi CLI does, against a simulated Azure on this machine. Nothing ever reaches Azure; "
        + "verbs and options are those of pulumi and mean what they mean there; what is not of pulumi says so.")
    {
        options.Folder,
        options.NonInteractive,
        options.Color,
        PreviewCommand.Create(terminal, options),
        UpCommand.Create(terminal, options),
        RefreshCommand.Create(terminal, options),
        DestroyCommand.Create(terminal, options),
        ImportCommand.Create(terminal, options),
        AdoptCommand.Create(terminal, options),
        OutputsCommand.Create(terminal, options),
        StackCommand.Create(terminal, options),
        StateCommand.Create(terminal, options),
        CancelCommand.Create(terminal, options),
        ServeCommand.Create(terminal, options),
    };

    // The whole help below an error would push the error off the screen.
    private static async Task<int> RefuseAsync(ParseResult parsed, ParseErrorAction mistake, InvocationConfiguration configuration, Terminal terminal)
    {
        mistake.ShowHelp = false;
        var code = await parsed.InvokeAsync(configuration, terminal.Cancel);
        terminal.Error.WriteLine(parsed.CommandResult.Command is RootCommand
            ? "--help shows all verbs and options."
            : $"{parsed.CommandResult.Command.Name} --help shows all options of the verb.");
        return code;
    }

    internal static int ReportBug(Terminal terminal, Exception error)
    {
        terminal.Error.MarkupLine("[red]This is a bug in the rehearsal, not a mistake of yours.[/] Please report it with what follows:");
        terminal.Error.WriteLine(error.ToString());
        return ExitCodes.Bug;
    }
}
