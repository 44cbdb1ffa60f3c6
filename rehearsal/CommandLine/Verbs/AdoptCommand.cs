using System.CommandLine;
using Rehearsal.Adoption;
using Rehearsal.Adoption.Notes;
using Rehearsal.Adoption.Reading;
using Rehearsal.CommandLine.Options;
using Rehearsal.CommandLine.Running;
using Rehearsal.CommandLine.Simulation;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Project;
using Rehearsal.Files;
using Spectre.Console;

namespace Rehearsal.CommandLine.Verbs;

internal static class AdoptCommand
{
    internal static Command Create(Terminal terminal, CommonOptions options)
    {
        var registry = new Argument<string?>("REGISTRY")
        {
            Description = "The registry's name or id: in the simulated Azure, or in the files of --from. If these have only one registry, it may be left out.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var resourceGroup = new Option<string?>("--resource-group", "-g") { Description = "The resource group that the registry is in.", HelpName = "GROUP" };
        var from = new Option<string[]>("--from")
        {
            Description = "Read what az prints, or Azure Resource Manager answers, from these files instead of the simulated Azure; - for standard input. "
                + "'az acr show', 'az acr replication list', 'az acr webhook list', 'az acr webhook get-config' (in a file called after the webhook), "
                + "'az acr scope-map list', 'az acr token list', 'az acr cache list', 'az acr credential-set list', 'az acr agentpool list', "
                + "'az acr task list', 'az role assignment list --scope ID', 'az network private-endpoint show', "
                + "'az network private-endpoint dns-zone-group list', 'az identity show', 'az keyvault show'.",
            HelpName = "FILE",
            AllowMultipleArgumentsPerToken = true,
        };
        var output = new Option<FileInfo?>("--out", "-o") { Description = "Write the stack file here instead of the terminal.", HelpName = "FILE" };
        var force = new Option<bool>("--force") { Description = "Overwrite the file of --out if it exists." };
        var command = new Command(
            "adopt",
            "Write the stack file that takes over a registry which exists, so that the next update imports it and changes nothing. Where something has to be "
            + "changed in Azure before, the file is written all the same and says what, and the exit code is 1. Not of pulumi.")
        {
            registry, resourceGroup, from, output, force,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            var (wanted, files, path) = (arguments.GetValue(registry), arguments.GetValue(from) ?? [], arguments.GetValue(output));
            if (path is { Exists: true } && !arguments.GetValue(force))
                throw new RehearsalException($"'{path}' exists already; name another file with --out, or overwrite it with --force");
            var documents = files is not []
                ? ReadFiles(files)
                : await ReadAsync(arguments, options, wanted, arguments.GetValue(resourceGroup), cancellationToken);
            var file = AdoptionFile.Of(ExistingRegistry.Find(documents, wanted, arguments.GetValue(resourceGroup)));
            if (path is null)
                terminal.Out.Profile.Out.Writer.Write(file.Text);
            else
                Write(terminal, path, file);
            return WriteSteps(terminal, file.Notes);
        });
        return command;
    }

    private static AzureDocuments ReadFiles(string[] files)
    {
        var documents = new AzureDocuments();
        foreach (var file in files)
            documents.Add(file is "-" ? "standard input" : file, AzureDocuments.ReadFile(file));
        return documents;
    }

    private static async Task<AzureDocuments> ReadAsync(
        ParseResult arguments, CommonOptions options, string? wanted, string? resourceGroup, CancellationToken cancellationToken)
    {
        if (wanted is null)
        {
            throw new RehearsalException(
                "it is not said which registry to adopt: name it (adopt REGISTRY), or name files with what az prints of it (adopt --from FILE…)");
        }

        var folder = ProjectFile.Read(Session.ExistingFolder(arguments, options).FullName).Folder;
        await using var azure = await ProjectAzure.StartAsync(folder, TimeSpan.Zero, cancellationToken);
        return await SimulatedRegistry.ReadAsync(azure.Endpoint, wanted, resourceGroup, cancellationToken);
    }

    private static void Write(Terminal terminal, FileInfo path, AdoptionFile file)
    {
        try
        {
            if (file.Notes.HasSecrets)
            {
                using var stream = new StreamWriter(PrivateFile.Open(path.FullName, FileMode.Create));
                stream.Write(file.Text);
            }
            else
            {
                File.WriteAllText(path.FullName, file.Text);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RehearsalException($"the stack file cannot be written to '{path}': {error.Message}; name another file with --out", error);
        }

        terminal.Out.Profile.Out.Writer.WriteLine($"The stack file is '{path}'; the comment at its top lists the next steps.");
        if (file.Notes.HasSecrets)
            terminal.Out.Profile.Out.Writer.WriteLine("It has secrets in plain text, so only you can read it; the commands that encrypt them are beside them.");
    }

    /// <summary>The steps before the next run are written last, where they are seen.</summary>
    private static int WriteSteps(Terminal terminal, AdoptionNotes notes)
    {
        if (notes.Before is [])
            return ExitCodes.Success;
        foreach (var (what, step) in notes.Before)
            terminal.Error.MarkupLine($"[yellow]before:[/] {Markup.Escape(what)} {Markup.Escape(step)}");
        terminal.Error.MarkupLine("[red]error:[/] the stack file is written, but the steps above come first; then write it again");
        return ExitCodes.Failure;
    }
}
