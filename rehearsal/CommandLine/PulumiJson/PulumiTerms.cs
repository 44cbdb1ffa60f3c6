using System.Text.Json.Nodes;
using Rehearsal.CommandLine.Display;
using Rehearsal.Engine.Events;
using Rehearsal.Engine.Project;
using Rehearsal.Engine.Values;
using Rehearsal.Providers;

namespace Rehearsal.CommandLine.PulumiJson;

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
        [StepKind.ReadReplacement] = "read-replacement",
        [StepKind.Import] = "import",
        [StepKind.ImportReplacement] = "import-replacement",
        [StepKind.Forget] = "discard",
        [StepKind.ForgetReplaced] = "discard-replaced",
        [StepKind.Refresh] = "refresh",
        [StepKind.Gone] = "refresh",
    };

    /// <summary>The replacement of a resource as a whole, as the program sees it.</summary>
    internal const string Replace = "replace";

    /// <summary>What a step does. What is retained is deleted for Pulumi, although not by its provider.</summary>
    internal static string Operation(Step step) => Operations[step switch
    {
        { Kind: StepKind.Forget, External: false } => StepKind.Delete,
        { Kind: StepKind.ForgetReplaced, External: false } => StepKind.DeleteReplaced,
        _ => step.Kind,
    }];

    /// <summary>What a step has done in the end; a refresh says how the resource changed.</summary>
    internal static string Result(Step step, RunKind run) => (step.Kind, run) switch
    {
        (StepKind.Gone, RunKind.Refresh or RunKind.RefreshPreview) => "delete",
        (StepKind.Refresh, RunKind.Refresh or RunKind.RefreshPreview) => step.Changes.IsEmpty ? "same" : "update",
        _ => Operation(step),
    };

    /// <summary>The operation that a step counts as in a summary; null when it does not count.</summary>
    internal static string? Counted(Step step, RunKind run) => step.Kind switch
    {
        _ when step.Kind.IsReplacement => Replace,
        _ when step.Kind.IsOfReplaced => null,
        StepKind.Read when step.OldOutputs is null || step.OldOutputs.Equals(step.NewOutputs) => null,
        StepKind.Refresh or StepKind.Gone when run is not (RunKind.Refresh or RunKind.RefreshPreview) => null,
        _ => Result(step, run),
    };

    /// <summary>The names of the properties that a step changes, without what is inside them.</summary>
    internal static JsonArray ChangedProperties(Step step) => new([.. step.Changes.Keys.Select(path => PropertyPath.Parse(path).Segments[0]).Distinct()]);

    /// <summary>
    /// The reasons for a replacement. A resource that is replaced because of another one has them in its create-replacement step only
    /// (recorded with 3.260).
    /// </summary>
    internal static JsonArray ReplacementKeys(Step step, string operation) => new([.. operation == Replace && step.FollowsAnother ? [] : step.ReplacementKeys]);

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
