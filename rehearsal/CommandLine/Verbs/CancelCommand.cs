using System.CommandLine;
using Rehearsal.CommandLine.Options;
using Rehearsal.CommandLine.Running;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Engine.State;
using Rehearsal.Engine.State.Locking;
using Spectre.Console;

namespace Rehearsal.CommandLine.Verbs;

internal static class CancelCommand
{
    internal static Command Create(Terminal terminal, CommonOptions options)
    {
        var name = new Argument<string?>("STACK") { Description = "The stack; the same as --stack.", Arity = ArgumentArity.ZeroOrOne };
        var yes = new Option<bool>("--yes", "-y") { Description = "Remove the lock although the process that holds it is alive." };
        var command = new Command("cancel", "Remove the lock that an interrupted rehearsal has left on the stack. What runs is not stopped by it.")
        {
            name, options.Stack, options.ConfigFile, yes,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(name) is not null && result.GetValue(options.Stack) is not null)
                result.AddError("Name the stack once: as STACK or with --stack.");
        });
        command.SetAction(arguments =>
        {
            var stack = Session.OpenStack(arguments, options, arguments.GetValue(name));
            var isRemoved = StackLock.Break(stack.StateFolder, ofTheLiving: arguments.GetValue(yes));
            terminal.Out.WriteLine(isRemoved ? $"The lock on the stack '{stack.Name}' is removed." : $"There is no lock on the stack '{stack.Name}'.");
        });
        return command;
    }
}
