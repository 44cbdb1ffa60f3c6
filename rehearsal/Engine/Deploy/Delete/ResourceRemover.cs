using Rehearsal.Engine.Deploy.Steps;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Delete;

/// <summary>Takes one resource out of the stack, and out of the cloud where it is the stack's to delete.</summary>
internal sealed class ResourceRemover(Deployment deployment)
{
    private readonly HookedSteps _steps = new(deployment);

    /// <param name="kind"><see cref="StepKind.Delete"/> or <see cref="StepKind.DeleteReplaced"/>.</param>
    /// <param name="gone">True when it goes away with another resource, so that the provider has nothing to do.</param>
    /// <returns>False when the provider failed.</returns>
    internal async Task<bool> RemoveAsync(ResourceState state, StepKind kind, CancellationToken cancellationToken, bool gone = false)
    {
        // What is deleted already and waits for its replacement is only in the state.
        var leaves = state.External || state.RetainOnDelete || state.PendingReplacement;
        var step = new Step
        {
            Kind = !leaves ? kind : kind == StepKind.DeleteReplaced ? StepKind.ForgetReplaced : StepKind.Forget,
            Urn = state.Urn,
            Type = state.Type,
            Name = Urns.Name(state.Urn),
            ParentUrn = state.Parent,
            Custom = state.Custom,
            Protect = state.Protect,
            External = state.External,
            PendingDeletion = state.PendingDeletion,
            Id = state.Id,
            OldInputs = state.Inputs,
            OldOutputs = state.Outputs,
        };
        var hasProvider = state is { Package.Length: > 0, PendingReplacement: false } && !leaves && !gone;
        var outcome = await _steps.RunAsync(new StepWork(step, null) { Operation = hasProvider && !deployment.IsPreview ? DeleteAsync : null, Removed = state }, cancellationToken);
        return outcome.Succeeded;

        async Task<ResourceResult> DeleteAsync(ResourceContext context, CancellationToken abort)
        {
            var provider = deployment.Packages.ForState(state)
                ?? throw new RehearsalException($"there is no provider '{state.Package}' to delete it with");
            await provider.DeleteAsync(new DeleteRequest(context, state.Id, state.Inputs, state.Outputs, state.DeleteTimeout), abort);
            return new ResourceResult(state.Id, PropertyMap.Empty);
        }
    }
}
