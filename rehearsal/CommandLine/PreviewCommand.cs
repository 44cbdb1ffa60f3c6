using System.CommandLine;

namespace Rehearsal.CommandLine;

internal static class PreviewCommand
{
    internal static Command Create(Terminal terminal)
    {
        var options = new CommonOptions();
        var command = new Command("preview", "Show what an update would do, and do nothing.")
        {
            options.Stack, options.Folder, options.ConfigFile, options.Parallelism, options.ExpectNoChanges,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var session = await Session.StartAsync(arguments, options, cancellationToken);
            var run = new Run(session, terminal, arguments.GetValue(options.ExpectNoChanges));
            return await run.PlanAsync("preview", engine => engine.PreviewAsync, cancellationToken);
        });
        return command;
    }
}
