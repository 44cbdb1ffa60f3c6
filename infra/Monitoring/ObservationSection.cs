using GeoRegistry.Azure;
using GeoRegistry.Configuration;

namespace GeoRegistry.Monitoring;

/// <summary>Reads what a registry's entry says of logs, metrics and alerts.</summary>
internal static class ObservationSection
{
    /// <param name="registry">The registry's entry.</param>
    /// <param name="homeRegion">The home region; null when it could not be read.</param>
    internal static ObservationSettings Read(ConfigMap registry, Region? homeRegion)
    {
        var workspaces = registry.Optional("workspaces").AsNamed("workspaces", entry => entry.Name, workspace => WorkspaceSection.Read(workspace, homeRegion));
        var diagnostics = registry.Optional("diagnostics");
        var settings = diagnostics.AsNamed("diagnostic settings", entry => entry.Name, setting => DiagnosticSection.Read(setting, registry.Node["workspaces"]));
        if (diagnostics is not null)
            DiagnosticDestinations.Check(diagnostics);
        return new ObservationSettings
        {
            Workspaces = workspaces,
            Diagnostics = settings,
            ActionGroups = registry.Optional("actionGroups").AsNamed("action groups", entry => entry.Name, ActionGroupSection.Read),
            Alerts = AlertSection.Read(registry.Optional("alerts"), registry.Node),
        };
    }
}
