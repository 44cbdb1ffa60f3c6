using GeoRegistry.Configuration;
using GeoRegistry.Monitoring;
using Infra.Tests.Configuration;

namespace Infra.Tests.Monitoring;

public class DiagnosticErrorTests
{
    private const string Registry = "geo-registry:registries[0]";
    private const string Group = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg";
    private const string Workspace = $"{Group}/providers/Microsoft.OperationalInsights/workspaces/log-all";
    private const string Characters = """characters, none of them one of <>*%:&?\/#|+""";

    [Theory]
    [InlineData("name: log", "name", "\"log\"", "must be 4 to 63 letters, digits and hyphens", null)]
    [InlineData("name: log_all", "name", "\"log_all\"", "must be 4 to 63 letters, digits and hyphens", "logall")]
    [InlineData("name: -logs", "name", "\"-logs\"", "must begin and end with a letter or digit", "logs")]
    [InlineData("retentionDays: 30", "name", null, "must be given", null)]
    [InlineData("name: logs, retentionDays: 29", "retentionDays", "29", "must be a whole number from 30 to 730, without quotes", null)]
    [InlineData("name: logs, retentionDays: 731", "retentionDays", "731", "must be a whole number from 30 to 730, without quotes", null)]
    [InlineData("name: logs, dailyQuotaGb: 0", "dailyQuotaGb", "0", "must be a whole number from 1 to 100000, without quotes", null)]
    [InlineData(
        "name: logs, region: westeurop",
        "region",
        "\"westeurop\"",
        "must be an Azure region, such as westeurope or West Europe, or one that geo-registry:additionalRegions adds",
        "westeurope")]
    public void A_workspace_that_Azure_does_not_take_is_refused(string workspace, string key, string? value, string rule, string? suggestion)
        => Assert.Equal(
            new ConfigurationError($"{Registry}.workspaces[0].{key}", value, rule, suggestion),
            Assert.Single(SettingsFile.MistakesWith($"workspaces: [{{ {workspace} }}]")));

    [Theory]
    [InlineData($"workspace: {Workspace}", "name", null, "must be given", null)]
    [InlineData($"name: 'a/b', workspace: {Workspace}", "name", "\"a/b\"", $"must be 1 to 260 {Characters}", "ab")]
    [InlineData(
        "name: audit, workspace: log-registri",
        "workspace",
        "\"log-registri\"",
        $"must be the name of one of {Registry}.workspaces, or the id of one that exists: /subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.OperationalInsights/workspaces/NAME",
        "log-registry")]
    [InlineData(
        $"name: audit, storageAccount: {Workspace}",
        "storageAccount",
        $"\"/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/provider…",
        "must be the id of a Microsoft.Storage/storageAccounts: /subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.Storage/storageAccounts/NAME",
        null)]
    [InlineData(
        "name: audit, partner: datadog",
        "partner",
        "\"datadog\"",
        "must be the id of a Microsoft.Datadog/monitors: /subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.Datadog/monitors/NAME",
        null)]
    [InlineData($"name: audit, workspace: {Workspace}, groups: [all]", "groups[0]", "\"all\"", "must be allLogs or audit", null)]
    [InlineData(
        $"name: audit, workspace: {Workspace}, logs: [LoginEvents]",
        "logs[0]",
        "\"LoginEvents\"",
        "must be ContainerRegistryLoginEvents or ContainerRegistryRepositoryEvents",
        null)]
    [InlineData(
        $"name: audit, workspace: {Workspace}, logs: [ContainerRegistryLoginEvents], groups: [audit]",
        "logs",
        "[ … ]",
        "must be left out beside groups: Azure takes single categories or groups of them",
        "remove one of the two keys")]
    [InlineData(
        $"name: audit, workspace: {Workspace}, metrics: false",
        "metrics",
        "false",
        "must be true where neither logs nor groups are given; otherwise nothing is sent",
        "true")]
    [InlineData($"name: audit, workspace: {Workspace}, destinationType: Dedicated", "destinationType", "\"Dedicated\"", Forgotten, "remove the key")]
    [InlineData(
        $"name: audit, workspace: {Workspace}, destinationType: AzureDiagnostics", "destinationType", "\"AzureDiagnostics\"", Forgotten, "remove the key")]
    public void A_diagnostic_setting_that_Azure_does_not_take_is_refused(string setting, string key, string? value, string rule, string? suggestion)
        => Assert.Equal(
            new ConfigurationError($"{Registry}.diagnostics[0].{key}", value, rule, suggestion),
            Assert.Single(SettingsFile.MistakesWith($"workspaces: [{{ name: log-registry }}]\ndiagnostics: [{{ {setting} }}]")));

    [Fact]
    public void A_diagnostic_setting_without_a_destination_is_refused()
        => Assert.Equal(
            new ConfigurationError(
                $"{Registry}.diagnostics[0]",
                "{ name: …, metrics: … }",
                "must have at least one of the destinations workspace, storageAccount, eventHub, partner",
                null),
            Assert.Single(SettingsFile.MistakesWith("diagnostics: [{ name: audit, metrics: true }]")));

    [Fact]
    public void A_sixth_diagnostic_setting_is_refused()
        => Assert.Equal(
            new ConfigurationError($"{Registry}.diagnostics", "[ … ]", "must be at most 5 entries; Azure keeps no more for one resource", null),
            Assert.Single(SettingsFile.MistakesWith(
                $"diagnostics: [{string.Join(", ", Enumerable.Range(1, 6).Select(number => $"{{ name: to-{number}, workspace: {Workspace}{number} }}"))}]")));

    [Theory]
    [InlineData("", "")]
    [InlineData("groups: [audit]", "logs: [ContainerRegistryLoginEvents]")]
    [InlineData("metrics: true", "groups: [allLogs], metrics: true")]
    public void The_same_logs_or_metrics_are_not_sent_to_one_destination_twice(string first, string second)
        => Assert.Equal(
            new ConfigurationError(
                $"{Registry}.diagnostics[1].workspace",
                "\"logs\"",
                $"must be another destination than that of {Registry}.diagnostics[0].workspace, which sends some of the same there: Azure refuses that",
                "put both into one entry, or choose different logs and metrics"),
            Assert.Single(SettingsFile.MistakesWith(
                $"workspaces: [{{ name: logs }}]\ndiagnostics: [{{ name: one, workspace: logs, {first} }}, {{ name: two, workspace: logs, {second} }}]")));

    [Theory]
    [InlineData("groups: [audit]", "metrics: true")]
    [InlineData("logs: [ContainerRegistryRepositoryEvents]", "logs: [ContainerRegistryLoginEvents], metrics: true")]
    public void Different_logs_and_metrics_may_go_to_one_destination(string first, string second)
        => Assert.Equal(
            ["one", "two"],
            Assert.Single(SettingsFile.Read(SettingsFile.RegistryWith(
                $"workspaces: [{{ name: logs }}]\ndiagnostics: [{{ name: two, workspace: logs, {second} }}, {{ name: one, workspace: logs, {first} }}]")).Registries)
                .Observation.Diagnostics.Select(setting => setting.Name));

    [Fact]
    public void Names_are_given_once()
        => Assert.Equal(
            new ConfigurationError(
                $"{Registry}.workspaces[1].name",
                "\"LOGS\"",
                $"must be in the list once; {Registry}.workspaces[0].name has it as well, and letter case does not tell names apart",
                null),
            Assert.Single(SettingsFile.MistakesWith("workspaces: [{ name: logs }, { name: LOGS }]")));

    private const string Forgotten = "is not offered: a workspace has the logs of registries in tables of their own, and Azure forgets the type, so that every "
        + "refresh would find a change";
}
