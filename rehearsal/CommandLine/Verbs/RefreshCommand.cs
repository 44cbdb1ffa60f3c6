using System.CommandLine;
using Rehearsal.CommandLine.Options;
using Rehearsal.CommandLine.Running;
using Rehearsal.CommandLine.Terminals;

namespace Rehearsal.CommandLine.Verbs;

internal static class RefreshCommand
{
    internal static Command Create(Terminal terminal, CommonOptions options)
    {
        var command = new Command(
            "refresh",
            "Read every resource back from the simulated Azure into the state, and show how the two differed. Nothing in Azure changes.")
        {
            options.Stack, options.ConfigFile, options.Parallelism, options.ExpectNoChanges, options.Targets, options.TargetDependents, options.Exclude,
            options.ExcludeDependents, options.Diff, options.Json, options.PreviewOnly, options.Yes, options.SkipPreview, options.Message,
            options.ClearPendingCreates,
        };
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var session = await Session.StartAsync(arguments, options, cancellationToken);
            var run = new Run(session, terminal, arguments, options);
            var isPreview = arguments.GetValue(options.PreviewOnly);
            return isPreview && arguments.GetValue(options.Json)
                ? await run.WriteJsonPlanAsync(engine => engine.PreviewRefreshAsync, cancellationToken)
                : await run.RefreshAsync(keep: !isPreview, cancellationToken);
        });
        return command;
    }
}
