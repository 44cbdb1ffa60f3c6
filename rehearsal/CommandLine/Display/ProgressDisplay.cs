using Rehearsal.Engine.Events;
using Rehearsal.Engine.Values;
using Spectre.Console;

namespace Rehearsal.CommandLine.Display;

/// <summary>Shows an update as it goes: a line when a step begins and one when it ends; on a terminal also a clock beside what is running.</summary>
internal sealed class ProgressDisplay : IRunDisplay
{
    private readonly Terminal _terminal;
    private readonly Messages _messages;
    private readonly RunningSteps? _running;
    private readonly StepDetails? _details;
    private RunKind _kind;
    private PropertyMap _outputs = PropertyMap.Empty;

    /// <param name="terminal">Where to.</param>
    /// <param name="isFull">Shows each value that changed below the step that changed it.</param>
    internal ProgressDisplay(Terminal terminal, bool isFull = false)
    {
        (_terminal, _messages, _details) = (terminal, new Messages(terminal.Out), isFull ? new StepDetails(isFull) : null);
        if (terminal.IsInteractive)
            _running = new RunningSteps(terminal.Out);
    }

    public void Show(EngineEvent happened)
    {
        switch (happened)
        {
            case EngineEvent.RunStarted(var kind, _, _):
                _kind = kind;
                break;
            case EngineEvent.StepStarted({ Kind: StepKind.Refresh } step):
                _running?.Add(step);
                break;
            case EngineEvent.StepStarted(var step) when step.Kind != StepKind.Same:
                Begin(step);
                break;
            case EngineEvent.StepProgress(var step, var message):
                _terminal.Out.MarkupLineInterpolated($"[grey]  {ResourceName.Of(step)}: {message}[/]");
                break;
            case EngineEvent.StepFinished({ Kind: StepKind.Refresh } step, _) when step.ChangesNothing:
                _running?.Remove(step);
                break;
            case EngineEvent.StepFinished(var step, var duration) when !step.ChangesNothing:
                _running?.Remove(step);
                var style = StepStyle.Of(step.Kind);
                _terminal.Out.MarkupLine($"[{style.Color}]{style.Sign,-2}[/] {Markup.Escape(ResourceName.Of(step))} [{style.Color}]{style.Done}[/] [grey]({Summary.Seconds(duration)})[/]");
                foreach (var line in _details?.Lines(step) ?? [])
                {
                    _terminal.Out.MarkupLine($"     {line}");
                }
                break;
            case EngineEvent.StepFailed(var step, _, _):
                _running?.Remove(step);
                _messages.Show(happened);
                break;
            case EngineEvent.StackOutputs(_, var current):
                _outputs = current;
                break;
            case EngineEvent.RunFinished(var result):
                _running?.Dispose();
                Finish(result);
                break;
            default:
                _messages.Show(happened);
                break;
        }
    }

    public void Dispose() => _running?.Dispose();

    private void Begin(Step step)
    {
        if (_running is not null)
        {
            _running.Add(step);
            return;
        }
        var style = StepStyle.Of(step.Kind);
        _terminal.Out.MarkupLine($"[{style.Color}]{style.Sign,-2}[/] {Markup.Escape(ResourceName.Of(step))} {style.Running}…");
    }

    private void Finish(RunResult result)
    {
        if (result.Outcome == RunOutcome.Succeeded && _outputs.Count > 0)
            OutputLines.Write(_terminal.Out, _outputs, showSecrets: false);
        Summary.Write(_terminal.Out, result, _kind, _messages.Failures);
    }
}
