using System.CommandLine;
using Rehearsal.CommandLine.Display;
using Rehearsal.CommandLine.Options;
using Rehearsal.CommandLine.Running;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Engine.Deploy;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Stacks;
using Rehearsal.Engine.Values;

namespace Rehearsal.CommandLine.Verbs;

internal static class OutputsCommand
{
    private const string Description = "Show the outputs of the last update.";

    internal static Command Create(Terminal terminal, CommonOptions options)
        => Create(terminal, options, "outputs", $"{Description} In the pulumi CLI this is 'stack output'.");

    /// <summary>The same verb under the name that it has in the pulumi CLI: <c>stack output</c>.</summary>
    internal static Command CreateBelowStack(Terminal terminal, CommonOptions options) => Create(terminal, options, "output", Description);

    private static Command Create(Terminal terminal, CommonOptions options, string verb, string description)
    {
        var name = new Argument<string?>("NAME") { Description = "Show the value of this output alone.", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json", "-j") { Description = "Write the outputs as JSON." };
        var command = new Command(verb, description) { name, options.Stack, options.ConfigFile, options.ShowSecrets, json };
        command.SetAction(arguments =>
        {
            var stack = Session.OpenStack(arguments, options);
            var outputs = stack.ReadOutputs()
                ?? throw new RehearsalException($"the stack '{stack.Name}' has not been deployed; run 'up --stack {stack.Name}' first");
            var values = new ValueText(arguments.GetValue(options.ShowSecrets));
            terminal.Out.Profile.Out.Writer.WriteLine((arguments.GetValue(name), arguments.GetValue(json)) switch
            {
                ({ } one, true) => values.Json(Value(stack, outputs, one)),
                ({ } one, false) => values.Short(Value(stack, outputs, one)),
                (null, true) => values.Json(outputs),
                (null, false) => string.Join(Environment.NewLine, values.Lines(outputs)),
            });
        });
        return command;
    }

    private static PropertyValue Value(RehearsedStack stack, PropertyMap outputs, string name)
        => outputs.TryGetValue(name, out var value)
            ? value
            : throw new RehearsalException(
                $"the stack '{stack.Name}' has no output '{name}'; it has {(outputs.Count == 0 ? "none" : string.Join(", ", outputs.Keys))}");
}
