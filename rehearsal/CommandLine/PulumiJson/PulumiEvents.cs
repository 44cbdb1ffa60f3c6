using System.Text.Json.Nodes;
using Rehearsal.CommandLine.Display;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Project;

namespace Rehearsal.CommandLine.PulumiJson;

/// <summary>
/// Writes one run in the events of Pulumi's engine: <c>EngineEvent</c> in github.com/pulumi/pulumi, sdk/go/common/apitype/events.go. Which events
/// a step gives, and in what order, is as in pkg/engine/update.go.
/// </summary>
/// <param name="run">What is run.</param>
/// <param name="configuration">The stack's configuration; secrets are hidden.</param>
internal sealed class PulumiEvents(RunKind run, StackConfiguration configuration)
{
    /// <summary>Statuses of a failed operation: nothing has changed, or something has (<c>resource.Status</c> in Pulumi's Go packages).</summary>
    private const int StatusOk = 0, StatusPartialFailure = 1;

    private readonly Dictionary<(string Urn, StepKind Kind), Step> _running = [];
    private readonly SortedDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _created = [];
    private readonly HashSet<string> _deletedFirst = [];
    private Step? _stack;

    /// <summary>The Pulumi events, by name, for an event of the engine; none where Pulumi has none.</summary>
    internal IEnumerable<(string Name, JsonObject Body)> Of(EngineEvent happened) => happened switch
    {
        EngineEvent.RunStarted => [("preludeEvent", new JsonObject { ["config"] = PulumiTerms.Configuration(configuration) })],
        EngineEvent.BuildStarted(var folder)
            => [("stdoutEvent", new JsonObject { ["message"] = $"building {Path.GetFileName(folder)}…\n", ["color"] = "never" })],
        EngineEvent.ProgramOutput(var line, var isError) when line.Length > 0 => [Message(isError ? "info#err" : "info", line)],
        EngineEvent.Diagnostic(not DiagnosticSeverity.Debug and var severity, var message, var urn) diagnostic
            => [Message(PulumiTerms.Severity(severity), message, urn, diagnostic.IsEphemeral)],
        EngineEvent.StepSkipped(var urn, var reason) => [Message("warning", $"skipped: {reason}", urn)],
        EngineEvent.StepProgress(var step, var message) => [Message("info", message, step.Urn, isEphemeral: true)],
        EngineEvent.StepPlanned(var step) => [.. Begin(step), .. End(step)],
        EngineEvent.StepStarted(var step) => Begin(step),
        EngineEvent.StepFinished(var step, _) => End(step),
        EngineEvent.StepFailed failed => Fail(failed),
        EngineEvent.StackOutputs(_, var outputs) when _stack is not null
            => [Outputs(PulumiTerms.Operation(_stack), _stack with { NewOutputs = outputs }, _stack.Id)],
        EngineEvent.RunFinished(var result) => [Summary(result), ("cancelEvent", [])],
        _ => [],
    };

    private IEnumerable<(string Name, JsonObject Body)> Begin(Step step)
    {
        _running[(step.Urn, step.BegunAs)] = step;
        var begun = ("resourcePreEvent", Planning(Metadata(PulumiTerms.Operation(step), step with { NewOutputs = null }, step.Id, NewId(step))));
        return step.Kind.IsReplacement && _deletedFirst.Contains(step.Urn) ? [.. Replaced(step, step.Id, null), begun] : [begun];
    }

    private IEnumerable<(string Name, JsonObject Body)> End(Step step)
    {
        var oldId = _running.Remove((step.Urn, step.BegunAs), out var begun) ? begun.Id : step.Id;
        if (PulumiTerms.Counted(step, run) is { } counted)
            _counts[counted] = _counts.GetValueOrDefault(counted) + 1;
        if (step is { Type: Urns.StackType, Kind: StepKind.Create or StepKind.Update or StepKind.Same })
        {
            _stack = step;
            // Its outputs come when the program sets them.
            if (!run.IsPreview)
                return [];
        }
        var ended = Outputs(PulumiTerms.Result(step, run), step, oldId);
        switch (step.Kind)
        {
            case var kind when kind.IsReplacement && _created.Add(step.Urn) && !_deletedFirst.Contains(step.Urn):
                return [ended, .. Replaced(step, oldId, run.IsPreview ? null : step.Id)];
            case var kind when kind.IsOfReplaced && !step.PendingDeletion && !_created.Contains(step.Urn):
                _deletedFirst.Add(step.Urn);
                break;
        }
        return [ended];
    }

    private IEnumerable<(string Name, JsonObject Body)> Fail(EngineEvent.StepFailed failed)
    {
        var (step, message, _) = failed;
        var diagnostic = Message("error", message, step.Urn);
        // A preview writes the event of a step also when the step fails.
        if (run.IsPreview && failed.HasBegun)
            return [.. Begin(step), diagnostic];
        // A step that never began is not a failed operation.
        if (!_running.Remove((step.Urn, step.BegunAs), out var begun))
            return [diagnostic];
        return
        [
            diagnostic,
            ("resOpFailedEvent", new JsonObject
            {
                ["metadata"] = Metadata(PulumiTerms.Operation(step), step, begun.Id, failed.IsPartial ? step.Id : NewId(begun)),
                ["status"] = failed.IsPartial ? StatusPartialFailure : StatusOk,
                ["steps"] = _counts.Values.Sum(),
            }),
        ];
    }

    /// <summary>The replacement as a whole, reported after the first of its halves.</summary>
    private IEnumerable<(string Name, JsonObject Body)> Replaced(Step step, string? oldId, string? newId)
        =>
        [
            ("resourcePreEvent", Planning(Metadata(PulumiTerms.Replace, step, oldId, newId))),
            ("resOutputsEvent", Planning(Metadata(PulumiTerms.Replace, step, oldId, newId))),
        ];

    private (string Name, JsonObject Body) Outputs(string operation, Step step, string? oldId)
        => ("resOutputsEvent", Planning(Metadata(operation, step, oldId, run.IsPreview ? NewId(step) : step.Id)));

    private JsonObject Planning(JsonObject metadata)
    {
        var body = new JsonObject { ["metadata"] = metadata };
        if (run.IsPreview)
            body["planning"] = true;
        return body;
    }

    private JsonObject Metadata(string operation, Step step, string? oldId, string? newId)
        => StepMetadata.Of(operation, step, oldId, newId, step.PendingDeletion || (step.Kind.IsOfReplaced && _created.Contains(step.Urn)));

    /// <summary>The id after a step that has not ended.</summary>
    private static string? NewId(Step step) => step.Kind == StepKind.CreateReplacement ? null : step.Id;

    private static (string Name, JsonObject Body) Message(string severity, string message, string? urn = null, bool isEphemeral = false)
    {
        var body = new JsonObject();
        if (urn is not null)
            body["urn"] = urn;
        if (severity is "error" or "warning")
            body["prefix"] = $"{severity}: ";
        body["message"] = $"{message.TrimEnd()}\n";
        body["color"] = "never";
        body["severity"] = severity;
        if (isEphemeral)
            body["ephemeral"] = true;
        return ("diagnosticEvent", body);
    }

    private (string Name, JsonObject Body) Summary(RunResult result) => ("summaryEvent", new JsonObject
    {
        // An aborted operation may have changed something or not.
        ["maybeCorrupt"] = _running.Count > 0,
        ["durationSeconds"] = (int)Math.Ceiling(result.Duration.TotalSeconds),
        ["resourceChanges"] = new JsonObject(_counts.Select(count => KeyValuePair.Create(count.Key, (JsonNode?)count.Value))),
        // Named so by Pulumi: it has no tag in the Go source.
        ["PolicyPacks"] = new JsonObject(),
        ["isPreview"] = run.IsPreview,
    });
}
