using System.CommandLine;
using Rehearsal.Engine;
using Rehearsal.Engine.State;
using Spectre.Console;

namespace Rehearsal.CommandLine;

internal static class CancelCommand
{
    internal static Command Create(Terminal terminal)
    {
        var options = new CommonOptions();
        var yes = new Option<bool>("--yes", "-y") { Description = "Remove the lock although the process that holds it is alive." };
        var command = new Command("cancel", "Remove the lock that an interrupted rehearsal has left on the stack.")
        {
            options.Stack, options.Folder, options.ConfigFile, yes,
        };
        command.SetAction(arguments =>
        {
            var stack = Session.OpenStack(arguments, options);
            if (!arguments.GetValue(yes) && StackLock.HolderOf(stack.StateFolder) is { } holder)
                throw new RehearsalException($"the stack '{stack.Name}' is locked by a living process: {holder}. Wait for its end or stop it; --yes removes the lock all the same, but two at once lose each other's work");
            terminal.Out.MarkupLineInterpolated($"{(StackLock.Break(stack.StateFolder) ? $"The lock on the stack '{stack.Name}' is removed." : $"There is no lock on the stack '{stack.Name}'.")}");
        });
        return command;
    }
}
