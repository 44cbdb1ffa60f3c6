using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Parts;

namespace GeoRegistry.Monitoring;

/// <summary>Reads an entry of <c>workspaces</c>.</summary>
internal static class WorkspaceSection
{
    /// <summary>The most that a daily quota can be: far above what a registry writes, and below what is not a number of gigabytes any more.</summary>
    private const int MaximumQuotaGb = 100_000;

    internal static WorkspaceSettings? Read(ConfigNode workspace, Region? homeRegion) => workspace.AsMap(map =>
    {
        var name = map.Required("name")?.AsWorkspaceName();
        var retentionDays = map.Optional("retentionDays")?.AsInteger(WorkspaceSettings.MinimumRetentionDays, WorkspaceSettings.MaximumRetentionDays);
        var quota = map.Optional("dailyQuotaGb")?.AsInteger(1, MaximumQuotaGb);
        var region = map.Optional("region") is { } node ? node.AsOwnRegion() : homeRegion;
        var resourceGroup = map.Optional("resourceGroup")?.AsResourceGroupName();
        var tags = map.Optional("tags").AsTags();
        var adopt = map.Optional("adopt")?.AsBoolean() ?? false;
        return name is null || region is null
            ? null
            : new WorkspaceSettings
            {
                Name = name,
                RetentionDays = retentionDays ?? WorkspaceSettings.MinimumRetentionDays,
                DailyQuotaGb = quota,
                Region = region,
                ResourceGroup = resourceGroup,
                Tags = tags,
                Adopt = adopt,
            };
    });

    private static string? AsWorkspaceName(this ConfigNode node)
    {
        var name = node.AsName(
            MonitorNames.MinimumWorkspaceLength, MonitorNames.MaximumWorkspaceLength, MonitorNames.IsAllowedInWorkspace, "letters, digits and hyphens");
        if (name is null || (name[0] is not '-' && name[^1] is not '-'))
            return name;
        node.Report("must begin and end with a letter or digit", name.Trim('-'));
        return null;
    }
}
