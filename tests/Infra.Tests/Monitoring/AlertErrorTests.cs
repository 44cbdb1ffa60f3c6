using GeoRegistry.Configuration;
using GeoRegistry.Monitoring;
using GeoRegistry.Policies.Authoring;
using Infra.Tests.Configuration;

namespace Infra.Tests.Monitoring;

public class AlertErrorTests
{
    private const string Registry = "geo-registry:registries[0]";
    private const string Characters = """characters, none of them one of <>*%:&?\/#|+""";

    [Theory]
    [InlineData("emails: [a@contoso.com]", "name", null, "must be given", null)]
    [InlineData("name: oncall, shortName: thirteen-long, emails: [a@contoso.com]", "shortName", "\"thirteen-long\"", $"must be 1 to 12 {Characters}", "thirteen-lon")]
    [InlineData(
        "name: thirteen-long, emails: [a@contoso.com]",
        "shortName",
        null,
        "must be given, with 1 to 12 characters, where the name is longer",
        "thirteen-lon")]
    [InlineData("name: oncall, emails: [contoso.com]", "emails[0]", "\"contoso.com\"", "must be a mail address, such as oncall@contoso.com", null)]
    [InlineData("name: oncall, webhooks: [{ name: pager }]", "webhooks[0].uri", null, "must be given", null)]
    [InlineData(
        "name: oncall, webhooks: [{ name: pager, uri: 'http://pager.example.com/?key=abc' }]",
        "webhooks[0].uri",
        "[secret]",
        "must be a URI that begins with https:// and has a host, such as https://receiver.example.com/hook",
        null)]
    public void An_action_group_that_Azure_does_not_take_is_refused(string group, string key, string? value, string rule, string? suggestion)
        => Assert.Equal(
            new ConfigurationError($"{Registry}.actionGroups[0].{key}", value, rule, suggestion),
            Assert.Single(SettingsFile.MistakesWith($"actionGroups: [{{ {group} }}]")));

    [Fact]
    public void An_action_group_that_tells_nobody_is_refused()
        => Assert.Equal(
            new ConfigurationError($"{Registry}.actionGroups[0]", "{ name: … }", "must have at least one of emails and webhooks; otherwise nobody is told", null),
            Assert.Single(SettingsFile.MistakesWith("actionGroups: [{ name: oncall }]")));

    [Theory]
    [InlineData("storage: { percent: 0 }", "storage.percent", "0", "must be a whole number from 1 to 100, without quotes")]
    [InlineData("storage: { percent: 101 }", "storage.percent", "101", "must be a whole number from 1 to 100, without quotes")]
    [InlineData("storage: { limitGiB: 102401 }", "storage.limitGiB", "102401", "must be a whole number from 1 to 102400, without quotes")]
    [InlineData("failedPulls: {}", "failedPulls.moreThan", null, "must be given")]
    [InlineData("failedPulls: { moreThan: -1 }", "failedPulls.moreThan", "-1", "must be a whole number from 0 to 1000000, without quotes")]
    [InlineData("failedPushes: { moreThan: 1, within: PT5M }", "failedPushes.within", "\"PT5M\"", "must be PT15M or PT30M or PT1H or PT6H or P1D")]
    public void An_alert_that_cannot_be_is_refused(string alert, string key, string? value, string rule)
    {
        var mistake = Assert.Single(SettingsFile.MistakesWith(
            $"workspaces: [{{ name: logs }}]\ndiagnostics: [{{ name: audit, workspace: logs }}]\nalerts: {{ {alert} }}"));

        Assert.Equal(($"{Registry}.alerts.{key}", value, rule), (mistake.Path, mistake.Value, mistake.Rule));
    }

    [Fact]
    public void An_alert_that_tells_an_action_group_nobody_knows_is_refused()
        => Assert.Equal(
            new ConfigurationError(
                $"{Registry}.alerts.actionGroups[0]",
                "\"oncal\"",
                $"must be the name of one of {Registry}.actionGroups, or the id of one that exists: "
                    + "/subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.Insights/actionGroups/NAME",
                "oncall"),
            Assert.Single(SettingsFile.MistakesWith("actionGroups: [{ name: oncall, emails: [a@contoso.com] }]\nalerts: { actionGroups: [oncal] }")));

    [Theory]
    [InlineData("")]
    [InlineData("diagnostics: [{ name: audit, workspace: logs, groups: [audit] }]")]
    [InlineData("diagnostics: [{ name: audit, storageAccount: /subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/archive }]")]
    public void Failures_cannot_be_counted_without_metrics_in_a_workspace(string diagnostics)
        => Assert.Equal(
            new ConfigurationError(
                $"{Registry}.alerts.failedPulls",
                "{ moreThan: … }",
                "must be left out unless an entry of diagnostics sends metrics to a workspace: "
                    + "only there can successful requests be subtracted from all requests, a metric alert cannot",
                "add metrics: true to an entry of diagnostics that has a workspace"),
            Assert.Single(SettingsFile.MistakesWith($"workspaces: [{{ name: logs }}]\nalerts: {{ failedPulls: {{ moreThan: 1 }} }}\n{diagnostics}")));

    [Fact]
    public void Alerts_that_tell_nobody_are_warned_of()
        => Assert.Equal(
            new ConfigurationWarning($"{Registry}.alerts", "has no actionGroups, so nobody is told: the alerts are seen in Azure's portal only"),
            Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith("alerts: { deletions: true }")).Warnings));

    [Theory]
    [InlineData("workspaces", "{ name: shared }")]
    [InlineData("actionGroups", "{ name: shared, emails: [a@contoso.com] }")]
    public void Two_registries_do_not_declare_the_same(string list, string entry)
        => Assert.Equal(
            new ConfigurationError(
                $"geo-registry:registries[1].{list}[0].name",
                "\"shared\"",
                $"must be another name, or in another resource group, than {Registry}.{list}[0].name: both would be the same in Azure",
                "declare it in one registry, and give its id in the other"),
            Assert.Single(SettingsFile.Errors($$"""
                - { name: contoso, resourceGroup: rg, homeRegion: westeurope, {{list}}: [{{entry}}] }
                - { name: fabrikam, resourceGroup: rg, homeRegion: westeurope, {{list}}: [{{entry}}] }
                """)));

    [Fact]
    public void Alerts_have_defaults()
    {
        var alerts = Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith(
            "workspaces: [{ name: logs }]\ndiagnostics: [{ name: audit, workspace: logs }]\nalerts: { storage: {}, failedPulls: { moreThan: 3 } }")).Registries).Observation.Alerts;

        Assert.Equal(new StorageAlertSettings(80, 500), alerts.Storage);
        Assert.Equal(new FailureAlertSettings(3, "PT15M"), alerts.FailedPulls);
        Assert.Null(alerts.FailedPushes);
        Assert.False(alerts.Deletions);
        Assert.Empty(alerts.ActionGroups);
    }
}
