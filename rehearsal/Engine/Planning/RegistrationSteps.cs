using Rehearsal.Engine.Events;
using Rehearsal.Engine.State;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Planning;

/// <summary>Carries out, or refuses, the step that a declaration of the program comes to.</summary>
internal sealed class RegistrationSteps(Deployment deployment)
{
    private readonly HookedSteps _steps = new(deployment);

    /// <summary>Leaves the state alone where a step changes nothing, not even what is known of the resource.</summary>
    /// <inheritdoc cref="StepRunner.RunAsync"/>
    internal async Task<StepOutcome> RunAsync(
        Step step,
        ResourceState target,
        Func<ResourceContext, CancellationToken, Task<ResourceResult?>>? operation,
        CancellationToken cancellationToken,
        ResourceState? old = null,
        Func<ResourceContext, CancellationToken, Task>? check = null,
        ResourceState? removed = null,
        ResourceState? superseded = null)
    {
        if (step.Kind == StepKind.Same && !deployment.IsPreview && old is not null && target.SaysTheSameAs(old))
        {
            deployment.Observe(new EngineEvent.StepStarted(step));
            deployment.Observe(new EngineEvent.StepFinished(step with { NewOutputs = old.Outputs }, TimeSpan.Zero));
            return new StepOutcome(true, old.Id, old.Outputs);
        }
        return await _steps.RunAsync(step, target, operation, cancellationToken, check, removed, superseded);
    }

    /// <summary>Fails a declaration before anything is tried.</summary>
    internal StepOutcome Refuse(Registration registration, ResourceState? old, string reason)
        => _steps.Refuse(registration.ToStep(old is null ? StepKind.Create : StepKind.Update, old, registration.Inputs), reason);
}
