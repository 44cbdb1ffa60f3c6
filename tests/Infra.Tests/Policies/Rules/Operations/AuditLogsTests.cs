using GeoRegistry.Policies.Authoring;
using GeoRegistry.Policies.Rules.Operations;

namespace Infra.Tests.Policies.Rules.Operations;

public sealed class AuditLogsTests : RuleTests
{
    private protected override Rule Rule => new AuditLogs();

    private protected override Examples Passing => new()
    {
        ["both"] =
            """
            - containerregistry:Registry contoso: {}
            - monitor:DiagnosticSetting audit:
                resourceUri: !of contoso
                logs: [{ category: ContainerRegistryLoginEvents, enabled: true }, { category: ContainerRegistryRepositoryEvents, enabled: true }]
            """,
        ["in two settings"] =
            """
            - containerregistry:Registry contoso: {}
            - monitor:DiagnosticSetting audit:
                resourceUri: !of contoso
                logs: [{ category: ContainerRegistryLoginEvents, enabled: true }]
            - monitor:DiagnosticSetting other:
                resourceUri: !of contoso
                logs: [{ category: ContainerRegistryRepositoryEvents, enabled: true }]
            """,
        ["group audit"] =
            """
            - containerregistry:Registry contoso: {}
            - monitor:DiagnosticSetting audit:
                resourceUri: !of contoso
                logs: [{ categoryGroup: audit, enabled: true }]
            """,
        ["all logs"] =
            """
            - containerregistry:Registry contoso: {}
            - monitor:DiagnosticSetting audit:
                resourceUri: !of contoso
                logs: [{ categoryGroup: allLogs, enabled: true }]
            """,
    };

    private protected override Examples Failing => new()
    {
        ["none"] = new("- containerregistry:Registry contoso: {}",
            "contoso diagnosticSettings: no diagnostic setting of the registry has ContainerRegistryLoginEvents or ContainerRegistryRepositoryEvents"),
        ["one of them"] = new(
            """
            - containerregistry:Registry contoso: {}
            - monitor:DiagnosticSetting audit:
                resourceUri: !of contoso
                logs: [{ category: ContainerRegistryLoginEvents, enabled: true }]
            """,
            "contoso diagnosticSettings: no diagnostic setting of the registry has ContainerRegistryRepositoryEvents"),
        ["off"] = new(
            """
            - containerregistry:Registry contoso: {}
            - monitor:DiagnosticSetting audit:
                resourceUri: !of contoso
                logs: [{ categoryGroup: audit, enabled: false }]
            """,
            "contoso diagnosticSettings: no diagnostic setting of the registry has ContainerRegistryLoginEvents or ContainerRegistryRepositoryEvents"),
        ["of another resource"] = new(
            """
            - containerregistry:Registry contoso: { registryName: contoso }
            - monitor:DiagnosticSetting audit:
                resourceUri: /vaults/v
                logs: [{ category: ContainerRegistryLoginEvents, enabled: true }, { category: ContainerRegistryRepositoryEvents, enabled: true }]
            """,
            "contoso diagnosticSettings: no diagnostic setting of the registry has ContainerRegistryLoginEvents or ContainerRegistryRepositoryEvents"),
    };

    private protected override Examples Undecided => new()
    {
        ["logs not known"] = new(
            """
            - containerregistry:Registry contoso: {}
            - monitor:DiagnosticSetting audit:
                resourceUri: !of contoso
                logs: !unknown
            """,
            "contoso diagnosticSettings"),
        ["resource not known"] = new(
            """
            - containerregistry:Registry contoso: {}
            - monitor:DiagnosticSetting audit:
                resourceUri: !unknown
                logs: [{ category: ContainerRegistryLoginEvents, enabled: true }, { category: ContainerRegistryRepositoryEvents, enabled: true }]
            """,
            "contoso diagnosticSettings"),
    };
}
