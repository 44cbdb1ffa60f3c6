using Rehearsal.Engine;
using Rehearsal.Engine.Events;

namespace Rehearsal.CommandLine.Running;

/// <summary>Chooses what an engine does, for example <c>engine => engine.UpAsync</c>.</summary>
internal delegate Func<RehearsedStack, RunOptions, CancellationToken, Task<RunResult>> EngineVerb(RehearsalEngine engine);
