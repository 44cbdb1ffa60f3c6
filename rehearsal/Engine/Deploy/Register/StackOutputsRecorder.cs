using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.Deploy.Register;

/// <summary>Keeps the outputs that components and the stack set on themselves.</summary>
internal sealed class StackOutputsRecorder(Deployment deployment)
{
    internal async Task RecordAsync(string urn, PropertyMap outputs)
    {
        Record(urn, outputs);
        if (deployment.Registered.TryGetValue(urn, out var registered))
            deployment.Registered[urn] = registered with { Outputs = outputs };
        await deployment.CompleteAsync(urn, outputs);
    }

    /// <summary>
    /// Lets go of outputs that the stack had and the program no longer sets. A run that fails does not come to this: others may refer to them, and the program
    /// may have set them if it had come further.
    /// </summary>
    internal void LetGo()
    {
        if (deployment is { IsPreview: false, StackOutputs: { } outputs, RootUrn: { } urn })
            Keep(urn, outputs);
    }

    private void Record(string urn, PropertyMap outputs)
    {
        if (deployment.Kind.IsDestroy)
            return;
        var former = PropertyMap.Empty;
        if (urn == deployment.RootUrn)
        {
            former = deployment.Inventory.Old(urn)?.Outputs ?? PropertyMap.Empty;
            deployment.StackOutputs = outputs;
            deployment.Observe(new EngineEvent.StackOutputs(former, outputs));
        }
        if (!deployment.IsPreview)
            Keep(urn, new PropertyMap(former.Where(output => !outputs.ContainsKey(output.Key)).Concat(outputs)));
    }

    private void Keep(string urn, PropertyMap outputs)
    {
        var state = deployment.Store.Find(urn)
            ?? throw new RehearsalException($"the program sets outputs of '{urn}', which it has not declared");
        if (!state.Outputs.Equals(outputs))
            deployment.Store.Apply(new StateChange { Put = [state with { Outputs = outputs, Modified = deployment.Time.GetUtcNow() }] });
    }
}
