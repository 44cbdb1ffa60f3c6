using System.CommandLine;
using Rehearsal.CommandLine.Options;
using Rehearsal.CommandLine.Running;
using Rehearsal.CommandLine.Terminals;

namespace Rehearsal.CommandLine.Verbs;

internal static class UpCommand
{
    internal static Command Create(Terminal terminal, CommonOptions options)
    {
        var command = new Command("up", "Show the plan, then create, change and delete resources in the simulated Azure until they are as the program says.")
        {
            options.Stack, options.ConfigFile, options.Parallelism, options.ProgramTimeout, options.ExpectNoChanges, options.Sarif, options.FailOn,
            options.Refresh, options.Targets, options.TargetDependents, options.Exclude, options.ExcludeDependents, options.Replace, options.TargetReplace,
            options.Diff, options.Json, options.SkipPreview, options.Yes, options.ContinueOnError, options.Message, options.RoleDelay,
        };
        command.Aliases.Add("update");
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var session = await Session.StartAsync(arguments, options, cancellationToken);
            return await new Run(session, terminal, arguments, options)
                .CarryOutAsync("up", engine => engine.PreviewAsync, engine => engine.UpAsync, cancellationToken, mayCollide: true);
        });
        return command;
    }
}
