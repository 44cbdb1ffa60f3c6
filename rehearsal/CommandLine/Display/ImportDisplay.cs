using Rehearsal.Engine.Events;
using Rehearsal.Providers.CSharp;

namespace Rehearsal.CommandLine.Display;

/// <summary>A display of an import that writes the C# that declares the resource at the end.</summary>
/// <param name="inner">The display of the run itself.</param>
/// <param name="parent">Name of the variable that holds the parent; null for none.</param>
/// <param name="declare">Takes the C#.</param>
internal sealed class ImportDisplay(IRunDisplay inner, string? parent, Action<string> declare) : IRunDisplay
{
    private Step? _imported;

    public void Show(EngineEvent happened)
    {
        inner.Show(happened);
        if (happened is EngineEvent.StepFinished({ Kind: StepKind.Import } step, _))
            _imported = step;
        if (happened is EngineEvent.RunFinished({ Outcome: RunOutcome.Succeeded }) && _imported is not null)
            declare(CSharpDeclaration.Write(_imported.Type, _imported.Name, _imported.NewInputs!, _imported.Protect, parent));
    }

    public void Dispose() => inner.Dispose();
}
