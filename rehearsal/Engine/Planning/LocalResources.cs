using System.Collections.Immutable;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Planning;

/// <summary>Components, which exist in the stack alone.</summary>
internal sealed class LocalResources(Deployment deployment, RegistrationSteps steps)
{
    internal Task<StepOutcome> RegisterAsync(Registration registration, ResourceState? old, CancellationToken cancellationToken)
    {
        var target = registration.ToState(old?.Key ?? deployment.Store.NewKey(), registration.Inputs, "", old, deployment.Time.GetUtcNow()) with
        {
            Id = "",
            Outputs = old?.Outputs ?? PropertyMap.Empty,
        };
        var changes = old is null ? ImmutableSortedDictionary<string, PropertyChange>.Empty : Differences.Between(old.Inputs, registration.Inputs);
        var kind = old is null ? StepKind.Create : changes.IsEmpty ? StepKind.Same : StepKind.Update;
        return steps.RunAsync(new StepWork(registration.ToStep(kind, old, registration.Inputs) with { Changes = changes }, target), old, cancellationToken);
    }
}
