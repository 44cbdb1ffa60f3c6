using Rehearsal.Engine.Deploy.Providers;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Steps;

/// <summary>The steps that a preview has planned, in their order.</summary>
internal sealed class PlannedSteps
{
    private readonly List<(StepWork Work, PropertyMap Outputs, PlannedFate Fate)> _steps = [];
    private readonly Lock _adding = new();
    private bool _onlyDeletionsAreLeft;

    /// <param name="work">The step.</param>
    /// <param name="outputs">What it would give.</param>
    internal void Add(StepWork work, PropertyMap outputs)
    {
        if (work.Resource.Package.Length == 0 || Fate(work.Step) is not { } fate)
            return;
        lock (_adding)
        {
            _steps.Add((work, outputs, fate));
        }
    }

    /// <summary>Notes that everything is declared, so that what is deleted from now on is deleted last.</summary>
    internal void OnlyDeletionsAreLeft() => _onlyDeletionsAreLeft = true;

    /// <summary>The planned resources, each with the provider's package and the id that it has or will have.</summary>
    /// <param name="packages">Finds the provider that names a new resource.</param>
    internal IReadOnlyList<(string Package, PlannedResource Resource)> Resources(Packages packages)
        => [.. _steps.Select(step => (step.Work.Resource.Package, Describe(step.Work, step.Outputs, step.Fate, packages)))];

    private PlannedFate? Fate(Step step) => step.Kind switch
    {
        StepKind.Same or StepKind.Import or StepKind.ImportReplacement => PlannedFate.Stays,
        StepKind.Create or StepKind.CreateReplacement => PlannedFate.Created,
        StepKind.Update => PlannedFate.Updated,
        StepKind.Delete or StepKind.DeleteReplaced => _onlyDeletionsAreLeft ? PlannedFate.DeletedLast : PlannedFate.DeletedFirst,
        StepKind.Forget or StepKind.ForgetReplaced => PlannedFate.Left,
        _ => null,
    };

    private static PlannedResource Describe(StepWork work, PropertyMap outputs, PlannedFate fate, Packages packages)
    {
        var (step, state) = (work.Step, work.Resource);
        var id = fate is not PlannedFate.Created ? state.Id
            : packages.ForState(state)?.IdOf(new ResourceContext(step.Urn, step.Type, step.Name, _ => { }), state.Inputs);
        return new(
            step.Urn,
            step.Type,
            step.Name,
            fate,
            id is { Length: > 0 } ? id : null,
            state.Inputs,
            work.Target is null ? state.Outputs : step.OldOutputs ?? outputs,
            fate is PlannedFate.Created ? null : step.OldInputs);
    }
}
