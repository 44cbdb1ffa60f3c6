using Rehearsal.CommandLine.Display;
using Rehearsal.Engine;
using Rehearsal.Engine.Events;
using Spectre.Console;

namespace Rehearsal.CommandLine;

/// <summary>The two halves of a verb: the plan, and carrying it out.</summary>
internal sealed class Run(Session session, Terminal terminal, bool expectNoChanges)
{
    /// <summary>Shows the plan. Ends in failure when there is none, or when it has changes that were not expected.</summary>
    internal async Task<int> PlanAsync(
        string verb, Func<RehearsalEngine, Func<RehearsedStack, RunOptions, CancellationToken, Task<RunResult>>> plan, CancellationToken cancellationToken)
    {
        terminal.Out.MarkupLineInterpolated($"[bold]{verb}[/] of [bold]{session.Stack.Project}/{session.Stack.Name}[/] against a simulated Azure; nothing reaches the real one");
        var result = await session.RunAsync(new PlanDisplay(terminal), plan, cancellationToken);
        if (result.Outcome == RunOutcome.Succeeded && expectNoChanges && result.Summary.HasChanges)
        {
            terminal.Error.MarkupLine("[red]error:[/] no changes were expected, but there are some; see the plan above");
            return ExitCodes.Failure;
        }
        return ExitCode(result);
    }

    /// <summary>Carries the plan out, with the steps shown as they run.</summary>
    internal async Task<int> CarryOutAsync(
        Func<RehearsalEngine, Func<RehearsedStack, RunOptions, CancellationToken, Task<RunResult>>> verb, CancellationToken cancellationToken)
        => ExitCode(await session.RunAsync(new ProgressDisplay(terminal), verb, cancellationToken));

    private int ExitCode(RunResult result) => result.Outcome switch
    {
        RunOutcome.Succeeded => ExitCodes.Success,
        RunOutcome.Cancelled => ExitCodes.Cancelled,
        RunOutcome.Broken => RehearsalCommand.ReportBug(terminal, result.Bug!),
        _ => ExitCodes.Failure,
    };
}
