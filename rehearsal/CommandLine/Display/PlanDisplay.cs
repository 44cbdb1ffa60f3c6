using Rehearsal.CommandLine.Terminals;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Values;
using Spectre.Console;

namespace Rehearsal.CommandLine.Display;

/// <summary>Collects the steps of a preview or a refresh and shows them as a tree at the end.</summary>
internal sealed class PlanDisplay : IRunDisplay
{
    private readonly Terminal _terminal;
    private readonly RunningWork _work;
    private readonly Messages _messages;
    private readonly StepDetails _details;
    private readonly List<Step> _steps = [];
    private readonly List<Step> _drift = [];
    private RunKind _kind;
    private (PropertyMap Old, PropertyMap New)? _outputs;

    /// <param name="terminal">Where to.</param>
    /// <param name="isFull">Shows each value that changes.</param>
    internal PlanDisplay(Terminal terminal, bool isFull = false)
    {
        (_terminal, _work, _details) = (terminal, new RunningWork(terminal), new StepDetails(isFull));
        _messages = new Messages(terminal, _work);
    }

    public void Show(EngineEvent happened)
    {
        switch (happened)
        {
            case EngineEvent.StepPlanned(var step):
                Add(step);
                break;
            case EngineEvent.StepFinished(var step, _):
                Add(step);
                break;
            case EngineEvent.StackOutputs(var old, var current):
                _outputs = (old, current);
                break;
            case EngineEvent.RunFinished(var result):
                _work.Clear();
                Finish(result);
                break;
            default:
                if (happened is EngineEvent.RunStarted(var kind, _, _))
                    _kind = kind;
                _messages.Show(happened);
                break;
        }
    }

    public void Dispose() => _work.Clear();

    private void Add(Step step) => (step.Kind is StepKind.Refresh or StepKind.Gone ? _drift : _steps).Add(step);

    private void Finish(RunResult result)
    {
        if (result.Summary.HasDrift)
        {
            _terminal.Out.MarkupLine("[bold]Drift:[/] from what the state says to what is there");
            _terminal.Out.Write(new PlanTree(_drift, _details).Render());
        }
        if (result.Summary.HasChanges)
            _terminal.Out.Write(new PlanTree(_steps, _details).Render());
        if (_outputs is { } outputs && result.Outcome == RunOutcome.Succeeded && !outputs.Old.Equals(outputs.New))
            OutputChanges.Write(_terminal.Out, outputs.Old, outputs.New);
        Summary.Write(_terminal.Out, result, _kind, _messages.Failures, LiftedProtection.Describe(_steps));
    }
}
