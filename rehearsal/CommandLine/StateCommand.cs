using System.CommandLine;
using Rehearsal.Engine;
using Spectre.Console;

namespace Rehearsal.CommandLine;

internal static class StateCommand
{
    internal static Command Create(Terminal terminal, CommonOptions options)
        => new("state", "Edit the stack's state.")
        {
            CreateRemoval(terminal, options),
            CreateUnprotection(terminal, options),
            CreateRenaming(terminal, options),
        };

    private static Command CreateRemoval(Terminal terminal, CommonOptions options)
    {
        var urn = new Argument<string?>("URN") { Description = "URN of the resource, as 'stack --show-urns' lists it.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Take all resources of the stack out." };
        var force = new Option<bool>("--force") { Description = "Also take out a resource that is protected." };
        var dependents = new Option<bool>("--target-dependents") { Description = "Also take out all that depends on the resource." };
        var command = new Command("rm", "Take a resource out of the state, and leave it alone in the simulated Azure. In the pulumi CLI this is 'state delete'.")
        {
            urn, options.Stack, options.ConfigFile, all, force, dependents, options.Yes,
        };
        command.Aliases.Add("delete");
        command.Validators.Add(result =>
        {
            if (result.GetValue(all) == (result.GetValue(urn) is not null))
                result.AddError("Give either the URN of a resource or --all.");
        });
        command.SetAction(arguments =>
        {
            var stack = Session.OpenStack(arguments, options);
            foreach (var removed in StateEditing.Remove(stack, arguments.GetValue(urn), arguments.GetValue(force), arguments.GetValue(dependents)))
            {
                var remains = removed.Id.Length > 0 ? $"; {removed.Id} is still there" : "";
                terminal.Out.MarkupLineInterpolated($"{removed.Urn} is out of the state{remains}");
            }
        });
        return command;
    }

    private static Command CreateRenaming(Terminal terminal, CommonOptions options)
    {
        var urn = new Argument<string>("URN") { Description = "URN of the resource, as 'stack --show-urns' lists it." };
        var name = new Argument<string>("NAME") { Description = "The name that the program has for it now: the last part of its URN." };
        var command = new Command("rename", "Give a resource of the state the name that the program has for it now, so that it is not created and deleted.")
        {
            urn, name, options.Stack, options.ConfigFile, options.Yes,
        };
        command.SetAction(arguments =>
        {
            var (former, wanted) = (arguments.GetValue(urn)!, arguments.GetValue(name)!);
            terminal.Out.MarkupLineInterpolated($"{former} is {StateEditing.Rename(Session.OpenStack(arguments, options), former, wanted)} now");
        });
        return command;
    }

    private static Command CreateUnprotection(Terminal terminal, CommonOptions options)
    {
        var urns = new Argument<string[]>("URN") { Description = "URNs of resources, as 'stack --show-urns' lists them.", Arity = ArgumentArity.ZeroOrMore };
        var all = new Option<bool>("--all") { Description = "Unprotect all resources of the stack." };
        var command = new Command("unprotect", "Let protected resources be deleted and replaced, until the program protects them again.")
        {
            urns, options.Stack, options.ConfigFile, all, options.Yes,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(all) == result.GetValue(urns) is { Length: > 0 })
                result.AddError("Give either URNs of resources or --all.");
        });
        command.SetAction(arguments =>
        {
            var unprotected = StateEditing.Unprotect(Session.OpenStack(arguments, options), arguments.GetValue(all) ? null : arguments.GetValue(urns));
            foreach (var state in unprotected)
                terminal.Out.MarkupLineInterpolated($"{state.Urn} is no longer protected");
            if (unprotected is [])
                terminal.Out.WriteLine("Nothing was protected.");
        });
        return command;
    }
}
