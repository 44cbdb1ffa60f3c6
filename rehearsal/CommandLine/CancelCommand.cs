using System.CommandLine;
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
            terminal.Out.MarkupLineInterpolated($"{(StackLock.Break(stack.StateFolder, ofTheLiving: arguments.GetValue(yes)) ? $"The lock on the stack '{stack.Name}' is removed." : $"There is no lock on the stack '{stack.Name}'.")}");
        });
        return command;
    }
}
