using System.Collections.Immutable;
using GeoRegistry.Parts;
using Pulumi;

namespace GeoRegistry.Monitoring;

/// <summary>The monitoring of a registry: workspaces, diagnostic settings, action groups and alerts.</summary>
internal static class RegistryMonitoring
{
    internal static void Declare(RegistryScope scope, ObservationSettings settings, DeployedRegistry registry)
    {
        var workspaces = Workspaces.Declare(scope, settings.Workspaces);
        var diagnostics = Diagnostics.Declare(scope, settings.Diagnostics, registry, workspaces);
        var declaredGroups = ActionGroups.Declare(scope, settings.ActionGroups);
        ImmutableArray<Output<string>> actionGroups = [.. settings.Alerts.ActionGroups.Select(group => declaredGroups.IdOf(group, scope))];
        if (settings.Alerts.Storage is { } storage)
            StorageAlert.Declare(scope, storage, registry, actionGroups);
        FailureAlerts.Declare(scope, settings, registry, workspaces, diagnostics, actionGroups);
        if (settings.Alerts.Deletions)
            DeletionAlert.Declare(scope, registry, actionGroups);
    }
}
