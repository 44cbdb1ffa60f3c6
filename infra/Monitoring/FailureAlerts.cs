using System.Collections.Immutable;
using GeoRegistry.Parts;
using GeoRegistry.Policies.Authoring;
using Pulumi;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;
using Pulumi.AzureNative.OperationalInsights;

namespace GeoRegistry.Monitoring;

/// <summary>
/// Alerts when too many pulls or pushes fail. Azure counts all of them and those that succeed, and a metric alert compares a metric with a threshold, never
/// two metrics with each other. So a query takes the difference of the metrics that a diagnostic setting sends to a workspace.
/// </summary>
internal static class FailureAlerts
{
    /// <summary>Declares the alerts that the settings ask for.</summary>
    internal static void Declare(
        RegistryScope scope,
        ObservationSettings observation,
        DeployedRegistry registry,
        ImmutableDictionary<string, Workspace> workspaces,
        ImmutableArray<DiagnosticSetting> diagnostics,
        ImmutableArray<Output<string>> actionGroups)
    {
        var alerts = observation.Alerts;
        if (alerts.FailedPulls is { } pulls)
            Declare("Pull", pulls);
        if (alerts.FailedPushes is { } pushes)
            Declare("Push", pushes);

        void Declare(string kind, FailureAlertSettings settings) => _ = new ScheduledQueryRule(
            scope.NameOf($"alert-{Name(kind)}"),
            new ScheduledQueryRuleArgs
            {
                RuleName = Output.Format($"{registry.Name}-{Name(kind)}"),
                ResourceGroupName = scope.ResourceGroupName,
                Location = scope.Settings.HomeRegion.Name,
                Kind = "LogAlert",
                DisplayName = Output.Format($"{registry.Name}-{Name(kind)}"),
                Description = $"More than {settings.MoreThan} of the {Requests(kind)} failed within {settings.Within}.",
                Severity = AlertSeverity.Error,
                Enabled = true,
                AutoMitigate = true,

                // The table may exist only once the first metric has arrived.
                SkipQueryValidation = true,
                Scopes = [workspaces.IdOf(Workspace(observation), scope)],
                EvaluationFrequency = "PT5M",
                WindowSize = settings.Within,
                Criteria = new ScheduledQueryRuleCriteriaArgs { AllOf = [Condition(registry, kind, settings)] },
                Actions = new ActionsArgs { ActionGroups = [.. actionGroups] },
                Tags = scope.Tags(),
            },
            OptionsOf(scope, diagnostics));
    }

    /// <summary>Azure cannot change the workspace of a rule: the rule is deleted and created again under its name.</summary>
    private static CustomResourceOptions OptionsOf(RegistryScope scope, IEnumerable<Resource> diagnostics)
    {
        var options = scope.Options(diagnostics);
        options.ReplaceOnChanges = ["scopes"];
        options.DeleteBeforeReplace = true;
        return options;
    }

    private static string Name(string kind) => $"failed-{Requests(kind)}";

    private static string Requests(string kind) => kind is "Pull" ? "pulls" : "pushes";

    /// <summary>The workspace of the first diagnostic setting that sends it metrics; two settings cannot send them to the same one.</summary>
    private static string Workspace(ObservationSettings observation)
        => observation.Diagnostics.First(settings => settings.Metrics && settings.Workspace is not null).Workspace!;

    private static ConditionArgs Condition(DeployedRegistry registry, string kind, FailureAlertSettings settings) => new()
    {
        Query = registry.Id.Apply(id => $"""
            AzureMetrics
            | where _ResourceId =~ "{id}" and MetricName in ("Total{kind}Count", "Successful{kind}Count")
            | summarize Failed = sum(iff(MetricName == "Total{kind}Count", Total, -Total))
            """),
        MetricMeasureColumn = "Failed",
        TimeAggregation = TimeAggregation.Total,
        Operator = "GreaterThan",
        Threshold = settings.MoreThan,
        FailingPeriods = new ConditionFailingPeriodsArgs { NumberOfEvaluationPeriods = 1, MinFailingPeriodsToAlert = 1 },
    };
}
