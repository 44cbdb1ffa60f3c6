using System.CommandLine;
using Rehearsal.CommandLine.Display;
using Rehearsal.Engine;

namespace Rehearsal.CommandLine;

internal static class ImportCommand
{
    internal static Command Create(Terminal terminal)
    {
        var options = new CommonOptions();
        var type = new Argument<string>("TYPE") { Description = "Type token, such as azure-native:containerregistry:Replication." };
        var name = new Argument<string>("NAME") { Description = "The name that the resource is to have in the program." };
        var id = new Argument<string>("ID") { Description = "Its id in the simulated Azure." };
        var protect = new Option<bool>("--protect") { Description = "Keep the resource from being deleted by accident.", DefaultValueFactory = _ => true };
        var parent = new Option<string?>("--parent")
        {
            Description = "The resource's parent: the name of the variable that holds it in the program, and its URN.",
            HelpName = "NAME=URN",
        };
        parent.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && text.Split('=', 2) is not [{ Length: > 0 }, { Length: > 0 }])
                result.AddError($"'{text}' is no parent; --parent takes NAME=URN.");
        });
        var command = new Command("import", "Take a resource that exists in the simulated Azure into the state, and print the C# that declares it.")
        {
            type, name, id, options.Stack, options.Folder, options.ConfigFile, options.Parallelism, protect, parent,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var session = await Session.StartAsync(arguments, options, cancellationToken);
            var above = arguments.GetValue(parent)?.Split('=', 2);
            var request = new ImportRequest(arguments.GetValue(type)!, arguments.GetValue(name)!, arguments.GetValue(id)!, above?[1], arguments.GetValue(protect));
            return await new Run(session, terminal, arguments, options).ImportAsync(request, above?[0], cancellationToken);
        });
        return command;
    }
}
