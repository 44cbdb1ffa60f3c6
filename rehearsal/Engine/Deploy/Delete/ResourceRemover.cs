using Rehearsal.Engine.Deploy.Providers;
using Rehearsal.Engine.Deploy.Steps;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Delete;

/// <summary>Removes one resource from the stack, and deletes it in the cloud if it belongs to the stack.</summary>
internal sealed class ResourceRemover(HookedSteps steps, Packages packages, RunMode mode)
{
    /// <param name="kind"><see cref="StepKind.Delete"/> or <see cref="StepKind.DeleteReplaced"/>.</param>
    /// <param name="gone">True when it is deleted with another resource, so that the provider has nothing to do.</param>
    /// <returns>False when the provider failed.</returns>
    internal async Task<bool> RemoveAsync(ResourceState state, StepKind kind, CancellationToken cancellationToken, bool gone = false)
    {
        // A resource that is deleted already and waits for its replacement is only in the state.
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
        var work = new StepWork(step, null) { Operation = hasProvider && !mode.IsPreview ? DeleteAsync : null, Removed = state };
        var outcome = await steps.RunAsync(work, cancellationToken);
        return outcome.Succeeded;

        async Task<ResourceResult> DeleteAsync(ResourceContext context, CancellationToken abort)
        {
            var provider = packages.ForState(state)
                ?? throw new RehearsalException($"there is no provider '{state.Package}' to delete it with");
            await provider.DeleteAsync(new DeleteRequest(context, state.Id, state.Inputs, state.Outputs, state.DeleteTimeout), abort);
            return new ResourceResult(state.Id, PropertyMap.Empty);
        }
    }
}
