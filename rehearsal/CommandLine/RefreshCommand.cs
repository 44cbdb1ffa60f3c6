using System.CommandLine;

namespace Rehearsal.CommandLine;

internal static class RefreshCommand
{
    internal static Command Create(Terminal terminal)
    {
        var options = new CommonOptions();
        var previewOnly = new Option<bool>("--preview-only") { Description = "Only show how the simulated Azure differs from the state, and change nothing." };
        var command = new Command("refresh", "Read every resource back from the simulated Azure into the state, and show how the two differed. Nothing in Azure changes.")
        {
            options.Stack, options.Folder, options.ConfigFile, options.Parallelism, options.ExpectNoChanges, options.Targets,
            options.TargetDependents, options.Diff, previewOnly,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var session = await Session.StartAsync(arguments, options, cancellationToken);
            return await new Run(session, terminal, arguments, options).RefreshAsync(keep: !arguments.GetValue(previewOnly), cancellationToken);
        });
        return command;
    }
}
