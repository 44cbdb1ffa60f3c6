using System.CommandLine;

namespace Rehearsal.CommandLine;

internal static class UpCommand
{
    internal static Command Create(Terminal terminal)
    {
        var options = new CommonOptions();
        var command = new Command("up", "Show the plan, then create, change and delete resources in the simulated Azure until they are as the program says.")
        {
            options.Stack, options.Folder, options.ConfigFile, options.Parallelism, options.ProgramTimeout, options.ExpectNoChanges, options.Sarif, options.FailOn,
            options.Refresh, options.Targets, options.TargetDependents, options.Replace, options.Diff, options.RoleDelay,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var session = await Session.StartAsync(arguments, options, cancellationToken);
            var run = new Run(session, terminal, arguments, options);
            var planned = await run.PlanAsync("up", engine => engine.PreviewAsync, cancellationToken);
            return planned == ExitCodes.Success ? await run.CarryOutAsync(engine => engine.UpAsync, cancellationToken) : planned;
        });
        return command;
    }
}
