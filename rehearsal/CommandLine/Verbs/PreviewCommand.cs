using System.CommandLine;
using Rehearsal.CommandLine.Display;
using Rehearsal.CommandLine.Options;
using Rehearsal.CommandLine.Running;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Engine.Diagnostics;

namespace Rehearsal.CommandLine.Verbs;

internal static class PreviewCommand
{
    internal static Command Create(Terminal terminal, CommonOptions options)
    {
        var json = new Option<bool>("--json", "-j") { Description = "Write the plan as JSON, in the shape of 'pulumi preview --json'." };
        var markdown = new Option<bool>("--markdown") { Description = "Write the plan as Markdown, for a pull request. Not of pulumi." };
        var command = new Command("preview", "Show what an update would do, and do nothing.")
        {
            options.Stack, options.ConfigFile, options.Parallelism, options.ProgramTimeout, options.ExpectNoChanges, options.Sarif, options.FailOn,
            options.Refresh, options.Targets, options.TargetDependents, options.Exclude, options.ExcludeDependents, options.Replace, options.TargetReplace,
            options.Diff, json, markdown, options.Message,
        };
        command.Aliases.Add("pre");
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(markdown))
                result.AddError("Give --json or --markdown, not both.");
        });
        command.SetAction(async (arguments, cancellationToken) =>
        {
            await using var session = await StartAsync();
            var run = new Run(session, terminal, arguments, options);
            return arguments.GetValue(json) ? await run.WriteJsonPlanAsync(engine => engine.PreviewAsync, cancellationToken)
                : arguments.GetValue(markdown) ? await run.WritePlanAsync(engine => engine.PreviewAsync, plan => Markdown(session, plan), cancellationToken)
                : await run.PlanAsync("preview", engine => engine.PreviewAsync, cancellationToken);

            async Task<Session> StartAsync()
            {
                try
                {
                    return await Session.StartAsync(arguments, options, cancellationToken);
                }
                catch (RehearsalException error) when (arguments.GetValue(markdown))
                {
                    terminal.Out.Profile.Out.Writer.WriteLine(PlanMarkdown.Write(arguments.GetValue(options.Stack), error));
                    throw;
                }
            }
        });
        return command;
    }

    private static string Markdown(Session session, PlanRecord plan)
        => string.Join('\n', new[] { PlanMarkdown.Write(session.Stack.Project, session.Stack.Name, plan), session.Policies.Markdown }.OfType<string>());
}
