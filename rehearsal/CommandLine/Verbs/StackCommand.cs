using System.CommandLine;
using System.Globalization;
using Rehearsal.CommandLine.Display;
using Rehearsal.CommandLine.Options;
using Rehearsal.CommandLine.Running;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Stacks;
using Rehearsal.Engine.State;
using Rehearsal.Engine.State.Locking;
using Spectre.Console;

namespace Rehearsal.CommandLine.Verbs;

internal static class StackCommand
{
    internal static Command Create(Terminal terminal, CommonOptions options)
    {
        var showIds = new Option<bool>("--show-ids", "-i") { Description = "Does nothing: each resource's id is always shown." };
        var showUrns = new Option<bool>("--show-urns", "-u") { Description = "Show each resource's URN as well." };
        var showName = new Option<bool>("--show-name") { Description = "Show the stack's name alone." };
        var command = new Command("stack", "Show what is deployed: the resources with their ids, and the outputs.")
        {
            options.Stack, options.ConfigFile, showIds, showUrns, showName, options.ShowSecrets,
            OutputsCommand.CreateBelowStack(terminal, options), StackImportCommand.Create(terminal, options), StackExportCommand.Create(terminal, options),
        };
        command.SetAction(arguments =>
        {
            var stack = Session.OpenStack(arguments, options);
            if (arguments.GetValue(showName))
                terminal.Out.WriteLine(stack.Name);
            else
                Show(terminal, stack, arguments.GetValue(showUrns), arguments.GetValue(options.ShowSecrets));
        });
        return command;
    }

    private static void Show(Terminal terminal, RehearsedStack stack, bool showUrns, bool showSecrets)
    {
        using var store = stack.ReadState();
        var updated = StateFiles.LastWritten(stack.StateFolder) is { } time
            ? $"last updated {time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC"
            : $"never updated; run 'up --stack {stack.Name}'";
        terminal.Out.MarkupLineInterpolated($"[bold]{stack.Project}/{stack.Name}[/], {updated}");
        if (StackLock.HolderOf(stack.StateFolder) is { } holder)
            terminal.Out.MarkupLineInterpolated($"[yellow]A rehearsal works on it:[/] {holder}");
        else if (store.Pending.Count > 0)
            terminal.Out.MarkupLine(
                $"[yellow]An earlier run was stopped during operations ({store.Pending.Count});[/] the next one checks their results");
        ResourceTree.Write(terminal.Out, store.Resources, showUrns);
        var outputs = store.Resources.FirstOrDefault(state => state.Type == Urns.StackType)?.Outputs;
        if (outputs is { Count: > 0 })
            OutputLines.Write(terminal.Out, outputs, showSecrets);
    }
}
