using System.Text.Json;
using GeoRegistry.Registries;
using Infra.Tests.Mocks;

namespace Infra.Tests.Monitoring;

public class AlertTests
{
    private const string Group = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-registry";
    private const string Registry = $"{Group}/providers/Microsoft.ContainerRegistry/registries/contoso";
    private const string OnCall = $"{Group}/providers/Microsoft.Insights/actionGroups/oncall";
    private const string Existing =
        "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-other/providers/Microsoft.Insights/actionGroups/pager";

    private const string FailedPulls = $"""
        AzureMetrics
        | where _ResourceId =~ "{Registry}" and MetricName in ("TotalPullCount", "SuccessfulPullCount")
        | summarize Failed = sum(iff(MetricName == "TotalPullCount", Total, -Total))
        """;

    private static Task<AzureMocks> RunAsync(string alerts) => StackRun.StackAsync($$"""
        - name: contoso
          resourceGroup: rg-registry
          homeRegion: westeurope
          workspaces: [{ name: log-registry }]
          diagnostics: [{ name: audit, workspace: log-registry }]
          actionGroups: [{ name: oncall, emails: [oncall@contoso.com] }]
          alerts: {{alerts}}
        """);

    [Fact]
    public async Task An_action_group_writes_to_its_addresses_and_calls_its_webhooks()
    {
        var mocks = await StackRun.StackAsync("""
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: westeurope
              tags: { owner: platform }
              actionGroups:
                - name: Platform on call
                  shortName: oncall
                  emails: [two@contoso.com, one@contoso.com]
                  webhooks: [{ name: pager, uri: 'https://pager.example.com/?key=abc' }]
            """);

        Assert.Equal(
            PlainJson.Normalize("""
                {
                  "actionGroupName": "Platform on call",
                  "groupShortName": "oncall",
                  "resourceGroupName": "rg-registry",
                  "location": "Global",
                  "enabled": true,
                  "emailReceivers": [
                    { "name": "one@contoso.com", "emailAddress": "one@contoso.com", "useCommonAlertSchema": true },
                    { "name": "two@contoso.com", "emailAddress": "two@contoso.com", "useCommonAlertSchema": true }
                  ],
                  "webhookReceivers": [
                    { "name": "pager", "serviceUri": "https://pager.example.com/?key=abc", "useAadAuth": false, "useCommonAlertSchema": true }
                  ],
                  "tags": { "owner": "platform" }
                }
                """),
            mocks.Inputs("azure-native:monitor:ActionGroup", "contoso-action-group-platform on call"));
    }

    [Fact]
    public async Task Used_storage_is_measured_every_hour_for_each_region_alone()
    {
        var mocks = await RunAsync("{ actionGroups: [oncall], storage: {} }");

        Assert.Equal(
            PlainJson.Normalize($$"""
                {
                  "ruleName": "contoso-storage",
                  "resourceGroupName": "rg-registry",
                  "location": "global",
                  "description": "A region of the registry uses more than 80 % of 500 GiB.",
                  "severity": 2,
                  "enabled": true,
                  "autoMitigate": true,
                  "scopes": ["{{Registry}}"],
                  "evaluationFrequency": "PT1H",
                  "windowSize": "PT1H",
                  "criteria": {
                    "odataType": "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria",
                    "allOf": [
                      {
                        "name": "used-storage",
                        "criterionType": "StaticThresholdCriterion",
                        "metricNamespace": "Microsoft.ContainerRegistry/registries",
                        "metricName": "StorageUsed",
                        "dimensions": [{ "name": "Geolocation", "operator": "Include", "values": ["*"] }],
                        "timeAggregation": "Average",
                        "operator": "GreaterThan",
                        "threshold": 429496729600
                      }
                    ]
                  },
                  "actions": [{ "actionGroupId": "{{OnCall}}" }],
                  "tags": {}
                }
                """),
            mocks.Inputs("azure-native:monitor:MetricAlert", "contoso-alert-storage"));
    }

    [Fact]
    public async Task The_storage_limit_is_as_the_settings_say()
    {
        var mocks = await RunAsync("{ storage: { percent: 50, limitGiB: 2 } }");

        Assert.Contains(
            "\"threshold\": 1073741824", mocks.Input("azure-native:monitor:MetricAlert", "contoso-alert-storage", "criteria"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failed_pulls_are_the_difference_of_two_metrics_that_a_query_takes_in_the_workspace()
    {
        var mocks = await RunAsync($"{{ actionGroups: [oncall, {Existing}], failedPulls: {{ moreThan: 50 }} }}");

        Assert.Equal(
            PlainJson.Normalize($$"""
                {
                  "ruleName": "contoso-failed-pulls",
                  "displayName": "contoso-failed-pulls",
                  "resourceGroupName": "rg-registry",
                  "location": "westeurope",
                  "kind": "LogAlert",
                  "description": "More than 50 of the pulls failed within PT15M.",
                  "severity": 1,
                  "enabled": true,
                  "autoMitigate": true,
                  "skipQueryValidation": true,
                  "scopes": ["{{Group}}/providers/Microsoft.OperationalInsights/workspaces/log-registry"],
                  "evaluationFrequency": "PT5M",
                  "windowSize": "PT15M",
                  "criteria": {
                    "allOf": [
                      {
                        "query": {{JsonSerializer.Serialize(FailedPulls)}},
                        "metricMeasureColumn": "Failed",
                        "timeAggregation": "Total",
                        "operator": "GreaterThan",
                        "threshold": 50,
                        "failingPeriods": { "numberOfEvaluationPeriods": 1, "minFailingPeriodsToAlert": 1 }
                      }
                    ]
                  },
                  "actions": { "actionGroups": ["{{Existing}}", "{{OnCall}}"] },
                  "tags": {}
                }
                """),
            mocks.Inputs("azure-native:monitor:ScheduledQueryRule", "contoso-alert-failed-pulls"));
    }

    [Fact]
    public async Task Failed_pushes_have_an_alert_of_their_own()
    {
        var mocks = await RunAsync("{ failedPushes: { moreThan: 0, within: P1D } }");

        var criteria = mocks.Input("azure-native:monitor:ScheduledQueryRule", "contoso-alert-failed-pushes", "criteria");
        Assert.Contains("TotalPushCount", criteria, StringComparison.Ordinal);
        Assert.Contains("SuccessfulPushCount", criteria, StringComparison.Ordinal);
        Assert.Contains("\"threshold\": 0", criteria, StringComparison.Ordinal);
        Assert.DoesNotContain("ScheduledQueryRule contoso-alert-failed-pulls", mocks.Registered);
    }

    [Fact]
    public async Task Deletions_of_the_registry_and_of_its_replicas_raise_an_alert_once_they_succeeded()
    {
        var mocks = await RunAsync("{ actionGroups: [oncall], deletions: true }");

        Assert.Equal(
            PlainJson.Normalize($$"""
                {
                  "activityLogAlertName": "contoso-deletion",
                  "resourceGroupName": "rg-registry",
                  "location": "global",
                  "description": "The registry or one of its replicas was deleted.",
                  "enabled": true,
                  "scopes": ["{{Registry}}"],
                  "condition": {
                    "allOf": [
                      { "field": "category", "equals": "Administrative" },
                      {
                        "anyOf": [
                          { "field": "operationName", "equals": "Microsoft.ContainerRegistry/registries/delete" },
                          { "field": "operationName", "equals": "Microsoft.ContainerRegistry/registries/replications/delete" }
                        ]
                      },
                      { "field": "status", "equals": "Succeeded" }
                    ]
                  },
                  "actions": { "actionGroups": [{ "actionGroupId": "{{OnCall}}" }] },
                  "tags": {}
                }
                """),
            mocks.Inputs("azure-native:monitor:ActivityLogAlert", "contoso-alert-deletion"));
    }

    [Fact]
    public async Task Nothing_raises_an_alert_that_the_settings_do_not_ask_for()
    {
        var mocks = await RunAsync("{ actionGroups: [oncall], deletions: false }");

        Assert.Equal(
            [
                "ActionGroup contoso-action-group-oncall", "DiagnosticSetting contoso-diagnostics-audit",
                "GeoReplicatedRegistry contoso", "RandomUuid contoso-creation", "RandomUuid contoso-protection", "Registry contoso",
                "Replication contoso-westeurope", "ResourceGroup rg-registry", "Workspace contoso-workspace-log-registry",
            ],
            mocks.Registered);
    }
}
