using System.Text.Json.Nodes;

namespace Rehearsal.Azure.ResourceTypes.Monitor;

/// <summary>Categories of logs and metrics. Those of registries are known; other resources may have any.</summary>
internal static class DiagnosticCategories
{
    private const string AllMetrics = nameof(AllMetrics);

    private static readonly string[] RegistryLogs = ["ContainerRegistryLoginEvents", "ContainerRegistryRepositoryEvents"];
    private static readonly string[] Groups = ["allLogs", "audit"];

    /// <summary>The categories that a setting turns on; for registries, groups stand for the categories in them.</summary>
    /// <exception cref="ArmException">A category is unknown, or an entry has not exactly one category or group, or asks for retention.</exception>
    internal static IReadOnlySet<string> Check(JsonObject setting, ArmId resource)
    {
        var isRegistry = resource.Is(RegistryBehaviour.Type);
        var categories = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var log in Entries(setting, "logs"))
        {
            var (category, group) = (log.TextAt("category"), log.TextAt("categoryGroup"));
            if (category is null == group is null)
            {
                throw Refused("An entry of logs has to have either a category or a categoryGroup.", "logs");
            }

            if (isRegistry)
            {
                CheckKnown(category ?? group!, group is null ? RegistryLogs : Groups, "logs");
            }

            if (log.Flag("enabled"))
            {
                categories.UnionWith(category is not null ? [category] : isRegistry ? RegistryLogs : [group!]);
            }
        }

        foreach (var metric in Entries(setting, "metrics"))
        {
            var category = metric.TextAt("category") ?? AllMetrics;
            if (isRegistry)
            {
                CheckKnown(category, [AllMetrics], "metrics");
            }

            if (metric.Flag("enabled"))
            {
                _ = categories.Add(category);
            }
        }

        return categories;
    }

    private static IEnumerable<JsonObject> Entries(JsonObject setting, string property)
    {
        foreach (var entry in (setting[property] as JsonArray ?? []).OfType<JsonObject>())
        {
            if (entry["retentionPolicy"] is JsonObject retention && retention.Flag("enabled"))
            {
                throw Refused("Diagnostic settings do not support retention for new diagnostic settings.", property);
            }

            yield return entry;
        }
    }

    private static void CheckKnown(string category, string[] known, string property)
    {
        if (!known.Contains(category, StringComparer.OrdinalIgnoreCase))
        {
            throw Refused($"Category '{category}' is not supported, supported are {string.Join(", ", known)}.", property);
        }
    }

    private static ArmException Refused(string message, string property) => ArmException.BadRequest("BadRequest", message, $"properties.{property}");
}
