using Rehearsal.Tests.Azure.Requests;
using static Rehearsal.Tests.Azure.Requests.AzureClient;

namespace Rehearsal.Tests.Azure.Insights;

public class AlertTests
{
    private const string ActionGroup = $"{Group}/providers/Microsoft.Insights/actionGroups/operators";
    private const string MetricAlert = $"{Group}/providers/Microsoft.Insights/metricAlerts/storage";
    private const string ActivityLogAlert = $"{Group}/providers/Microsoft.Insights/activityLogAlerts/deletions";

    private static string ActionGroupBody(string shortName = "operators", string receiver = "second")
        => $$"""
            { "location": "global", "properties": { "groupShortName": "{{shortName}}", "enabled": true,
              "emailReceivers": [{ "name": "first", "emailAddress": "a@example.com" }, { "name": "{{receiver}}", "emailAddress": "b@example.com" }] } }
            """;

    private static string MetricAlertBody(
        string metric = "StorageUsed",
        string more = "",
        string window = "PT1H",
        string frequency = "PT1H",
        int severity = 2,
        string location = "global",
        string scope = Registry)
        => $$"""
            { "location": "{{location}}", "properties": { "severity": {{severity}}, "enabled": true, "scopes": ["{{scope}}"],
              "evaluationFrequency": "{{frequency}}", "windowSize": "{{window}}", "actions": [{ "actionGroupId": "{{ActionGroup}}" }],
              "criteria": { "odata.type": "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria", "allOf": [
                { "criterionType": "StaticThresholdCriterion", "name": "one", "metricName": "{{metric}}", "operator": "GreaterThan", "threshold": 1,
                  "timeAggregation": "Average"{{more}} }] } } }
            """;

    private static string ActivityLogAlertBody(string field = "category", string scope = Registry)
        => $$"""
            { "properties": { "scopes": ["{{scope}}"], "actions": { "actionGroups": [{ "actionGroupId": "{{ActionGroup}}" }] },
              "condition": { "allOf": [{ "field": "{{field}}", "equals": "Administrative" },
                { "field": "operationName", "equals": "Microsoft.ContainerRegistry/registries/delete" }] } } }
            """;

    private static async Task<AzureClient> StartWithActionGroupAsync()
    {
        var azure = await StartWithRegistryAsync();
        _ = await azure.SucceedAsync("PUT", ActionGroup, ActionGroupBody());
        return azure;
    }

    [Theory]
    [InlineData("operatorsops", "second", 201)]
    [InlineData("operatorsopsX", "second", 400)]
    [InlineData("operators", "FIRST", 400)]
    public async Task Action_group_has_a_short_name_of_at_most_12_characters_and_different_receivers(string shortName, string receiver, int status)
    {
        await using var azure = await StartWithGroupAsync();

        Assert.Equal(status, (await azure.SendAsync("PUT", ActionGroup, ActionGroupBody(shortName, receiver))).Status);
    }

    [Fact]
    public async Task Receivers_of_an_action_group_are_enabled()
    {
        await using var azure = await StartWithActionGroupAsync();

        Assert.All(
            (await azure.GetAsync(ActionGroup)).Properties["emailReceivers"]!.AsArray(), receiver => Assert.Equal("Enabled", (string?)receiver!["status"]));
    }

    [Fact]
    public async Task Scopes_of_a_rule_on_logs_are_fixed()
    {
        const string rule = $"{Group}/providers/Microsoft.Insights/scheduledQueryRules/failed";
        await using var azure = await StartWithRegistryAsync();
        string Body(string scope) => $$"""
            { "location": "westeurope", "properties": { "scopes": ["{{scope}}"], "enabled": true, "severity": 1,
              "criteria": { "allOf": [{ "query": "AzureMetrics", "timeAggregation": "Count", "operator": "GreaterThan", "threshold": 1 }] } } }
            """;
        Assert.Equal(201, (await azure.SendAsync("PUT", rule, Body(Registry), "2025-01-01-preview")).Status);
        Assert.Equal(200, (await azure.SendAsync("PUT", rule, Body(Registry), "2025-01-01-preview")).Status);

        var refused = await azure.SendAsync("PUT", rule, Body(Group), "2025-01-01-preview");

        Assert.Equal((400, "Scope can not be updated"), (refused.Status, refused.ErrorMessage));
    }

    [Fact]
    public async Task Alerts_need_action_groups_and_scopes_that_exist()
    {
        await using var azure = await StartWithRegistryAsync();

        Assert.Equal("ResourceNotFound", (await azure.SendAsync("PUT", MetricAlert, MetricAlertBody())).ErrorCode);
        Assert.Equal("ResourceNotFound", (await azure.SendAsync("PUT", ActivityLogAlert, ActivityLogAlertBody())).ErrorCode);
        _ = await azure.SucceedAsync("PUT", ActionGroup, ActionGroupBody());
        Assert.Equal("ResourceNotFound", (await azure.SendAsync("PUT", MetricAlert, MetricAlertBody(scope: $"{Registry}2"))).ErrorCode);
        Assert.Equal("ResourceNotFound", (await azure.SendAsync("PUT", ActivityLogAlert, ActivityLogAlertBody(scope: $"{Registry}2"))).ErrorCode);
        _ = await azure.SucceedAsync("PUT", MetricAlert, MetricAlertBody());
        _ = await azure.SucceedAsync("PUT", ActivityLogAlert, ActivityLogAlertBody(scope: Subscription));
    }

    [Theory]
    [InlineData("StorageUsed", """, "dimensions": [{ "name": "Geolocation", "operator": "Include", "values": ["westeurope"] }] """, 201)]
    [InlineData("TotalPullCount", "", 201)]
    [InlineData("TotalPullCount", """, "metricNamespace": "Microsoft.ContainerRegistry/registries" """, 201)]
    [InlineData("TotalPullCount", """, "metricNamespace": "Microsoft.Storage/storageAccounts" """, 400)]
    [InlineData("TotalPullCount", """, "dimensions": [{ "name": "Geolocation", "operator": "Include", "values": ["westeurope"] }] """, 400)]
    [InlineData("StorageUsed", """, "dimensions": [{ "name": "Repository", "operator": "Include", "values": ["*"] }] """, 400)]
    [InlineData("FailedPullCount", "", 400)]
    [InlineData("FailedPullCount", """, "skipMetricValidation": true """, 201)]
    public async Task Metric_alert_on_a_registry_names_a_metric_and_a_dimension_that_it_has(string metric, string more, int status)
    {
        await using var azure = await StartWithActionGroupAsync();

        Assert.Equal(status, (await azure.SendAsync("PUT", MetricAlert, MetricAlertBody(metric, more))).Status);
    }

    [Theory]
    [InlineData("StorageUsed", "PT1H", "PT5M", 201)]
    [InlineData("StorageUsed", "PT30M", "PT5M", 400)]
    [InlineData("TotalPullCount", "PT5M", "PT5M", 201)]
    [InlineData("TotalPullCount", "PT5M", "PT15M", 400)]
    [InlineData("TotalPullCount", "PT2H", "PT1H", 400)]
    [InlineData("TotalPullCount", "P1D", "PT6H", 400)]
    public async Task Metric_alert_looks_at_known_windows_as_long_as_its_frequency_and_storage_hourly(
        string metric, string window, string frequency, int status)
    {
        await using var azure = await StartWithActionGroupAsync();

        Assert.Equal(status, (await azure.SendAsync("PUT", MetricAlert, MetricAlertBody(metric, "", window, frequency))).Status);
    }

    [Fact]
    public async Task Metric_alert_is_global_and_has_a_severity_from_0_to_4()
    {
        await using var azure = await StartWithActionGroupAsync();

        Assert.Equal("location", (await azure.SendAsync("PUT", MetricAlert, MetricAlertBody(location: "westeurope"))).ErrorTarget);
        Assert.Equal("properties.severity", (await azure.SendAsync("PUT", MetricAlert, MetricAlertBody(severity: 5))).ErrorTarget);
    }

    [Fact]
    public async Task Activity_log_alert_needs_a_category_and_is_global()
    {
        await using var azure = await StartWithActionGroupAsync();

        var refused = await azure.SendAsync("PUT", ActivityLogAlert, ActivityLogAlertBody("status"));
        _ = await azure.SucceedAsync("PUT", ActivityLogAlert, ActivityLogAlertBody());

        Assert.Equal((400, "properties.condition.allOf"), (refused.Status, refused.ErrorTarget));
        Assert.Equal("global", (string?)(await azure.GetAsync(ActivityLogAlert)).Body!["location"]);
    }
}
