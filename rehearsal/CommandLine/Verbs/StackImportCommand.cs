using System.CommandLine;
using Rehearsal.CommandLine.Options;
using Rehearsal.CommandLine.Running;
using Rehearsal.CommandLine.Simulation;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.State;
using Rehearsal.Engine.State.Exports;
using Spectre.Console;

namespace Rehearsal.CommandLine.Verbs;

internal static class StackImportCommand
{
    internal static Command Create(Terminal terminal, CommonOptions options)
    {
        var input = new Option<FileInfo?>("--file") { Description = "Read the state from this file instead of standard input.", HelpName = "FILE" };
        var force = new Option<bool>("--force", "-f") { Description = "Import a state that is of another stack or project, or not consistent in itself." };
        var command = new Command(
            "import",
            "Put a state in the place of the stack's: what 'pulumi stack export' wrote, or the file of Pulumi's file backend. "
            + "The simulated Azure gets the state's resources as the state has them, which is not of pulumi, so that the next run continues from there.")
        {
            options.Stack, options.ConfigFile, input, force,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var stack = Session.OpenStack(arguments, options);
            var (text, source) = arguments.GetValue(input) is { } file
                ? (Read(file), file.ToString())
                : (await terminal.In.ReadToEndAsync(cancellationToken), "standard input");
            var imported = StateTransfer.Import(stack, text, source, Passphrase.FromEnvironment(), arguments.GetValue(force));
            foreach (var warning in imported.Warnings)
                Warn(terminal, warning);
            var azure = await ImportedAzure.MakeAsync(stack, imported.Resources, cancellationToken);
            foreach (var warning in azure.Warnings)
                Warn(terminal, warning);
            var count = imported.Resources.Length;
            terminal.Out.MarkupLineInterpolated($"{stack.Project}/{stack.Name} has {count} resources now, of which {azure.Made} are in the simulated Azure");
            var place = Path.Combine(stack.StateFolder, StateFiles.CheckpointFile);
            if (imported.Copy is { } copy)
                terminal.Out.MarkupLineInterpolated($"The state that it had is kept in '{copy}'; put it in the place of '{place}' to go back");
        });
        return command;
    }

    private static void Warn(Terminal terminal, string warning) => terminal.Error.MarkupLineInterpolated($"[yellow]warning:[/] {warning}");

    private static string Read(FileInfo file)
    {
        try
        {
            return File.ReadAllText(file.FullName);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RehearsalException($"'{file}' cannot be read: {error.Message}; name what 'pulumi stack export' wrote with --file", error);
        }
    }
}
