using Rehearsal.Engine.Options;
using Rehearsal.Engine.State;

namespace Rehearsal.Engine.Deploy.Tracking;

/// <summary>Changes the state as the run finds it before anything is deployed.</summary>
internal sealed class RunState(StateStore store, RunMode mode)
{
    /// <summary>Changes the state; in a preview only what this run has in memory.</summary>
    internal void Change(StateChange change)
    {
        if (mode.IsPreview)
            store.Suppose(change);
        else
            store.Apply(change);
    }
}
