using System.Collections.Immutable;
using GeoRegistry.Parts;
using Pulumi;

namespace GeoRegistry.Monitoring;

/// <summary>Everything that observes a registry: workspaces, diagnostic settings, action groups and alerts.</summary>
internal static class Observers
{
    internal static void Declare(RegistryScope scope, DeployedRegistry registry)
    {
        var workspaces = Workspaces.Declare(scope);
        var diagnostics = Diagnostics.Declare(scope, registry, workspaces);
        var actionGroups = ActionGroups.Declare(scope);
        ImmutableArray<Output<string>> told = [.. scope.Settings.Observation.Alerts.ActionGroups.Select(group => actionGroups.IdOf(group, scope))];
        StorageAlert.Declare(scope, registry, told);
        FailureAlerts.Declare(scope, registry, workspaces, diagnostics, told);
        DeletionAlert.Declare(scope, registry, told);
    }
}
