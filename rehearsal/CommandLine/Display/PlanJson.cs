using System.Text.Json.Nodes;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.CommandLine.Display;

/// <summary>
/// Writes a plan in the shape of <c>pulumi preview --json</c>, with one key more: <c>policyFindings</c>, what the program's own policies
/// find. Source of the shape: <c>PreviewDigest</c> in github.com/pulumi/pulumi, pkg/display.
/// </summary>
internal static class PlanJson
{
    private static readonly ValueText Values = new(showSecrets: false);

    private static readonly Dictionary<StepKind, string> Operations = new()
    {
        [StepKind.Same] = "same",
        [StepKind.Create] = "create",
        [StepKind.Update] = "update",
        [StepKind.CreateReplacement] = "create-replacement",
        [StepKind.DeleteReplaced] = "delete-replaced",
        [StepKind.Delete] = "delete",
        [StepKind.Read] = "read",
        [StepKind.Import] = "import",
        [StepKind.Forget] = "discard",
        [StepKind.Refresh] = "refresh",
        [StepKind.Gone] = "refresh",
    };

    /// <param name="configuration">The stack's configuration; secrets are not shown.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="findings">What the program's policies find, in JSON; null for a program without policies.</param>
    internal static string Write(StackConfiguration configuration, PlanRecord plan, string? findings) => ValueText.Write(new JsonObject
    {
        ["config"] = new JsonObject(configuration.Values.Select(entry
            => KeyValuePair.Create(entry.Key, (JsonNode?)(configuration.SecretKeys.Contains(entry.Key) ? "[secret]" : entry.Value)))),
        ["steps"] = new JsonArray([.. plan.Steps.Select(Describe)]),
        ["diagnostics"] = new JsonArray([.. plan.Diagnostics.Select(Describe)]),
        ["duration"] = (long)plan.Result!.Duration.TotalNanoseconds,
        ["changeSummary"] = new JsonObject(plan.Steps
            .CountBy(step => Operations[step.Kind])
            .Select(count => KeyValuePair.Create(count.Key, (JsonNode?)count.Value))),
        ["policyFindings"] = findings is null ? null : JsonNode.Parse(findings),
    });

    private static JsonObject Describe(Step step)
    {
        var described = new JsonObject { ["op"] = Operations[step.Kind], ["urn"] = step.Urn };
        if (step.OldInputs is not null)
            described["oldState"] = State(step, step.OldInputs, step.OldOutputs);
        if (step.NewInputs is not null)
            described["newState"] = State(step, step.NewInputs, step.NewOutputs);
        if (step.Changes.Count > 0)
        {
            described["diffReasons"] = new JsonArray([.. step.Changes.Keys.Select(path => path.Split('.', '[')[0]).Distinct()]);
            described["detailedDiff"] = new JsonObject(step.Changes.Select(change => KeyValuePair.Create(
                change.Key, (JsonNode?)new JsonObject { ["kind"] = Kind(change.Value), ["inputDiff"] = true })));
        }

        if (step.ReplacementReasons is not [])
            described["replaceReasons"] = new JsonArray([.. step.ReplacementReasons]);
        return described;
    }

    private static JsonObject State(Step step, PropertyMap inputs, PropertyMap? outputs)
    {
        var state = new JsonObject { ["urn"] = step.Urn, ["custom"] = step.Custom, ["type"] = step.Type, ["inputs"] = Values.Node(inputs) };
        if (step.Id is { Length: > 0 } id)
            state["id"] = id;
        if (outputs is not null)
            state["outputs"] = Values.Node(outputs);
        if (step.ParentUrn is { } parent)
            state["parent"] = parent;
        if (step.Protect)
            state["protect"] = true;
        return state;
    }

    private static JsonObject Describe(EngineEvent.Diagnostic diagnostic)
    {
        var described = new JsonObject
        {
            ["message"] = diagnostic.Message,
            ["severity"] = diagnostic.Severity is DiagnosticSeverity.Information ? "info" : diagnostic.Severity.ToString().ToLowerInvariant(),
        };
        if (diagnostic.Urn is { } urn)
            described["urn"] = urn;
        return described;
    }

    private static string Kind(PropertyChange change) => change switch
    {
        PropertyChange.Add => "add",
        PropertyChange.AddReplace => "add-replace",
        PropertyChange.Delete => "delete",
        PropertyChange.DeleteReplace => "delete-replace",
        PropertyChange.UpdateReplace => "update-replace",
        _ => "update",
    };
}
