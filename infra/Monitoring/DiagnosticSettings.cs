using System.Collections.Immutable;
using GeoRegistry.Events;

namespace GeoRegistry.Monitoring;

/// <summary>One way that logs and metrics of a registry go: an entry of <c>diagnostics</c>, checked, with every default filled in.</summary>
public sealed record DiagnosticSettings
{
    /// <summary>The diagnostic setting's name (<c>name</c>): 1 to 260 characters, none of them one of <c>&lt;&gt;*%:&amp;?\/#|</c>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The Log Analytics workspace to send to (<c>workspace</c>): the name of one of <c>workspaces</c>, or the id of one that exists.
    /// Default null: none. At least one of the four destinations is given.
    /// </summary>
    public string? Workspace { get; init; }

    /// <summary>
    /// The id of a storage account to archive in (<c>storageAccount</c>); Azure demands that it is in the home region. Default null: none.
    /// </summary>
    public string? StorageAccount { get; init; }

    /// <summary>The event hub to stream to (<c>eventHub</c>); Azure demands that it is in the home region. Default null: none.</summary>
    public EventHubSettings? EventHub { get; init; }

    /// <summary>The id of a partner's resource to send to, such as Datadog's or Elastic's (<c>partner</c>). Default null: none.</summary>
    public string? Partner { get; init; }

    /// <summary>
    /// The log categories that are sent (<c>logs</c>): <c>ContainerRegistryLoginEvents</c> says who signed in from where,
    /// <c>ContainerRegistryRepositoryEvents</c> what was pushed, pulled, deleted. Instead of them <see cref="LogGroups"/> may be given.
    /// </summary>
    public ImmutableArray<string> LogCategories { get; init; } = [];

    /// <summary>
    /// The groups of log categories that are sent (<c>groups</c>): <c>allLogs</c> takes in categories that Azure adds later, <c>audit</c>
    /// those that record what people do. Default, where neither logs nor metrics are chosen: <c>allLogs</c>.
    /// </summary>
    public ImmutableArray<string> LogGroups { get; init; } = [];

    /// <summary>Whether all metrics are sent (<c>metrics</c>). Default: true where neither logs nor groups are chosen, otherwise false.</summary>
    public bool Metrics { get; init; }
}
