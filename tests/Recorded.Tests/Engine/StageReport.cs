using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Rehearsal.CommandLine.PulumiJson;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.State;

namespace Recorded.Tests.Engine;

/// <summary>What a stage made of the stack, in the form of the recordings.</summary>
/// <param name="Fails">Whether the command failed.</param>
/// <param name="StackOutputs">Null where the state has no stack.</param>
internal sealed record StageOutcome(
    bool Fails,
    IReadOnlyList<JsonObject> Steps,
    IReadOnlyList<JsonObject> Failed,
    IReadOnlyList<JsonObject> Diagnostics,
    IReadOnlyList<JsonObject> Calls,
    IReadOnlyList<JsonObject> State,
    IReadOnlyList<JsonObject> Pending,
    JsonObject? StackOutputs);

/// <summary>Takes down what happens in a run.</summary>
internal sealed class StageReport
{
    private readonly List<Step> _steps = [];
    private readonly List<Step> _failed = [];
    private readonly List<(string Severity, string? Urn, string Message)> _diagnostics = [];
    private readonly Dictionary<string, string> _becomes = new(StringComparer.Ordinal);
    private RunKind _kind;

    internal void Add(EngineEvent happened)
    {
        switch (happened)
        {
            case EngineEvent.RunStarted(var kind, _, _):
                _kind = kind;
                break;
            case EngineEvent.StepPlanned(var step):
                _steps.Add(step);
                Become(step);
                break;
            case EngineEvent.StepStarted(var step):
                _steps.Add(step);
                break;
            case EngineEvent.StepFinished(var step, _):
                Become(step);
                break;
            case EngineEvent.StepFailed(var step, var message, _) failed:
                if (!_kind.IsPreview)
                    _failed.Add(step);
                else if (failed.HasBegun)
                    _steps.Add(step);
                _diagnostics.Add(("error", step.Urn, message));
                break;
            case EngineEvent.Diagnostic(var severity, var message, var urn):
                _diagnostics.Add((PulumiTerms.Severity(severity), urn is "" ? null : urn, message));
                break;
        }
    }

    /// <summary>Notes why a command did not begin.</summary>
    internal void Refuse(string message) => _diagnostics.Add(("error", null, message));

    /// <param name="shorten">Makes URNs in a text as they are in the recordings.</param>
    internal StageOutcome ToOutcome(
        bool fails, IReadOnlyList<JsonObject> calls, IReadOnlyList<ResourceState> state, IReadOnlyList<PendingOperation> pending, Func<string, string> shorten)
    {
        var stack = state.FirstOrDefault(resource => resource.Type == Urns.StackType);
        var steps = _steps.SelectMany(Describe).ToList();
        return new StageOutcome(
            fails,
            Shorten(steps),
            Shorten(_failed.SelectMany(Describe).Where(failed => steps.Exists(step => Same(step, failed)))),
            Shorten(_diagnostics.Where(diagnostic => diagnostic.Severity is "error" or "warning").Select(Describe)),
            Shorten(calls),
            Shorten(state.Select(StateForm.Of)),
            Shorten(pending.Select(operation => new JsonObject { ["type"] = operation.Kind.ToString().ToLowerInvariant(), ["urn"] = operation.Resource.Urn })),
            stack is null ? null : Shorten([StateForm.Of(stack.Outputs)])[0]);

        IReadOnlyList<JsonObject> Shorten(IEnumerable<JsonObject> objects)
            => [.. objects.Select(single => JsonNode.Parse(shorten(single.ToJsonString()))!.AsObject())];
    }

    private static bool Same(JsonObject step, JsonObject failed)
        => step["op"]!.GetValue<string>() == failed["op"]!.GetValue<string>() && step["urn"]!.GetValue<string>() == failed["urn"]!.GetValue<string>();

    private void Become(Step step)
    {
        if (step.BegunAs == StepKind.Refresh)
            _becomes[step.Urn] = PulumiTerms.Result(step, _kind);
    }

    /// <summary>A step; to the new resource of a replacement belongs the replacement as a whole.</summary>
    private IEnumerable<JsonObject> Describe(Step step)
    {
        var described = new JsonObject { ["op"] = PulumiTerms.Operation(step), ["urn"] = step.Urn };
        if (step.BegunAs == StepKind.Refresh && _becomes.TryGetValue(step.Urn, out var becomes))
            described["becomes"] = becomes;
        if (step.FormerUrn is { } former)
            described["oldUrn"] = former;
        if (step.Kind.IsReplacement)
        {
            var whole = described.DeepClone().AsObject();
            whole["op"] = PulumiTerms.Replace;
            yield return WithKeys(whole, step);
        }
        yield return WithKeys(described, step);
    }

    private static JsonObject WithKeys(JsonObject described, Step step)
    {
        if (PulumiTerms.ReplacementKeys(step, described["op"]!.GetValue<string>()) is { Count: > 0 } keys)
            described["keys"] = keys;
        return described;
    }

    private static JsonObject Describe((string Severity, string? Urn, string Message) diagnostic)
    {
        var described = new JsonObject { ["severity"] = diagnostic.Severity, ["message"] = diagnostic.Message };
        if (diagnostic.Urn is { } urn)
            described["urn"] = urn;
        return described;
    }
}
