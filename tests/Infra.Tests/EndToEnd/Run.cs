using GeoRegistry.Policies.Authoring;
using Rehearsal.Engine.Events;

namespace Infra.Tests.EndToEnd;

/// <summary>One run of the engine: how it ended and what happened on the way.</summary>
internal sealed record Run(RunResult Result, IReadOnlyList<EngineEvent> Events)
{
    /// <summary>
    /// What became or would become of the resources that do not stay the same, sorted: <c>Create Replication contoso-eastus</c>. Without what the
    /// stack itself remembers, to which nothing in Azure corresponds.
    /// </summary>
    internal IEnumerable<string> Changes => Events
        .Select(happened => happened switch
        {
            EngineEvent.StepPlanned planned => planned.Step,
            EngineEvent.StepFinished finished => finished.Step,
            _ => null,
        })
        .OfType<Step>()
        .Where(step => step.Kind is not StepKind.Same && step.ParentUrn is not null && !step.Urn.Contains("record/", StringComparison.Ordinal))
        .Select(Describe)
        .Order(StringComparer.Ordinal);

    /// <summary>The resources that a refresh found changed, with the changed properties.</summary>
    internal IEnumerable<string> Drift => Events
        .OfType<EngineEvent.StepFinished>()
        .Where(finished => finished.Step is { Kind: StepKind.Refresh or StepKind.Gone, ChangesNothing: false })
        .Select(finished => $"{Describe(finished.Step)}: {string.Join(", ", finished.Step.Changes.Keys)}");

    /// <summary>All errors that the user sees.</summary>
    internal IEnumerable<string> Errors => Events.Select(happened => happened switch
    {
        EngineEvent.Diagnostic { Severity: DiagnosticSeverity.Error } diagnostic => diagnostic.Message,
        EngineEvent.StepFailed failed => $"{Describe(failed.Step)}: {failed.Message}",
        _ => null,
    }).OfType<string>();

    /// <summary>All warnings that the user sees.</summary>
    internal IEnumerable<string> Warnings => Events
        .OfType<EngineEvent.Diagnostic>()
        .Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Warning)
        .Select(diagnostic => diagnostic.Message);

    /// <summary>The messages of severity Information that stay after the run.</summary>
    internal IEnumerable<string> Messages => Events
        .OfType<EngineEvent.Diagnostic>()
        .Where(diagnostic => diagnostic is { Severity: DiagnosticSeverity.Information, IsEphemeral: false })
        .Select(diagnostic => diagnostic.Message);

    /// <summary>Asserts that each step began only when the one before it was done.</summary>
    /// <param name="steps">As <see cref="Changes"/> has them.</param>
    internal void AssertOrder(params IReadOnlyList<string> steps)
    {
        foreach (var (before, after) in steps.Zip(steps.Skip(1)))
        {
            var done = Position<EngineEvent.StepFinished>(before, happened => happened.Step);
            var begun = Position<EngineEvent.StepStarted>(after, happened => happened.Step);
            Assert.True(done < begun, $"'{after}' began before '{before}' was done");
        }
    }

    private static string Describe(Step step) => $"{step.Kind} {TestStack.Label(step.Urn)}";

    private int Position<T>(string step, Func<T, Step> stepOf)
        where T : EngineEvent
        => Events.Index().Single(happened => happened.Item is T wanted && Describe(stepOf(wanted)) == step).Index;
}
