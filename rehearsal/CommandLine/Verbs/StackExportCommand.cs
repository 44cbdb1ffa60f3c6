using System.CommandLine;
using Rehearsal.CommandLine.Options;
using Rehearsal.CommandLine.Running;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.State.Exports;
using Rehearsal.Files;

namespace Rehearsal.CommandLine.Verbs;

internal static class StackExportCommand
{
    internal static Command Create(Terminal terminal, CommonOptions options)
    {
        var output = new Option<FileInfo?>("--file")
        {
            Description = "Write the state to this file instead of standard output. A file that exists is overwritten, as by pulumi.",
            HelpName = "FILE",
        };
        var showSecrets = new Option<bool>("--show-secrets") { Description = "Write secrets in clear." };
        var command = new Command("export", "Write the state in the form of 'pulumi stack export', secrets encrypted with the stack's passphrase.")
        {
            options.Stack, options.ConfigFile, output, showSecrets,
        };
        command.SetAction(arguments =>
        {
            var stack = Session.OpenStack(arguments, options);
            var state = StateTransfer.Export(stack, Passphrase.FromEnvironment(), arguments.GetValue(showSecrets));
            if (arguments.GetValue(output) is { } file)
                Write(file, state);
            else
                terminal.Out.Profile.Out.Writer.WriteLine(state);
        });
        return command;
    }

    private static void Write(FileInfo path, string state)
    {
        try
        {
            using var file = PrivateFile.Open(path.FullName, FileMode.Create);
            using var writer = new StreamWriter(file);
            writer.WriteLine(state);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RehearsalException($"'{path}' cannot be written: {error.Message}; name another file with --file", error);
        }
    }
}
