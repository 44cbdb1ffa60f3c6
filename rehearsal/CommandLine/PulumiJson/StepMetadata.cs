using System.Text.Json.Nodes;
using Rehearsal.CommandLine.Display;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Values;

namespace Rehearsal.CommandLine.PulumiJson;

/// <summary>Describes a step as Pulumi's engine events do: <c>StepEventMetadata</c> in github.com/pulumi/pulumi, sdk/go/common/apitype/events.go.</summary>
internal static class StepMetadata
{
    private static readonly ValueText Values = new(showSecrets: false, unknown: Unknowns.Placeholder, isTagged: true);

    /// <param name="operation">What Pulumi calls the step.</param>
    /// <param name="step">The step as far as it is known.</param>
    /// <param name="oldId">The id before the step; null where there was none.</param>
    /// <param name="newId">The id after the step; null where there is none yet.</param>
    /// <param name="isPendingDeletion">Whether the old resource has been replaced and waits to be deleted.</param>
    internal static JsonObject Of(string operation, Step step, string? oldId, string? newId, bool isPendingDeletion = false)
    {
        var hasOld = step.OldInputs is not null || step.OldOutputs is not null;
        var hasNew = step.Kind is not (StepKind.Delete or StepKind.DeleteReplaced or StepKind.Forget or StepKind.ForgetReplaced or StepKind.Gone);
        var described = new JsonObject
        {
            ["op"] = operation,
            ["urn"] = step.Urn,
            ["type"] = step.Type,
            ["old"] = hasOld ? State(step, step.FormerUrn ?? step.Urn, oldId, step.OldInputs, step.OldOutputs, isPendingDeletion) : null,
            ["new"] = hasNew ? State(step, step.Urn, newId, step.NewInputs, step.NewOutputs, isPendingDeletion: false) : null,
        };
        if (PulumiTerms.ReplacementKeys(step, operation) is { Count: > 0 } keys)
            described["keys"] = keys;
        if (!step.Changes.IsEmpty)
            described["diffs"] = PulumiTerms.ChangedProperties(step);
        described["detailedDiff"] = step.Changes.IsEmpty ? null : new JsonObject(step.Changes.Select(change => KeyValuePair.Create(
            change.Key, (JsonNode?)new JsonObject { ["diffKind"] = PulumiTerms.Change(change.Value), ["inputDiff"] = !step.External })));
        // The program did not ask for the parts of a replacement, nor for a refresh.
        if (operation is PulumiTerms.Replace || !(step.Kind.IsReplacement || step.Kind.IsOfReplaced || step.Kind is StepKind.Refresh or StepKind.Gone))
            described["logical"] = true;
        described["provider"] = "";
        return described;
    }

    private static JsonObject State(Step step, string urn, string? id, PropertyMap? inputs, PropertyMap? outputs, bool isPendingDeletion)
    {
        var state = new JsonObject { ["type"] = step.Type, ["urn"] = urn };
        if (step.Custom)
            state["custom"] = true;
        if (isPendingDeletion)
            state["delete"] = true;
        state["id"] = id ?? "";
        state["parent"] = step.ParentUrn ?? "";
        if (step.Protect)
            state["protect"] = true;
        state["inputs"] = Values.Node(inputs ?? PropertyMap.Empty);
        state["outputs"] = Values.Node(outputs ?? PropertyMap.Empty);
        state["provider"] = "";
        return state;
    }
}
