using System.Collections.Immutable;
using GeoRegistry.Parts;
using GeoRegistry.Policies.Authoring;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;
using Pulumi.AzureNative.OperationalInsights;

namespace GeoRegistry.Monitoring;

/// <summary>The diagnostic settings, which send the registry's logs and metrics to their destinations.</summary>
internal static class Diagnostics
{
    private const string AllMetrics = "AllMetrics";

    internal static ImmutableArray<DiagnosticSetting> Declare(
        RegistryScope scope, ImmutableArray<DiagnosticSettings> settings, DeployedRegistry registry, ImmutableDictionary<string, Workspace> workspaces)
        => [.. settings.Select(one => Declare(scope, registry, workspaces, one))];

    private static DiagnosticSetting Declare(
        RegistryScope scope, DeployedRegistry registry, ImmutableDictionary<string, Workspace> workspaces, DiagnosticSettings settings)
    {
        var arguments = new DiagnosticSettingArgs
        {
            Name = settings.Name,
            ResourceUri = registry.Id,
            Logs =
            [
                .. settings.LogCategories.Select(category => new DiagnosticsLogSettingsArgs { Category = category, Enabled = true }),
                .. settings.LogGroups.Select(group => new DiagnosticsLogSettingsArgs { CategoryGroup = group, Enabled = true }),
            ],
            Metrics = settings.Metrics ? [new DiagnosticsMetricSettingsArgs { Category = AllMetrics, Enabled = true }] : [],
        };
        if (settings.Workspace is { } workspace)
            arguments.WorkspaceId = workspaces.IdOf(workspace, scope);
        if (settings.StorageAccount is { } storageAccount)
            arguments.StorageAccountId = storageAccount;
        if (settings.EventHub is { } eventHub)
            arguments.EventHubAuthorizationRuleId = eventHub.AuthorizationRule;
        if (settings.EventHub?.Name is { } eventHubName)
            arguments.EventHubName = eventHubName;
        if (settings.Partner is { } partner)
            arguments.MarketplacePartnerId = partner;
        return new DiagnosticSetting(
            scope.NameOf($"diagnostics-{settings.Name}"), arguments, scope.OptionsOf($"diagnostics-{settings.Name}", ["name"]));
    }
}
