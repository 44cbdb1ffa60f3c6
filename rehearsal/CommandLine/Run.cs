using System.CommandLine;
using Rehearsal.CommandLine.Display;
using Rehearsal.CommandLine.Findings;
using Rehearsal.Engine;
using Rehearsal.Engine.Events;
using Spectre.Console;

namespace Rehearsal.CommandLine;

/// <summary>The two halves of a verb: the plan, and carrying it out.</summary>
internal sealed class Run(Session session, Terminal terminal, ParseResult arguments, CommonOptions options)
{
    private string? _shownFindings;

    /// <summary>Shows the plan. Ends in failure when there is none, when it has changes that were not expected, or when policies find too much.</summary>
    internal async Task<int> PlanAsync(
        string verb, Func<RehearsalEngine, Func<RehearsedStack, RunOptions, CancellationToken, Task<RunResult>>> plan, CancellationToken cancellationToken)
    {
        Announce(verb);
        var result = await session.RunAsync(new FindingsDisplay(new PlanDisplay(terminal, arguments.GetValue(options.Diff)), session.Findings, terminal), plan, terminal.Abort, cancellationToken);
        _shownFindings = session.Findings.Json;
        session.PaceFor(result.Summary.Steps);
        return Judge(result);
    }

    /// <summary>Makes the plan and writes it as a document, and nothing else, to standard output.</summary>
    internal async Task<int> WritePlanAsync(Func<PlanRecord, string> write, CancellationToken cancellationToken)
    {
        var record = new PlanRecord();
        var result = await session.RunAsync(new FindingsDisplay(record, session.Findings, null), engine => engine.PreviewAsync, terminal.Abort, cancellationToken);
        terminal.Out.Profile.Out.Writer.WriteLine(write(record));
        return Judge(result);
    }

    /// <summary>Carries the plan out, with the steps shown as they run.</summary>
    internal async Task<int> CarryOutAsync(
        Func<RehearsalEngine, Func<RehearsedStack, RunOptions, CancellationToken, Task<RunResult>>> verb, CancellationToken cancellationToken)
        => ExitCode(await session.RunAsync(new FindingsDisplay(new ProgressDisplay(terminal, arguments.GetValue(options.Diff)), session.Findings, terminal, _shownFindings), verb, terminal.Abort, cancellationToken));

    /// <summary>Reads the stack's resources back. Ends in failure when there is drift that was not expected, which is in the state by then.</summary>
    /// <param name="keep">False only shows the drift.</param>
    internal async Task<int> RefreshAsync(bool keep, CancellationToken cancellationToken)
    {
        Announce("refresh");
        var display = new PlanDisplay(terminal, arguments.GetValue(options.Diff));
        var result = await session.RunAsync(display, engine => keep ? engine.RefreshAsync : engine.PreviewRefreshAsync, terminal.Abort, cancellationToken);
        return result is { Outcome: RunOutcome.Succeeded, Summary.HasDrift: true } && arguments.GetValue(options.ExpectNoChanges)
            ? Refuse("no changes were expected, but there are some; see the drift above")
            : ExitCode(result);
    }

    /// <summary>Takes a resource into the state and shows the C# that declares it.</summary>
    /// <param name="parent">Name of the variable that holds its parent; null for none.</param>
    internal async Task<int> ImportAsync(ImportRequest request, string? parent, CancellationToken cancellationToken)
    {
        Announce("import");
        return ExitCode(await session.RunAsync(
            new ImportDisplay(terminal, parent), engine => (stack, run, ending) => engine.ImportAsync(stack, request, run, ending), terminal.Abort, cancellationToken));
    }

    private void Announce(string verb)
        => terminal.Out.MarkupLineInterpolated($"[bold]{verb}[/] of [bold]{session.Stack.Project}/{session.Stack.Name}[/] against a simulated Azure; nothing reaches the real one");

    private int Judge(RunResult result)
    {
        var succeeded = result.Outcome == RunOutcome.Succeeded;
        if (arguments.GetValue(options.Sarif) is { } file)
            session.Findings.KeepSarif(file, isRequired: succeeded);
        if (succeeded && arguments.GetValue(options.ExpectNoChanges) && result.Summary.HasChanges)
            return Refuse("no changes were expected, but there are some; see the plan above");
        if (succeeded && session.Findings.Report is { Worst: not FindingSeverity.Off } report && report.Worst >= Enum.Parse<FindingSeverity>(arguments.GetValue(options.FailOn)!, ignoreCase: true))
            return Refuse($"the policies find something of severity {report.Worst.ToString().ToLowerInvariant()}, at which --fail-on ends the run");
        return ExitCode(result);
    }

    private int Refuse(string message)
    {
        terminal.Error.MarkupLineInterpolated($"[red]error:[/] {message}");
        return ExitCodes.Failure;
    }

    private int ExitCode(RunResult result) => ExitCode(result, terminal);

    /// <summary>What the process ends with; a bug is reported.</summary>
    internal static int ExitCode(RunResult result, Terminal terminal) => result.Outcome switch
    {
        RunOutcome.Succeeded => ExitCodes.Success,
        RunOutcome.Cancelled => ExitCodes.Cancelled,
        RunOutcome.Broken => RehearsalCommand.ReportBug(terminal, result.Bug!),
        _ => ExitCodes.Failure,
    };
}
