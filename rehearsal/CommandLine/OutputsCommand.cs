using System.CommandLine;
using Rehearsal.CommandLine.Display;
using Rehearsal.Engine;

namespace Rehearsal.CommandLine;

internal static class OutputsCommand
{
    internal static Command Create(Terminal terminal)
    {
        var options = new CommonOptions();
        var showSecrets = new Option<bool>("--show-secrets") { Description = "Show secret outputs in plain text." };
        var json = new Option<bool>("--json", "-j") { Description = "Write the outputs as JSON." };
        var command = new Command("outputs", "Show the outputs of the last update.") { options.Stack, options.Folder, options.ConfigFile, showSecrets, json };
        command.SetAction(arguments =>
        {
            var stack = Session.OpenStack(arguments, options);
            var outputs = RehearsalEngine.ReadOutputs(stack)
                ?? throw new RehearsalException($"the stack '{stack.Name}' has not been deployed; run 'up --stack {stack.Name}' first");
            var values = new ValueText(arguments.GetValue(showSecrets));
            terminal.Out.Profile.Out.Writer.WriteLine(arguments.GetValue(json) ? values.Json(outputs) : string.Join(Environment.NewLine, values.Lines(outputs)));
        });
        return command;
    }
}
