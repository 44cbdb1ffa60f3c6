using System.CommandLine;
using Rehearsal.CommandLine.Options;
using Rehearsal.CommandLine.Running;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Engine.Options;

namespace Rehearsal.CommandLine.Verbs;

internal static class ImportCommand
{
    /// <summary>Pulumi's name for a parent that is given by its URN only.</summary>
    private const string NamelessParent = "parent";

    internal static Command Create(Terminal terminal, CommonOptions options)
    {
        var type = new Argument<string>("TYPE") { Description = "Type token, such as azure-native:containerregistry:Replication." };
        var name = new Argument<string>("NAME") { Description = "The name that the resource is to have in the program." };
        var id = new Argument<string>("ID") { Description = "Its id in the simulated Azure." };
        var protect = new Option<bool>("--protect") { Description = "Keep the resource from being deleted by accident.", DefaultValueFactory = _ => true };
        var parent = new Option<string?>("--parent")
        {
            Description = "The resource's parent: the name of the variable that holds it in the program ('parent' where it is left out), and its URN.",
            HelpName = "NAME=URN",
        };
        parent.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && Parent(text) is null)
                result.AddError($"'{text}' is not a parent; --parent takes NAME=URN.");
        });
        var output = new Option<FileInfo?>("--out", "-o")
        {
            Description = "Write the C# that declares the resource to this file instead of the terminal. A file that exists is overwritten, as by pulumi, "
                + "but only once the resource is imported.",
            HelpName = "FILE",
        };
        var command = new Command("import", "Take a resource that exists in the simulated Azure into the state, and print the C# that declares it.")
        {
            type, name, id, options.Stack, options.ConfigFile, options.Parallelism, protect, parent, output, options.Json, options.Yes, options.Message,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var session = await Session.StartAsync(arguments, options, cancellationToken);
            var above = arguments.GetValue(parent) is { } given ? Parent(given) : null;
            var request = new ImportRequest(
                arguments.GetValue(type)!, arguments.GetValue(name)!, arguments.GetValue(id)!, above?.Urn, arguments.GetValue(protect));
            using var file = arguments.GetValue(output) is { } path ? new DeclarationFile(path) : null;
            return await new Run(session, terminal, arguments, options).ImportAsync(request, above?.Name, file, cancellationToken);
        });
        return command;
    }

    private static (string Name, string Urn)? Parent(string text) => text.Split('=', 2) switch
    {
        [{ Length: > 0 } name, { Length: > 0 } urn] => (name, urn),
        [['u', 'r', 'n', ':', ..] urn] => (NamelessParent, urn),
        _ => null,
    };
}
