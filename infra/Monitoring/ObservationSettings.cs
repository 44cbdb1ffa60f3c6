using System.Collections.Immutable;

namespace GeoRegistry.Monitoring;

/// <summary>Who learns what of a registry: where its logs and metrics go, and what raises an alert.</summary>
public sealed record ObservationSettings
{
    /// <summary>The most diagnostic settings that Azure keeps for one resource.</summary>
    public const int MaximumDiagnostics = 5;

    /// <summary>The Log Analytics workspaces that are declared here, by name (<c>workspaces</c>). Default none.</summary>
    public ImmutableArray<WorkspaceSettings> Workspaces { get; init; } = [];

    /// <summary>Where logs and metrics go, by name (<c>diagnostics</c>): at most five. Default nowhere.</summary>
    public ImmutableArray<DiagnosticSettings> Diagnostics { get; init; } = [];

    /// <summary>The action groups that are declared here, by name (<c>actionGroups</c>). Default none.</summary>
    public ImmutableArray<ActionGroupSettings> ActionGroups { get; init; } = [];

    /// <summary>What raises an alert (<c>alerts</c>). Default nothing.</summary>
    public AlertSettings Alerts { get; init; } = new();
}
