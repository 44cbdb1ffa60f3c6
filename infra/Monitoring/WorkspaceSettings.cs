using System.Collections.Immutable;
using GeoRegistry.Azure;

namespace GeoRegistry.Monitoring;

/// <summary>A Log Analytics workspace that is declared here: an entry of <c>workspaces</c>, checked, with every default filled in.</summary>
public sealed record WorkspaceSettings
{
    /// <summary>The shortest time that a workspace of this price tier keeps data, in days; it is part of the price.</summary>
    public const int MinimumRetentionDays = 30;

    /// <summary>The longest time that a workspace keeps data for queries, in days.</summary>
    public const int MaximumRetentionDays = 730;

    /// <summary>
    /// The workspace's name (<c>name</c>): 4 to 63 letters, digits and hyphens, beginning and ending with a letter or digit. In
    /// <c>diagnostics</c> it stands for the workspace.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>For how many days data can be queried (<c>retentionDays</c>): 30 to 730. Default 30.</summary>
    public int RetentionDays { get; init; } = MinimumRetentionDays;

    /// <summary>
    /// How many gigabytes a day the workspace takes in (<c>dailyQuotaGb</c>); what comes after them is lost until the next day. Default
    /// null: all that comes.
    /// </summary>
    public int? DailyQuotaGb { get; init; }

    /// <summary>Where the data is kept (<c>region</c>). Default: the home region. It cannot be changed later.</summary>
    public required Region Region { get; init; }

    /// <summary>The resource group, which has to be there (<c>resourceGroup</c>). Default null: the registry's.</summary>
    public string? ResourceGroup { get; init; }

    /// <summary>Tags beside those of the registry, or instead of them where the names are the same (<c>tags</c>). Default none.</summary>
    public required ImmutableSortedDictionary<string, string> Tags { get; init; }

    /// <summary>Whether the workspace exists in Azure and is taken over into the stack (<c>adopt</c>). Default false.</summary>
    public bool Adopt { get; init; }
}
