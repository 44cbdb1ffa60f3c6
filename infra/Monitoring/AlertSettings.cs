using System.Collections.Immutable;

namespace GeoRegistry.Monitoring;

/// <summary>What of a registry raises an alert, and who is told (<c>alerts</c>), checked, with every default filled in.</summary>
public sealed record AlertSettings
{
    /// <summary>
    /// The action groups that are told (<c>actionGroups</c>): names of declared ones, and ids of ones that exist. Default none: the alerts
    /// are then seen in Azure's portal only.
    /// </summary>
    public ImmutableArray<string> ActionGroups { get; init; } = [];

    /// <summary>The alert about storage that is nearly used up (<c>storage</c>). Default null: none.</summary>
    public StorageAlertSettings? Storage { get; init; }

    /// <summary>The alert about pulls that fail (<c>failedPulls</c>). Default null: none.</summary>
    public FailureAlertSettings? FailedPulls { get; init; }

    /// <summary>The alert about pushes that fail (<c>failedPushes</c>). Default null: none.</summary>
    public FailureAlertSettings? FailedPushes { get; init; }

    /// <summary>Whether the deletion of the registry or of a replica, by whomever, raises an alert (<c>deletions</c>). Default false.</summary>
    public bool Deletions { get; init; }
}
