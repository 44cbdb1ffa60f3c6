using System.Collections.Immutable;
using GeoRegistry.Stacks;

namespace Infra.Tests.Mocks;

/// <summary>Answers for the monitoring of a registry.</summary>
internal static class ObservationAnswers
{
    internal static void AddTo(AzureMocks mocks)
    {
        mocks.Answer("azure-native:operationalinsights:Workspace", inputs => InGroup(inputs, "Microsoft.OperationalInsights/workspaces", "workspaceName"));
        mocks.Answer("azure-native:monitor:ActionGroup", inputs => InGroup(inputs, "Microsoft.Insights/actionGroups", "actionGroupName"));
        mocks.Answer("azure-native:monitor:MetricAlert", inputs => InGroup(inputs, "Microsoft.Insights/metricAlerts", "ruleName"));
        mocks.Answer("azure-native:monitor:ScheduledQueryRule", inputs => InGroup(inputs, "Microsoft.Insights/scheduledQueryRules", "ruleName"));
        mocks.Answer("azure-native:monitor:ActivityLogAlert", inputs => InGroup(inputs, "Microsoft.Insights/activityLogAlerts", "activityLogAlertName"));
        mocks.Answer("azure-native:monitor:DiagnosticSetting", inputs => (
            $"{inputs["resourceUri"]}/providers/Microsoft.Insights/diagnosticSettings/{inputs["name"]}",
            []));
        mocks.Answer("azure-native:authorization:ManagementLockByScope", inputs => (
            $"{inputs["scope"]}/providers/Microsoft.Authorization/locks/{inputs["lockName"]}",
            [("name", inputs["lockName"])]));
    }

    private static (string? Id, (string Name, object Value)[] Outputs) InGroup(ImmutableDictionary<string, object> inputs, string type, string name)
        => ($"{AzureMocks.ResourceGroups}/{inputs["resourceGroupName"]}/providers/{type}/{inputs[name]}", [("name", inputs[name])]);
}
