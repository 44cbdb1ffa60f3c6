using System.CommandLine;
using Rehearsal.CommandLine.Display;
using Rehearsal.CommandLine.Options;
using Rehearsal.CommandLine.Policies;
using Rehearsal.CommandLine.PulumiJson;
using Rehearsal.CommandLine.Terminals;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Spectre.Console;

namespace Rehearsal.CommandLine.Running;

/// <summary>Runs a verb: makes the plan, and carries it out.</summary>
internal sealed class Run
{
    private readonly Session _session;
    private readonly Terminal _terminal;
    private readonly ParseResult _arguments;
    private readonly CommonOptions _options;
    private readonly EventLines? _events;
    private readonly HashSet<EngineEvent.Diagnostic> _shownWarnings = [];
    private string? _shownFindings;

    internal Run(Session session, Terminal terminal, ParseResult arguments, CommonOptions options)
    {
        (_session, _arguments, _options) = (session, arguments, options);
        _terminal = terminal with { IsInteractive = terminal.IsInteractive && !arguments.GetValue(options.NonInteractive) };
        if (arguments.GetValue(options.Json))
            _events = new EventLines(terminal.Out.Profile.Out.Writer, session.Stack.Configuration, TimeProvider.System);
    }

    private bool IsFull => _arguments.GetValue(_options.Diff);

    /// <summary>Shows the plan. Fails when there is none, when it has unexpected changes, or when policies are violated.</summary>
    internal async Task<int> PlanAsync(
        string verb, EngineVerb plan, CancellationToken cancellationToken)
    {
        Announce(verb);
        var result = await _session.RunAsync(Display(() => new PlanDisplay(_terminal, IsFull)), plan, _terminal.Abort, cancellationToken);
        _shownFindings = _session.Policies.Json;
        _session.PaceFor(result.Summary.Steps);
        return Decide(result);
    }

    /// <summary>Makes the plan and writes it, and nothing else, to standard output as one document.</summary>
    internal async Task<int> WritePlanAsync(
        EngineVerb plan, Func<PlanRecord, string> write, CancellationToken cancellationToken)
    {
        var record = new PlanRecord();
        var result = await _session.RunAsync(new PolicyReportDisplay(record, _session.Policies, null), plan, _terminal.Abort, cancellationToken);
        _terminal.Out.Profile.Out.Writer.WriteLine(write(record));
        return Decide(result, isRefresh: record.Kind == RunKind.RefreshPreview);
    }

    /// <summary>Writes the plan in the shape of <c>pulumi preview --json</c>.</summary>
    internal Task<int> WriteJsonPlanAsync(
        EngineVerb plan, CancellationToken cancellationToken)
        => WritePlanAsync(plan, record => PlanJson.Write(_session.Stack.Configuration, record, _session.Policies.Json), cancellationToken);

    /// <summary>Shows the plan and, if it succeeds, carries it out; steps are shown while they run.</summary>
    /// <param name="mayCollide">Whether the plan may have errors that must stop the update; then it is made even if it is not shown.</param>
    internal async Task<int> CarryOutAsync(
        string verb,
        EngineVerb plan,
        EngineVerb carryOut,
        CancellationToken cancellationToken,
        bool mayCollide = false)
    {
        if (_arguments.GetValue(_options.SkipPreview))
        {
            Announce(verb);
            if (mayCollide && _session.HasResources && await RefusesAsync(plan, cancellationToken))
                return ExitCodes.Failure;
            return Decide(await _session.RunAsync(Display(() => new ProgressDisplay(_terminal, IsFull)), carryOut, _terminal.Abort, cancellationToken));
        }
        var planned = await PlanAsync(verb, plan, cancellationToken);
        return planned == ExitCodes.Success
            ? ExitCode(await _session.RunAsync(Display(() => new ProgressDisplay(_terminal, IsFull)), carryOut, _terminal.Abort, cancellationToken))
            : planned;
    }

    /// <summary>Makes the plan without showing it, and writes the errors that must stop the update.</summary>
    private async Task<bool> RefusesAsync(EngineVerb plan, CancellationToken cancellationToken)
    {
        using var refusals = new PlanRefusals();
        _ = await _session.RunAsync(refusals, plan, _terminal.Abort, cancellationToken);
        foreach (var refusal in refusals.Found)
            _terminal.Error.MarkupLineInterpolated($"[red]error:[/] {ResourceName.Of(refusal.Urn!)}: {refusal.Message}");
        return refusals.Found is not [];
    }

    /// <summary>Reads the stack's resources back into the state, and fails when drift was not expected.</summary>
    /// <param name="keep">False only shows the drift.</param>
    internal async Task<int> RefreshAsync(bool keep, CancellationToken cancellationToken)
    {
        Announce("refresh");
        var result = await _session.RunAsync(
            Display(() => new PlanDisplay(_terminal, IsFull)),
            engine => keep ? engine.RefreshAsync : engine.PreviewRefreshAsync,
            _terminal.Abort,
            cancellationToken);
        return Decide(result, isRefresh: true);
    }

    /// <summary>Takes a resource into the state and shows the C# that declares it.</summary>
    /// <param name="parent">Name of the variable that holds its parent; null for none.</param>
    /// <param name="output">Where the C# goes; null for the terminal.</param>
    internal async Task<int> ImportAsync(ImportRequest request, string? parent, DeclarationFile? output, CancellationToken cancellationToken)
    {
        Announce("import");
        return ExitCode(await _session.RunAsync(
            new ImportDisplay(Display(() => new ProgressDisplay(_terminal)), parent, Declare),
            engine => (stack, run, ending) => engine.ImportAsync(stack, request, run, ending),
            _terminal.Abort,
            cancellationToken));

        void Declare(string declaration)
        {
            output?.Write(declaration);
            // The console would wrap lines at the edge of the terminal.
            if (_events is null)
                _terminal.Out.Profile.Out.Writer.WriteLine(output is null
                    ? $"Declare it in the program, or the next update wants to delete it:\n\n{declaration}"
                    : $"What declares it is in '{output.Path}'; take it into the program, or the next update wants to delete it.");
        }
    }

    private IRunDisplay Display(Func<IRunDisplay> text)
        => _events ?? (IRunDisplay)new PolicyReportDisplay(
            new NewWarnings(new GroupedWarnings(text()), _shownWarnings),
            _session.Policies,
            _terminal,
            _shownFindings);

    private void Announce(string verb)
    {
        if (_events is null)
            _terminal.Out.MarkupLineInterpolated(
                $"[bold]{verb}[/] of [bold]{_session.Stack.Project}/{_session.Stack.Name}[/] against a simulated Azure; nothing reaches the real one");
    }

    private int Decide(RunResult result, bool isRefresh = false)
    {
        var succeeded = result.Outcome == RunOutcome.Succeeded;
        if (_arguments.GetValue(_options.Sarif) is { } file)
            _session.Policies.KeepSarif(file, isRequired: succeeded);
        if (succeeded && _arguments.GetValue(_options.ExpectNoChanges) && (isRefresh ? result.Summary.HasDrift : result.Summary.HasChanges))
            return Refuse($"no changes were expected, but there are some; see the {(isRefresh ? "drift" : "plan")} above", ExitCodes.UnexpectedChanges);
        if (succeeded && _session.Policies.Report is { Worst: not FindingSeverity.Off } report
            && report.Worst >= Enum.Parse<FindingSeverity>(_arguments.GetValue(_options.FailOn)!, ignoreCase: true))
            return Refuse($"policy violations of severity {report.Worst.ToString().ToLowerInvariant()}; --fail-on makes them an error");
        return ExitCode(result);
    }

    private int Refuse(string message, int exitCode = ExitCodes.Failure)
    {
        _terminal.Error.MarkupLineInterpolated($"[red]error:[/] {message}");
        return exitCode;
    }

    private int ExitCode(RunResult result) => ExitCode(result, _terminal);

    /// <summary>The exit code of the process; a bug is reported.</summary>
    internal static int ExitCode(RunResult result, Terminal terminal) => result.Outcome switch
    {
        RunOutcome.Succeeded => ExitCodes.Success,
        RunOutcome.Cancelled => ExitCodes.Cancelled,
        RunOutcome.Broken => BugReport.Write(terminal, result.Bug!),
        _ => ExitCodes.Failure,
    };
}
