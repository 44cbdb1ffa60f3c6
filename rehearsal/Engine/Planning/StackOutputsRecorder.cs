using Rehearsal.Engine.Events;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.Planning;

/// <summary>Keeps the outputs that components and the stack set on themselves.</summary>
internal sealed class StackOutputsRecorder(Deployment deployment)
{
    internal async Task RecordAsync(string urn, PropertyMap outputs)
    {
        Record(urn, outputs);
        await deployment.CompleteAsync(urn, outputs);
    }

    private void Record(string urn, PropertyMap outputs)
    {
        if (deployment.Kind.IsDestroy)
            return;
        if (urn == deployment.RootUrn)
        {
            deployment.StackOutputs = outputs;
            deployment.Observe(new EngineEvent.StackOutputs(deployment.Inventory.Old(urn)?.Outputs ?? PropertyMap.Empty, outputs));
        }
        if (deployment.IsPreview)
            return;
        var state = deployment.Store.Resources.LastOrDefault(resource => resource.Urn == urn && !resource.PendingDeletion)
            ?? throw new RehearsalException($"the program sets outputs of '{urn}', which it has not declared");
        if (!state.Outputs.Equals(outputs))
            deployment.Store.Apply(new StateChange { Put = [state with { Outputs = outputs, Modified = deployment.Time.GetUtcNow() }] });
    }
}
