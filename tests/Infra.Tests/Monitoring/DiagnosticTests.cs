using Infra.Tests.Mocks;

namespace Infra.Tests.Monitoring;

public class DiagnosticTests
{
    private const string Group = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-registry";
    private const string Registry = $"{Group}/providers/Microsoft.ContainerRegistry/registries/contoso";
    private const string DiagnosticSetting = "azure-native:monitor:DiagnosticSetting";

    [Fact]
    public async Task A_workspace_is_declared_in_the_home_region_and_the_registrys_group_with_its_tags()
    {
        var mocks = await StackRun.StackAsync("""
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: westeurope
              tags: { owner: platform, environment: prod }
              workspaces: [{ name: log-registry, tags: { Owner: security } }]
            """);

        Assert.Equal(
            PlainJson.Normalize("""
                {
                  "workspaceName": "log-registry",
                  "resourceGroupName": "rg-registry",
                  "location": "westeurope",
                  "sku": { "name": "PerGB2018" },
                  "retentionInDays": 30,
                  "tags": { "Owner": "security", "environment": "prod" }
                }
                """),
            mocks.Inputs("azure-native:operationalinsights:Workspace", "contoso-workspace-log-registry"));
    }

    [Fact]
    public async Task A_workspace_is_declared_as_the_settings_say()
    {
        var mocks = await StackRun.StackAsync("""
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: westeurope
              workspaces: [{ name: log-registry, retentionDays: 730, dailyQuotaGb: 5, region: North Europe, resourceGroup: rg-logs }]
            """);

        Assert.Equal(
            PlainJson.Normalize("""
                {
                  "workspaceName": "log-registry",
                  "resourceGroupName": "rg-logs",
                  "location": "northeurope",
                  "sku": { "name": "PerGB2018" },
                  "retentionInDays": 730,
                  "workspaceCapping": { "dailyQuotaGb": 5 },
                  "tags": {}
                }
                """),
            mocks.Inputs("azure-native:operationalinsights:Workspace", "contoso-workspace-log-registry"));
    }

    [Fact]
    public async Task All_logs_and_metrics_go_to_a_declared_workspace_unless_some_are_chosen()
    {
        var mocks = await StackRun.StackAsync("""
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: westeurope
              workspaces: [{ name: log-registry }]
              diagnostics: [{ name: audit, workspace: log-registry }]
            """);

        Assert.Equal(
            PlainJson.Normalize($$"""
                {
                  "name": "audit",
                  "resourceUri": "{{Registry}}",
                  "workspaceId": "{{Group}}/providers/Microsoft.OperationalInsights/workspaces/log-registry",
                  "logs": [{ "categoryGroup": "allLogs", "enabled": true }],
                  "metrics": [{ "category": "AllMetrics", "enabled": true }]
                }
                """),
            mocks.Inputs(DiagnosticSetting, "contoso-diagnostics-audit"));
    }

    [Fact]
    public async Task Chosen_logs_go_to_every_destination_and_no_metrics_with_them()
    {
        const string workspace = $"{Group}/providers/Microsoft.OperationalInsights/workspaces/log-all";
        const string storage = $"{Group}/providers/Microsoft.Storage/storageAccounts/archive";
        const string rule = $"{Group}/providers/Microsoft.EventHub/namespaces/stream/authorizationRules/send";
        const string partner = $"{Group}/providers/Microsoft.Elastic/monitors/search";
        var mocks = await StackRun.StackAsync($$"""
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: westeurope
              diagnostics:
                - name: audit
                  workspace: {{workspace}}
                  storageAccount: {{storage}}
                  eventHub: { authorizationRule: {{rule}}, name: registry }
                  partner: {{partner}}
                  logs: [ContainerRegistryRepositoryEvents, ContainerRegistryLoginEvents]
            """);

        Assert.Equal(
            PlainJson.Normalize($$"""
                {
                  "name": "audit",
                  "resourceUri": "{{Registry}}",
                  "workspaceId": "{{workspace}}",
                  "storageAccountId": "{{storage}}",
                  "eventHubAuthorizationRuleId": "{{rule}}",
                  "eventHubName": "registry",
                  "marketplacePartnerId": "{{partner}}",
                  "logs": [
                    { "category": "ContainerRegistryLoginEvents", "enabled": true },
                    { "category": "ContainerRegistryRepositoryEvents", "enabled": true }
                  ],
                  "metrics": []
                }
                """),
            mocks.Inputs(DiagnosticSetting, "contoso-diagnostics-audit"));
    }

    [Theory]
    [InlineData("groups: [audit]", """[{ "categoryGroup": "audit", "enabled": true }]""", "[]")]
    [InlineData("metrics: true", "[]", """[{ "category": "AllMetrics", "enabled": true }]""")]
    [InlineData("groups: [audit], metrics: true", """[{ "categoryGroup": "audit", "enabled": true }]""", """[{ "category": "AllMetrics", "enabled": true }]""")]
    public async Task What_is_chosen_is_sent_and_nothing_else(string choice, string logs, string metrics)
    {
        var mocks = await StackRun.StackAsync($$"""
            - name: contoso
              resourceGroup: rg-registry
              homeRegion: westeurope
              workspaces: [{ name: log-registry }]
              diagnostics: [{ name: audit, workspace: log-registry, {{choice}} }]
            """);

        Assert.Equal(PlainJson.Normalize(logs), mocks.Input(DiagnosticSetting, "contoso-diagnostics-audit", "logs"));
        Assert.Equal(PlainJson.Normalize(metrics), mocks.Input(DiagnosticSetting, "contoso-diagnostics-audit", "metrics"));
    }
}
