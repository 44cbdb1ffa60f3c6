using Rehearsal.Engine.Events;
using Rehearsal.Engine.Values;

namespace Rehearsal.CommandLine.Display;

/// <summary>Gathers a preview's steps and shows them as a tree when it is through.</summary>
internal sealed class PlanDisplay(Terminal terminal) : IRunDisplay
{
    private readonly Messages _messages = new(terminal.Out);
    private readonly List<Step> _steps = [];
    private (PropertyMap Old, PropertyMap New)? _outputs;

    public void Show(EngineEvent happened)
    {
        switch (happened)
        {
            case EngineEvent.StepPlanned(var step):
                _steps.Add(step);
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

    private void Finish(RunResult result)
    {
        if (result.Summary.HasChanges)
            terminal.Out.Write(new PlanTree(_steps).Render());
        if (_outputs is { } outputs && result.Outcome == RunOutcome.Succeeded && !outputs.Old.Equals(outputs.New))
            OutputChanges.Write(terminal.Out, outputs.Old, outputs.New);
        Summary.Write(terminal.Out, result, isPlan: true);
    }
}
