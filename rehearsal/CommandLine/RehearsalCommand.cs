using System.CommandLine;
using System.CommandLine.Invocation;
using Rehearsal.CommandLine.Options;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.CommandLine.Verbs;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Wording;
using Spectre.Console;

namespace Rehearsal.CommandLine;

/// <summary>The command line: its verbs, and how errors are shown.</summary>
internal static class RehearsalCommand
{
    internal static async Task<int> RunAsync(IReadOnlyList<string> arguments, Terminal terminal)
    {
        var options = new CommonOptions();
        var root = Create(terminal, options);
        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            // Signals are handled by Interruption.
            ProcessTerminationTimeout = null,
            Output = terminal.Out.Profile.Out.Writer,
            Error = terminal.Error.Profile.Out.Writer,
        };
        try
        {
            var parsed = root.Parse(arguments);
            terminal.UseColors(parsed.GetValue(options.Color));
            return parsed.Action is ParseErrorAction
                ? Refuse(parsed, terminal)
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
            return BugReport.Write(terminal, error);
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

    // The full help below an error would scroll the error off the screen.
    private static int Refuse(ParseResult parsed, Terminal terminal)
    {
        var command = parsed.CommandResult.Command;
        IEnumerable<string> errors = parsed.UnmatchedTokens is [var unknown, ..]
            ? [$"{Unknown(command, unknown)} {Suggestion(command, unknown)}".TrimEnd()]
            : parsed.Errors.Select(problem => problem.Message.Replace("as expected type 'System.Int32'", "as a whole number", StringComparison.Ordinal));
        foreach (var error in errors)
            terminal.Error.MarkupLineInterpolated($"[red]error:[/] {error}");
        var path = string.Join(
            ' ', command.Parents.OfType<Command>().Where(parent => parent is not RootCommand).Reverse().Append(command).Select(part => part.Name));
        terminal.Error.WriteLine(command is RootCommand ? "--help shows all verbs and options." : $"{path} --help shows all options of the verb.");
        return ExitCodes.Failure;
    }

    private static string Unknown(Command command, string token)
        => token.StartsWith('-') ? $"there is no option '{token}'."
            : command is RootCommand ? $"there is no verb '{token}'."
            : $"'{command.Name}' does not take '{token}'.";

    private static string Suggestion(Command command, string token)
    {
        var known = token.StartsWith('-')
            ? command.Options
                .Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive)))
                .SelectMany(option => option.Aliases.Prepend(option.Name))
                .Where(name => name.StartsWith("--", StringComparison.Ordinal))
            : command.Subcommands.SelectMany(verb => verb.Aliases.Prepend(verb.Name));
        return NearestName.Suggestion(token, known);
    }
}
