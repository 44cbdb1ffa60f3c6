using System.CommandLine;
using Rehearsal.CommandLine.Options;
using Rehearsal.CommandLine.Running;
using Rehearsal.CommandLine.Terminals;

namespace Rehearsal.CommandLine.Verbs;

internal static class DestroyCommand
{
    internal static Command Create(Terminal terminal, CommonOptions options)
    {
        var command = new Command("destroy", "Delete all of the stack's resources from the simulated Azure.")
        {
            options.Stack, options.ConfigFile, options.Parallelism, options.Refresh, options.Targets, options.TargetDependents, options.Exclude,
            options.ExcludeDependents, options.ExcludeProtected, options.Diff, options.Json, options.PreviewOnly, options.SkipPreview,
            options.RunProgram, options.ProgramTimeout, options.Yes, options.ContinueOnError, options.Message,
        };
        command.Aliases.Add("down");
        command.Aliases.Add("dn");
        command.Validators.Add(result =>
        {
            if (result.GetValue(options.ExcludeProtected) && result.GetValue(options.Targets) is [_, ..])
                result.AddError("Give --exclude-protected or --target, not both: the one takes all that is not protected, the other what you name.");
        });
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var session = await Session.StartAsync(arguments, options, cancellationToken);
            var run = new Run(session, terminal, arguments, options);
            return (arguments.GetValue(options.PreviewOnly), arguments.GetValue(options.Json)) switch
            {
                (true, true) => await run.WriteJsonPlanAsync(engine => engine.PreviewDestroyAsync, cancellationToken),
                (true, false) => await run.PlanAsync("destroy", engine => engine.PreviewDestroyAsync, cancellationToken),
                _ => await run.CarryOutAsync("destroy", engine => engine.PreviewDestroyAsync, engine => engine.DestroyAsync, cancellationToken),
            };
        });
        return command;
    }
}
