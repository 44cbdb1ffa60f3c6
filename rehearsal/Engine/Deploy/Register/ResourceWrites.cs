using Rehearsal.Engine.Deploy.Declarations;
using Rehearsal.Engine.Deploy.Replace;
using Rehearsal.Engine.Deploy.Steps;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.Engine.Deploy.Register;

/// <summary>Creates declared resources, and updates them in place.</summary>
internal sealed class ResourceWrites(StateStore store, UndoneReplacement undone, RegistrationSteps steps, RunMode mode, TimeProvider time)
{
    /// <summary>Creates a resource, or takes back one that was replaced before.</summary>
    internal async Task<StepOutcome> CreateAsync(Registration registration, IProvider provider, PropertyMap inputs, CancellationToken cancellationToken)
    {
        if (await undone.TakeBackAsync(registration, provider, inputs, null, cancellationToken) is { } takenBack)
            return takenBack;
        var creation = new ResourceCreation(registration, provider, inputs, mode.IsPreview);
        var target = registration.ToState(store.NewKey(), inputs, provider.Package, null, time.GetUtcNow());
        var work = new StepWork(registration.ToStep(StepKind.Create, null, inputs), target) { Operation = creation.RunAsync, Check = creation.CheckAsync };
        return await steps.RunAsync(work, null, cancellationToken);
    }

    /// <summary>Updates a resource, or reports that it is as it should be.</summary>
    /// <param name="diff">How it differs.</param>
    internal Task<StepOutcome> UpdateAsync(
        Registration registration, IProvider provider, PropertyMap inputs, ResourceState old, DiffResult diff, CancellationToken cancellationToken)
    {
        var target = registration.ToState(old.Key, inputs, provider.Package, old, time.GetUtcNow());
        if (!diff.HasChanges && old.Failures.IsEmpty)
            return steps.RunAsync(new StepWork(registration.ToStep(StepKind.Same, old, inputs), target), old, cancellationToken);
        var work = new StepWork(registration.ToStep(StepKind.Update, old, inputs) with { Changes = diff.Changes }, target)
        {
            Operation = (context, abort) => provider.UpdateAsync(
                new UpdateRequest(context, old.Id, old.Inputs, old.Outputs, inputs, mode.IsPreview, registration.UpdateTimeout), abort),
        };
        return steps.RunAsync(work, old, cancellationToken);
    }
}
