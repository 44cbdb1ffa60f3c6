using GeoRegistry.Azure;
using GeoRegistry.Configuration;
using GeoRegistry.Events;

namespace GeoRegistry.Monitoring;

/// <summary>Reads an entry of <c>diagnostics</c>.</summary>
internal static class DiagnosticSection
{
    /// <param name="setting">The entry.</param>
    /// <param name="workspaces">The list of workspaces that are declared here.</param>
    internal static DiagnosticSettings? Read(ConfigNode setting, ConfigNode workspaces) => setting.AsMap(map =>
    {
        var name = map.Required("name")?.AsName(1, MonitorNames.MaximumLength, MonitorNames.IsAllowed, $"characters, none of them one of {MonitorNames.Forbidden}");
        var workspace = map.Optional("workspace")?.AsNameInOrId(workspaces, "Microsoft.OperationalInsights/workspaces");
        var storageAccount = map.Optional("storageAccount")?.AsResourceId("Microsoft.Storage/storageAccounts");
        var eventHub = map.Optional("eventHub")?.AsMap(ReadEventHub);
        var partner = map.Optional("partner")?.AsPartnerId();
        var categories = map.Optional("logs");
        var logs = categories?.AsList("log categories", "remove the key", AsCategory) ?? [];
        var groups = map.Optional("groups")?.AsList("groups", "remove the key", group => group.AsChoice("allLogs", "audit")) ?? [];
        var metrics = map.Optional("metrics")?.AsBoolean();
        // Pull request 154 of terraform-azurerm-avm-res-containerregistry-registry: Azure answers null whatever was sent.
        map.Optional("destinationType")?.Report(
            "is not offered: a workspace has the logs of registries in tables of their own, and Azure forgets the type, so that every refresh would find "
                + "a change",
            "remove the key");

        if (logs is not [] && groups is not [])
            categories!.Report("must be left out beside groups: Azure takes single categories or groups of them", "remove one of the two keys");
        if (logs is [] && groups is [] && metrics is false)
            setting["metrics"].Report("must be true where neither logs nor groups are given; otherwise nothing is sent", "true");

        var isAll = logs is [] && groups is [] && metrics is null;
        return name is null
            ? null
            : new DiagnosticSettings
            {
                Name = name,
                Workspace = workspace,
                StorageAccount = storageAccount,
                EventHub = eventHub,
                Partner = partner,
                LogCategories = [.. logs.Order(StringComparer.Ordinal)],
                LogGroups = isAll ? ["allLogs"] : [.. groups.Order(StringComparer.Ordinal)],
                Metrics = metrics ?? isAll,
            };
    });

    private static string? AsCategory(ConfigNode category) => category.AsChoice("ContainerRegistryLoginEvents", "ContainerRegistryRepositoryEvents");

    private static EventHubSettings? ReadEventHub(ConfigMap map)
    {
        var rule = map.Required("authorizationRule")?.AsResourceId("Microsoft.EventHub/namespaces/authorizationRules");
        var name = map.Optional("name")?.AsName(1, 256, character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.', "letters, digits, hyphens, underscores and periods");
        return rule is null ? null : new EventHubSettings(rule, name);
    }

    /// <summary>Each partner has a resource type of its own, so any id will do.</summary>
    private static string? AsPartnerId(this ConfigNode partner)
        => partner.Text?.Split('/') is [_, _, _, _, _, _, var space, var type, _]
            ? partner.AsResourceId($"{space}/{type}")
            : partner.AsResourceId("Microsoft.Datadog/monitors");
}
