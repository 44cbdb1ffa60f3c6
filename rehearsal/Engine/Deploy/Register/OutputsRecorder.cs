using Rehearsal.Engine.Deploy.Tracking;
using Rehearsal.Engine.Diagnostics;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.State;
using Rehearsal.Engine.Values;

namespace Rehearsal.Engine.Deploy.Register;

/// <summary>Keeps the outputs that components and the stack set on themselves.</summary>
internal sealed class OutputsRecorder(
    StateStore store,
    Inventory inventory,
    RegisteredResources registered,
    ComponentOutputs components,
    StackResource root,
    RunMode mode,
    RunEvents events,
    TimeProvider time)
{
    internal async Task RecordAsync(string urn, PropertyMap outputs)
    {
        Record(urn, outputs);
        registered.SetOutputs(urn, outputs);
        await components.CompleteAsync(urn, outputs);
    }

    /// <summary>
    /// Removes outputs that the stack had and the program no longer sets. A run that fails keeps them: other stacks may refer to them, and the program
    /// might have set them later.
    /// </summary>
    internal void RemoveUnset()
    {
        if (!mode.IsPreview && root is { Outputs: { } outputs, Urn: { } urn })
            Keep(urn, outputs);
    }

    private void Record(string urn, PropertyMap outputs)
    {
        if (mode.IsDestroy)
            return;
        var former = PropertyMap.Empty;
        if (urn == root.Urn)
        {
            former = inventory.Old(urn)?.Outputs ?? PropertyMap.Empty;
            root.Outputs = outputs;
            events.Observe(new EngineEvent.StackOutputs(former, outputs));
        }
        if (!mode.IsPreview)
            Keep(urn, new PropertyMap(former.Where(output => !outputs.ContainsKey(output.Key)).Concat(outputs)));
    }

    private void Keep(string urn, PropertyMap outputs)
    {
        var state = store.Find(urn)
            ?? throw new RehearsalException($"the program sets outputs of '{urn}', which it has not declared");
        if (!state.Outputs.Equals(outputs))
            store.Apply(new StateChange { Put = [state with { Outputs = outputs, Modified = time.GetUtcNow() }] });
    }
}
