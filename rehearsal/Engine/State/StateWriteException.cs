using Rehearsal.Engine.Diagnostics;

namespace Rehearsal.Engine.State;

/// <summary>The state could not be written: the disk is full, or the folder can no longer be written. What was written before is kept.</summary>
internal sealed class StateWriteException(string folder, Exception inner)
    : RehearsalException(
        $"the state in '{folder}' can no longer be written: {inner.Message}. "
            + "What was done before is kept; make room or the folder writable, and run again",
        inner);
