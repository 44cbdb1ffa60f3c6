using System.Text.Json.Nodes;
using Rehearsal.ArmRules;
using Rehearsal.Azure.Addresses;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.ContainerRegistry;
using Rehearsal.Azure.Requests;

namespace Rehearsal.Azure.Insights;

/// <summary>Categories of logs and metrics. Those of registries are known; other resources may have any.</summary>
internal static class DiagnosticCategories
{
    private static readonly string[] Groups = ["allLogs", "audit"];

    /// <summary>Checks what a setting turns on.</summary>
    /// <exception cref="ArmException">A category is unknown, or an entry has not exactly one category or group, or asks for retention.</exception>
    internal static void Check(JsonObject setting, ArmId resource)
    {
        var isRegistry = resource.Is(RegistryBehaviour.Type);
        foreach (var log in Entries(setting, "logs"))
        {
            var (category, group) = (log.TextAt("category"), log.TextAt("categoryGroup"));
            if (category is null == group is null)
            {
                throw Refused("An entry of logs has to have either a category or a categoryGroup.", "logs");
            }

            if (isRegistry)
            {
                CheckKnown(category ?? group!, group is null ? DiagnosticSinks.RegistryLogs : Groups, "logs");
            }
        }

        foreach (var metric in Entries(setting, "metrics"))
        {
            if (isRegistry)
            {
                CheckKnown(metric.TextAt("category") ?? DiagnosticSinks.AllMetrics, [DiagnosticSinks.AllMetrics], "metrics");
            }
        }
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
