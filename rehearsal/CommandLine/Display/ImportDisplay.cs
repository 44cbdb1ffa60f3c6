using Rehearsal.Engine.Events;
using Rehearsal.Providers.CSharp;

namespace Rehearsal.CommandLine.Display;

/// <summary>Shows an import, and at its end the C# that declares the resource.</summary>
/// <param name="terminal">Where to.</param>
/// <param name="parent">Name of the variable that holds the parent; null for none.</param>
internal sealed class ImportDisplay(Terminal terminal, string? parent) : IRunDisplay
{
    private readonly ProgressDisplay _progress = new(terminal);
    private Step? _imported;

    public void Show(EngineEvent happened)
    {
        _progress.Show(happened);
        if (happened is EngineEvent.StepFinished({ Kind: StepKind.Import } step, _))
            _imported = step;
        if (happened is not EngineEvent.RunFinished({ Outcome: RunOutcome.Succeeded }) || _imported is null)
            return;
        var declaration = CSharpDeclaration.Write(_imported.Type, _imported.Name, _imported.NewInputs!, _imported.Protect, parent);
        // Not through the console, which would break lines at the edge of the terminal.
        terminal.Out.Profile.Out.Writer.WriteLine($"Declare it in the program, or the next update wants to delete it:\n\n{declaration}");
    }

    public void Dispose() => _progress.Dispose();
}
