using Rehearsal.Engine.Events;
using Rehearsal.Engine.Values;
using Spectre.Console;

namespace Rehearsal.CommandLine.Display;

/// <summary>Gathers the steps of a preview or a refresh and shows them as a tree when it is through.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="isFull">Shows each value that changes.</param>
internal sealed class PlanDisplay(Terminal terminal, bool isFull = false) : IRunDisplay
{
    private readonly Messages _messages = new(terminal.Out);
    private readonly StepDetails _details = new(isFull);
    private readonly List<Step> _steps = [];
    private readonly List<Step> _drift = [];
    private RunKind _kind;
    private (PropertyMap Old, PropertyMap New)? _outputs;

    public void Show(EngineEvent happened)
    {
        switch (happened)
        {
            case EngineEvent.RunStarted(var kind, _, _):
                _kind = kind;
                break;
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
                Finish(result);
                break;
            default:
                _messages.Show(happened);
                break;
        }
    }

    public void Dispose()
    {
    }

    private void Add(Step step) => (step.Kind is StepKind.Refresh or StepKind.Gone ? _drift : _steps).Add(step);

    private void Finish(RunResult result)
    {
        if (result.Summary.HasDrift)
        {
            terminal.Out.MarkupLine("[bold]Drift:[/] from what the state says to what is there");
            terminal.Out.Write(new PlanTree(_drift, _details).Render());
        }
        if (result.Summary.HasChanges)
            terminal.Out.Write(new PlanTree(_steps, _details).Render());
        if (_outputs is { } outputs && result.Outcome == RunOutcome.Succeeded && !outputs.Old.Equals(outputs.New))
            OutputChanges.Write(terminal.Out, outputs.Old, outputs.New);
        Summary.Write(terminal.Out, result, _kind, _messages.Failures);
    }
}
