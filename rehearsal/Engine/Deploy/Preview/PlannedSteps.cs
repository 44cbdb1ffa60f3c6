using Rehearsal.Engine.Deploy.Providers;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Preview;

/// <summary>The steps that a preview has planned, in their order.</summary>
internal sealed class PlannedSteps(Packages packages)
{
    private readonly List<PlannedStep> _steps = [];
    private readonly Lock _adding = new();
    private bool _onlyDeletionsAreLeft;

    /// <summary>Adds a step; those that are about no resource of a provider are left out.</summary>
    /// <param name="resource">The resource that the step is about.</param>
    /// <param name="outputs">What the step would give.</param>
    /// <param name="isRemoved">Whether the step removes the resource.</param>
    internal void Add(Step step, ResourceState resource, PropertyMap outputs, bool isRemoved)
    {
        if (resource.Package.Length == 0 || Fate(step) is not { } fate)
            return;
        lock (_adding)
        {
            _steps.Add(new(step, resource, isRemoved ? resource.Outputs : step.OldOutputs ?? outputs, fate));
        }
    }

    /// <summary>Notes that everything is declared, so that what is deleted from now on is deleted last.</summary>
    internal void OnlyDeletionsAreLeft() => _onlyDeletionsAreLeft = true;

    /// <summary>The planned resources, each with the provider's package and the id that it has or will have.</summary>
    internal IReadOnlyList<(string Package, PlannedResource Resource)> Resources() => [.. _steps.Select(step => (step.Resource.Package, Describe(step)))];

    private PlannedFate? Fate(Step step) => step.Kind switch
    {
        StepKind.Same or StepKind.Import or StepKind.ImportReplacement => PlannedFate.Stays,
        StepKind.Create or StepKind.CreateReplacement => PlannedFate.Created,
        StepKind.Update => PlannedFate.Updated,
        StepKind.Delete or StepKind.DeleteReplaced => _onlyDeletionsAreLeft ? PlannedFate.DeletedLast : PlannedFate.DeletedFirst,
        StepKind.Forget or StepKind.ForgetReplaced => PlannedFate.Left,
        _ => null,
    };

    private PlannedResource Describe(PlannedStep planned)
    {
        var (step, resource, outputs, fate) = planned;
        var id = fate is not PlannedFate.Created ? resource.Id
            : packages.ForState(resource)?.IdOf(new ResourceContext(step.Urn, step.Type, step.Name, _ => { }), resource.Inputs);
        return new(
            step.Urn,
            step.Type,
            step.Name,
            fate,
            id is { Length: > 0 } ? id : null,
            resource.Inputs,
            outputs,
            fate is PlannedFate.Created ? null : step.OldInputs);
    }

    private sealed record PlannedStep(Step Step, ResourceState Resource, PropertyMap Outputs, PlannedFate Fate);
}
