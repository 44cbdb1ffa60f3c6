using System.Text.Json.Nodes;
using Rehearsal.CommandLine.Display;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Naming;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.Values;

namespace Rehearsal.CommandLine.PulumiJson;

/// <summary>
/// Writes a plan in the shape of <c>pulumi preview --json</c>, with one additional key: <c>policyFindings</c>, the findings of the program's
/// own policies. Source of the shape: <c>PreviewDigest</c> in github.com/pulumi/pulumi, pkg/display.
/// </summary>
internal static class PlanJson
{
    private static readonly ValueText Values = new(showSecrets: false, unknown: Unknowns.Placeholder);

    /// <param name="configuration">The stack's configuration; secrets are not shown.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="findings">What the program's policies find, in JSON; null for a program without policies.</param>
    internal static string Write(StackConfiguration configuration, PlanRecord plan, string? findings) => ValueText.Write(new JsonObject
    {
        ["config"] = PulumiTerms.Configuration(configuration),
        ["steps"] = new JsonArray([.. plan.Steps.Where(IsShown).Select(step => Describe(step, plan.Kind))]),
        ["diagnostics"] = new JsonArray([.. plan.Diagnostics.Select(Describe)]),
        ["duration"] = (long)plan.Result!.Duration.TotalNanoseconds,
        ["changeSummary"] = new JsonObject(plan.Steps
            .Select(step => PulumiTerms.Counted(step, plan.Kind))
            .OfType<string>()
            .CountBy(operation => operation)
            .Select(count => KeyValuePair.Create(count.Key, (JsonNode?)count.Value))),
        ["policyFindings"] = findings is null ? null : JsonNode.Parse(findings),
    });

    /// <summary>Of unchanged resources, only the stack; of a replacement one half, unless an earlier run left the other half over.</summary>
    private static bool IsShown(Step step) => (!step.Kind.IsOfReplaced || step.PendingDeletion) && (!step.ChangesNothing || step.Type == Urns.StackType);

    private static JsonObject Describe(Step step, RunKind run)
    {
        // As with Pulumi, one step represents both halves of a replacement.
        var operation = step.Kind.IsReplacement ? PulumiTerms.Replace : PulumiTerms.Result(step, run);
        var described = new JsonObject { ["op"] = operation, ["urn"] = step.Urn };
        if (step.OldInputs is not null)
            described["oldState"] = State(step, step.Id, step.OldInputs, step.OldOutputs);
        if (step.NewInputs is not null)
            described["newState"] = State(step, step.Kind == StepKind.CreateReplacement ? null : step.Id, step.NewInputs, step.NewOutputs);
        if (step.Changes.Count > 0)
        {
            described["diffReasons"] = PulumiTerms.ChangedProperties(step);
            described["detailedDiff"] = new JsonObject(step.Changes.Select(change => KeyValuePair.Create(
                change.Key, (JsonNode?)new JsonObject { ["kind"] = PulumiTerms.Change(change.Value), ["inputDiff"] = true })));
        }

        if (PulumiTerms.ReplacementKeys(step, operation) is { Count: > 0 } keys)
            described["replaceReasons"] = keys;
        return described;
    }

    private static JsonObject State(Step step, string? id, PropertyMap inputs, PropertyMap? outputs)
    {
        var state = new JsonObject { ["urn"] = step.Urn, ["custom"] = step.Custom, ["type"] = step.Type, ["inputs"] = Values.Node(inputs) };
        if (id is { Length: > 0 })
            state["id"] = id;
        if (outputs is not null)
            state["outputs"] = Values.Node(outputs);
        if (step.ParentUrn is { } parent)
            state["parent"] = parent;
        if (step.Protect)
            state["protect"] = true;
        if (step.External || step.Kind is StepKind.Read or StepKind.ReadReplacement)
            state["external"] = true;
        return state;
    }

    private static JsonObject Describe(EngineEvent.Diagnostic diagnostic)
    {
        var described = new JsonObject
        {
            ["message"] = diagnostic.Message,
            ["severity"] = PulumiTerms.Severity(diagnostic.Severity),
        };
        if (diagnostic.Urn is { } urn)
            described["urn"] = urn;
        return described;
    }
}
