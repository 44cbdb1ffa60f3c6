using System.CommandLine;
using System.Globalization;
using Rehearsal.CommandLine.Display;
using Rehearsal.Engine.Planning;
using Rehearsal.Engine.State;
using Spectre.Console;

namespace Rehearsal.CommandLine;

internal static class StackCommand
{
    internal static Command Create(Terminal terminal)
    {
        var options = new CommonOptions();
        var showUrns = new Option<bool>("--show-urns", "-u") { Description = "Show each resource's URN as well." };
        var showSecrets = new Option<bool>("--show-secrets") { Description = "Show secret outputs in plain text." };
        var command = new Command("stack", "Show what is deployed: the resources with their ids, and the outputs.")
        {
            options.Stack, options.Folder, options.ConfigFile, showUrns, showSecrets,
        };
        command.SetAction(arguments =>
        {
            var stack = Session.OpenStack(arguments, options);
            using var store = stack.ReadState();
            var updated = StateStore.LastWritten(stack.StateFolder) is { } time
                ? $"last updated {time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)} UTC"
                : $"never updated; run 'up --stack {stack.Name}'";
            terminal.Out.MarkupLineInterpolated($"[bold]{stack.Project}/{stack.Name}[/], {updated}");
            if (StackLock.HolderOf(stack.StateFolder) is { } holder)
                terminal.Out.MarkupLineInterpolated($"[yellow]A rehearsal works on it:[/] {holder}");
            ResourceTree.Write(terminal.Out, store.Resources, arguments.GetValue(showUrns));
            var outputs = store.Resources.FirstOrDefault(state => state.Type == Urns.StackType)?.Outputs;
            if (outputs is { Count: > 0 })
                OutputLines.Write(terminal.Out, outputs, arguments.GetValue(showSecrets));
        });
        return command;
    }
}
