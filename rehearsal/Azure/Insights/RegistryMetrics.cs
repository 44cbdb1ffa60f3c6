using System.Text.Json.Nodes;
using Rehearsal.Azure.Behaviours;
using Rehearsal.Azure.ContainerRegistry;
using Rehearsal.Azure.Requests;

namespace Rehearsal.Azure.Insights;

/// <summary>The metrics of registries.</summary>
/// <remarks>Facts: "Supported metrics for Microsoft.ContainerRegistry/registries".</remarks>
internal static class RegistryMetrics
{
    private const string StorageUsed = nameof(StorageUsed);

    private static readonly TimeSpan StorageGrain = TimeSpan.FromHours(1);

    private static readonly string[] Names =
    [
        StorageUsed, "SuccessfulPullCount", "TotalPullCount", "SuccessfulPushCount", "TotalPushCount", "RunDuration", "AgentPoolCPUTime",
    ];

    /// <summary>Checks one criterion of an alert on registries.</summary>
    /// <exception cref="ArmException">There is no such metric or dimension, or the metric is measured less often than the alert looks.</exception>
    internal static void Check(JsonObject criterion, TimeSpan window)
    {
        var metric = criterion.TextAt("metricName")!;
        if (criterion.TextAt("metricNamespace") is { } metricNamespace && !metricNamespace.Equals(RegistryBehaviour.Type, StringComparison.OrdinalIgnoreCase))
        {
            throw Refused($"Couldn't find a metric namespace named '{metricNamespace}'; registries have '{RegistryBehaviour.Type}'.");
        }

        if (!Names.Contains(metric) && !criterion.Flag("skipMetricValidation"))
        {
            throw Refused($"Couldn't find a metric named '{metric}'; registries have {string.Join(", ", Names)}.");
        }

        if (metric == StorageUsed && window < StorageGrain)
        {
            throw Refused($"The metric {StorageUsed} is measured every hour: the windowSize has to be at least PT1H.");
        }

        foreach (var dimension in (criterion["dimensions"] as JsonArray ?? []).OfType<JsonObject>().Select(dimension => dimension.TextAt("name")))
        {
            if (metric != StorageUsed || dimension != "Geolocation")
            {
                throw Refused($"The metric '{metric}' has no dimension '{dimension}'; only {StorageUsed} has one: Geolocation.");
            }
        }
    }

    private static ArmException Refused(string message) => ArmException.BadRequest("BadRequest", message, "properties.criteria");
}
