using System.Collections.Immutable;
using Rehearsal.Engine.Deploy.Compare;
using Rehearsal.Engine.Deploy.Declarations;
using Rehearsal.Engine.Deploy.Replace;
using Rehearsal.Engine.Deploy.Steps;
using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Register;

/// <summary>Registers components and the stack, which exist in the state alone.</summary>
internal sealed class Components(StateStore store, Comparer comparer, Inventory inventory, RegistrationSteps steps, TimeProvider time)
{
    internal Task<StepOutcome> RegisterAsync(Registration registration, ResourceState? old, CancellationToken cancellationToken)
    {
        if (old is not null && comparer.Compare(registration, old) is { RequiresReplacement: true } comparison)
            return ReplaceAsync(registration, old, comparison, cancellationToken);
        var target = registration.ToState(old?.Key ?? store.NewKey(), registration.Inputs, "", old, time.GetUtcNow()) with
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
        var target = registration.ToState(store.NewKey(), registration.Inputs, "", null, time.GetUtcNow());
        var step = registration.ToReplacement(StepKind.CreateReplacement, old, registration.Inputs, comparison);
        var outcome = await steps.RunAsync(new StepWork(step, target) { Superseded = old }, old, cancellationToken);
        if (outcome.Succeeded)
            inventory.Supersede(old, registration.Urn);
        return outcome;
    }
}
