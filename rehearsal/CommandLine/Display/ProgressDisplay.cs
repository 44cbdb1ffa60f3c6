using Rehearsal.CommandLine.Terminals;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Values;
using Spectre.Console;

namespace Rehearsal.CommandLine.Display;

/// <summary>
/// Shows an update while it runs: a line when a step begins and one when it ends. An interactive terminal shows running steps with a clock
/// instead of the first line.
/// </summary>
internal sealed class ProgressDisplay : IRunDisplay
{
    private readonly Terminal _terminal;
    private readonly RunningWork _work;
    private readonly Messages _messages;
    private readonly StepDetails? _details;
    private readonly List<Step> _unprotected = [];
    private RunKind _kind;
    private PropertyMap _outputs = PropertyMap.Empty;

    /// <param name="terminal">Where to.</param>
    /// <param name="isFull">Shows each value that changed below the step that changed it.</param>
    internal ProgressDisplay(Terminal terminal, bool isFull = false)
    {
        (_terminal, _work, _details) = (terminal, new RunningWork(terminal), isFull ? new StepDetails(isFull) : null);
        _messages = new Messages(terminal, _work);
    }

    public void Show(EngineEvent happened)
    {
        if (happened is EngineEvent.StepFinished({ LiftsProtection: true } unprotected, _))
            _unprotected.Add(unprotected);
        switch (happened)
        {
            case EngineEvent.StepStarted(var step) when step.Kind != StepKind.Same:
                Begin(step);
                break;
            case EngineEvent.StepProgress(var step, var message):
                _terminal.Out.MarkupLineInterpolated($"[grey]  {ResourceName.Of(step)}: {message}[/]");
                break;
            case EngineEvent.StepFinished(var step, var duration) when step.Kind != StepKind.Same:
                _work.End(step);
                if (!step.ChangesNothing)
                    ShowFinished(step, duration);
                break;
            case EngineEvent.StackOutputs(_, var current):
                _outputs = current;
                break;
            case EngineEvent.RunFinished(var result):
                _work.Clear();
                Finish(result);
                break;
            default:
                if (happened is EngineEvent.RunStarted(var kind, _, _))
                    _kind = kind;
                if (happened is EngineEvent.StepFailed(var failed, _, _))
                    _work.End(failed);
                _messages.Show(happened);
                break;
        }
    }

    public void Dispose() => _work.Clear();

    private void Begin(Step step)
    {
        _work.Begin(step);
        if (_terminal.IsInteractive || step.Kind == StepKind.Refresh)
            return;
        var style = StepStyle.Of(step.Kind);
        _terminal.Out.MarkupLine($"[{style.Color}]{style.Sign,-2}[/] {Markup.Escape(ResourceName.Of(step))} {style.Running}…");
    }

    private void ShowFinished(Step step, TimeSpan duration)
    {
        var style = StepStyle.Of(step.Kind);
        _terminal.Out.MarkupLine(
            $"[{style.Color}]{style.Sign,-2}[/] {Markup.Escape(ResourceName.Of(step))} [{style.Color}]{style.Done}[/] [grey]({Summary.Seconds(duration)})[/]");
        foreach (var line in _details?.Lines(step) ?? [])
        {
            _terminal.Out.MarkupLine($"     {line}");
        }
    }

    private void Finish(RunResult result)
    {
        if (result.Outcome == RunOutcome.Succeeded && _outputs.Count > 0)
            OutputLines.Write(_terminal.Out, _outputs, showSecrets: false);
        Summary.Write(_terminal.Out, result, _kind, _messages.Failures, LiftedProtection.Describe(_unprotected));
    }
}
