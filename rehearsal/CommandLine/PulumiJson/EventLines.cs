using System.Text.Json.Nodes;
using Rehearsal.CommandLine.Display;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Project;

namespace Rehearsal.CommandLine.PulumiJson;

/// <summary>Writes runs as they go, one event of Pulumi's per line, as <c>pulumi up --json</c> does: see <see cref="PulumiEvents"/>.</summary>
/// <param name="writer">Where to.</param>
/// <param name="configuration">The stack's configuration; secrets are not written.</param>
/// <param name="time">Gives the events' times.</param>
internal sealed class EventLines(TextWriter writer, StackConfiguration configuration, TimeProvider time) : IRunDisplay
{
    private PulumiEvents? _run;
    private int _sequence;

    public void Show(EngineEvent happened)
    {
        // Numbering continues from the plan to its update, so that numbers are unique.
        if (happened is EngineEvent.RunStarted(var kind, _, _))
            _run = new PulumiEvents(kind, configuration);
        foreach (var (name, body) in _run!.Of(happened))
        {
            writer.WriteLine(ValueText.WriteLine(new JsonObject
            {
                ["sequence"] = _sequence++,
                ["timestamp"] = time.GetUtcNow().ToUnixTimeSeconds(),
                [name] = body,
            }));
        }
    }

    public void Dispose()
    {
    }
}
