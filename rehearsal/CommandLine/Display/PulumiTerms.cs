using System.Text.Json.Nodes;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Planning;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.CommandLine.Display;

/// <summary>
/// What Pulumi calls things in JSON. Sources: github.com/pulumi/pulumi, <c>sdk/go/common/apitype/events.go</c> for changes and severities,
/// <c>pkg/resource/deploy/step.go</c> for operations, <c>pkg/engine/update.go</c> for what is counted.
/// </summary>
internal static class PulumiTerms
{
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

    /// <summary>The replacement of a resource as a whole, as the program sees it.</summary>
    internal const string Replace = "replace";

    /// <summary>What a step does.</summary>
    internal static string Operation(StepKind kind) => Operations[kind];

    /// <summary>What a step has done in the end: a refresh of its own tells what became of the resource.</summary>
    internal static string Result(Step step, RunKind run) => (step.Kind, run) switch
    {
        (StepKind.Gone, RunKind.Refresh or RunKind.RefreshPreview) => "delete",
        (StepKind.Refresh, RunKind.Refresh or RunKind.RefreshPreview) => step.Changes.IsEmpty ? "same" : "update",
        _ => Operation(step.Kind),
    };

    /// <summary>As what a step counts in a summary; null when it does not count.</summary>
    internal static string? Counted(Step step, RunKind run) => step.Kind switch
    {
        StepKind.CreateReplacement => Replace,
        StepKind.DeleteReplaced => null,
        StepKind.Read when step.OldOutputs is null || step.OldOutputs.Equals(step.NewOutputs) => null,
        StepKind.Refresh or StepKind.Gone when run is not (RunKind.Refresh or RunKind.RefreshPreview) => null,
        _ => Result(step, run),
    };

    /// <summary>The names of the properties that a step changes, without what is inside them.</summary>
    internal static JsonArray ChangedProperties(Step step) => new([.. step.Changes.Keys.Select(path => PropertyPath.Parse(path).Segments[0]).Distinct()]);

    /// <summary>Why a resource is replaced; Pulumi's engine names the id where the user asks for it (recorded with version 3.260).</summary>
    internal static JsonArray ReplacementKeys(Step step) => new([.. step.ReplacementReasons.Select(reason => reason == Comparer.Requested ? "id" : reason)]);

    internal static string Change(PropertyChange change) => change switch
    {
        PropertyChange.Add => "add",
        PropertyChange.AddReplace => "add-replace",
        PropertyChange.Delete => "delete",
        PropertyChange.DeleteReplace => "delete-replace",
        PropertyChange.UpdateReplace => "update-replace",
        _ => "update",
    };

    internal static string Severity(DiagnosticSeverity severity)
        => severity is DiagnosticSeverity.Information ? "info" : severity.ToString().ToLowerInvariant();

    /// <summary>A stack's configuration, without its secrets.</summary>
    internal static JsonObject Configuration(StackConfiguration configuration) => new(configuration.Values.Select(entry
        => KeyValuePair.Create(entry.Key, (JsonNode?)(configuration.SecretKeys.Contains(entry.Key) ? ValueText.Secret : entry.Value))));
}
