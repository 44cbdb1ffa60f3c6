using System.CommandLine;
using Rehearsal.CommandLine.Options;
using Rehearsal.CommandLine.Running;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Engine.Stacks;
using Rehearsal.Engine.State;
using Rehearsal.Engine.State.Editing;
using Spectre.Console;

namespace Rehearsal.CommandLine.Verbs;

internal static class StateCommand
{
    internal static Command Create(Terminal terminal, CommonOptions options)
        => new("state", "Edit the stack's state.")
        {
            CreateRemoval(terminal, options),
            CreateChange(
                terminal, options, "protect", "Keep resources from being deleted and replaced, until the program says otherwise.", "Protect",
                (stack, urns) => StateEditing.Protect(stack, urns!), "is protected now", "All of that is protected already.", takesAll: false),
            CreateChange(
                terminal, options, "unprotect", "Let protected resources be deleted and replaced, until the program protects them again.", "Unprotect",
                StateEditing.Unprotect, "is no longer protected", "Nothing was protected."),
            CreateChange(
                terminal, options, "taint", "Have the next update replace resources, whatever the program says.", "Taint",
                (stack, urns) => StateEditing.Taint(stack, urns, taint: true), "will be replaced", "All of that is to be replaced already.", takesAll: false),
            CreateChange(
                terminal, options, "untaint", "Have the next update not replace resources after all.", "Untaint",
                (stack, urns) => StateEditing.Taint(stack, urns, taint: false), "will no longer be replaced", "Nothing was to be replaced."),
            CreateRenaming(terminal, options),
        };

    private static Command CreateRemoval(Terminal terminal, CommonOptions options)
    {
        var urn = new Argument<string?>("URN") { Description = "URN of the resource, as 'stack --show-urns' lists it.", Arity = ArgumentArity.ZeroOrOne };
        var all = new Option<bool>("--all") { Description = "Take all resources of the stack out." };
        var force = new Option<bool>("--force") { Description = "Also take out a resource that is protected." };
        var dependents = new Option<bool>("--target-dependents") { Description = "Also take out all that depends on the resource." };
        var command = new Command(
            "rm",
            "Take a resource out of the state, and leave it alone in the simulated Azure. "
                + "In the pulumi CLI this is 'state remove', before also 'state delete'.")
        {
            urn, options.Stack, options.ConfigFile, all, force, dependents, options.Yes,
        };
        command.Aliases.Add("delete");
        command.Aliases.Add("remove");
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

    /// <param name="action">What the command does, as the beginning of a sentence.</param>
    /// <param name="change">Changes the resources with these URNs, or all where there are none, and returns the changed ones.</param>
    /// <param name="changed">The message for each changed resource.</param>
    /// <param name="unchanged">The message when none has changed.</param>
    /// <param name="takesAll">Whether all of the stack can be changed at once.</param>
    private static Command CreateChange(
        Terminal terminal,
        CommonOptions options,
        string name,
        string description,
        string action,
        Func<RehearsedStack, IReadOnlyCollection<string>?, IReadOnlyList<ResourceState>> change,
        string changed,
        string unchanged,
        bool takesAll = true)
    {
        var urns = new Argument<string[]>("URN")
        {
            Description = "URNs of resources, as 'stack --show-urns' lists them.",
            Arity = takesAll ? ArgumentArity.ZeroOrMore : ArgumentArity.OneOrMore,
        };
        var all = new Option<bool>("--all") { Description = $"{action} all resources of the stack." };
        var command = new Command(name, description) { urns, options.Stack, options.ConfigFile, options.Yes };
        if (takesAll)
        {
            command.Options.Add(all);
            command.Validators.Add(result =>
            {
                if (result.GetValue(all) == result.GetValue(urns) is { Length: > 0 })
                    result.AddError("Give either URNs of resources or --all.");
            });
        }
        command.SetAction(arguments =>
        {
            var states = change(Session.OpenStack(arguments, options), takesAll && arguments.GetValue(all) ? null : arguments.GetValue(urns));
            foreach (var state in states)
            {
                terminal.Out.MarkupLineInterpolated($"{state.Urn} {changed}");
            }
            if (states is [])
                terminal.Out.WriteLine(unchanged);
        });
        return command;
    }
}
