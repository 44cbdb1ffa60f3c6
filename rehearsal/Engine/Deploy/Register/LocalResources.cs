using System.Collections.Immutable;
using Rehearsal.Engine.Deploy.Compare;
using Rehearsal.Engine.Deploy.Declarations;
using Rehearsal.Engine.Deploy.Replace;
using Rehearsal.Engine.Deploy.Steps;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Register;

/// <summary>Components, which exist in the stack alone.</summary>
internal sealed class LocalResources(Deployment deployment, RegistrationSteps steps)
{
    private readonly Comparer _comparer = new(deployment);

    internal Task<StepOutcome> RegisterAsync(Registration registration, ResourceState? old, CancellationToken cancellationToken)
    {
        if (old is not null && _comparer.Compare(registration, old) is { RequiresReplacement: true } comparison)
            return ReplaceAsync(registration, old, comparison, cancellationToken);
        var target = registration.ToState(old?.Key ?? deployment.Store.NewKey(), registration.Inputs, "", old, deployment.Time.GetUtcNow()) with
        {
            Id = "",
            Outputs = old?.Outputs ?? PropertyMap.Empty,
        };
        var changes = old is null ? ImmutableSortedDictionary<string, PropertyChange>.Empty : Differences.Between(old.Inputs, registration.Inputs);
        var kind = old is null ? StepKind.Create : changes.IsEmpty ? StepKind.Same : StepKind.Update;
        return steps.RunAsync(new StepWork(registration.ToStep(kind, old, registration.Inputs) with { Changes = changes }, target), old, cancellationToken);
    }

    private async Task<StepOutcome> ReplaceAsync(Registration registration, ResourceState old, Comparison comparison, CancellationToken cancellationToken)
    {
        if (steps.RefuseReplacement(registration, old, comparison) is { } refused)
            return refused;
        var target = registration.ToState(deployment.Store.NewKey(), registration.Inputs, "", null, deployment.Time.GetUtcNow());
        var step = registration.ToReplacement(StepKind.CreateReplacement, old, registration.Inputs, comparison);
        var outcome = await steps.RunAsync(new StepWork(step, target) { Superseded = old }, old, cancellationToken);
        if (outcome.Succeeded)
            deployment.Inventory.Supersede(old, registration.Urn);
        return outcome;
    }
}
