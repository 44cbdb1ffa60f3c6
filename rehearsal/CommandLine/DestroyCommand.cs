using System.CommandLine;

namespace Rehearsal.CommandLine;

internal static class DestroyCommand
{
    internal static Command Create(Terminal terminal)
    {
        var options = new CommonOptions();
        var command = new Command("destroy", "Delete all of the stack's resources from the simulated Azure.")
        {
            options.Stack, options.Folder, options.ConfigFile, options.Parallelism, options.Refresh, options.Targets,
            options.TargetDependents, options.Diff,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var session = await Session.StartAsync(arguments, options, cancellationToken);
            var run = new Run(session, terminal, arguments, options);
            var planned = await run.PlanAsync("destroy", engine => engine.PreviewDestroyAsync, cancellationToken);
            return planned == ExitCodes.Success ? await run.CarryOutAsync(engine => engine.DestroyAsync, cancellationToken) : planned;
        });
        return command;
    }
}
