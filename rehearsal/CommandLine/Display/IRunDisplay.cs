using Rehearsal.Engine.Events;

namespace Rehearsal.CommandLine.Display;

/// <summary>Shows a run; disposing it ends the drawing.</summary>
internal interface IRunDisplay : IDisposable
{
    /// <summary>Takes the run's events, one at a time.</summary>
    void Show(EngineEvent happened);
}
