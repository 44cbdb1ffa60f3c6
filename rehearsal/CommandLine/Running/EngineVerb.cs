using Rehearsal.Engine.Deploy;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Options;
using Rehearsal.Engine.Stacks;

namespace Rehearsal.CommandLine.Running;

/// <summary>Selects a method of the engine, for example <c>engine => engine.UpAsync</c>.</summary>
internal delegate Func<RehearsedStack, RunOptions, CancellationToken, Task<RunResult>> EngineVerb(RehearsalEngine engine);
