using System.Text.Json.Nodes;

namespace Rehearsal.ArmRules;

/// <summary>Where diagnostic settings send which logs and metrics. Fact: "Diagnostic settings in Azure Monitor", destination limitations.</summary>
internal static class DiagnosticSinks
{
    internal const string EventHub = "eventHubAuthorizationRuleId";
    internal const string AllMetrics = nameof(AllMetrics);

    private const string RegistryProvider = "/Microsoft.ContainerRegistry/registries/";

    /// <summary>The categories of a registry's logs, which its category groups consist of.</summary>
    internal static readonly string[] RegistryLogs = ["ContainerRegistryLoginEvents", "ContainerRegistryRepositoryEvents"];

    /// <summary>The properties that name a destination.</summary>
    internal static readonly string[] Properties = ["workspaceId", "storageAccountId", EventHub, "marketplacePartnerId"];

    /// <summary>The destination that two settings of one resource both send a category to, which Azure does not allow; null when there is none.</summary>
    internal static (string Destination, string Category)? Shared(ArmBody one, ArmBody other)
    {
        if (!one.Parent.Equals(other.Parent, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var destination = Properties.FirstOrDefault(property => one.HasSame(other, $"properties.{property}")
            && (property != EventHub || one.Text("properties.eventHubName") == other.Text("properties.eventHubName")));
        return destination is not null && Categories(one).Intersect(Categories(other), StringComparer.OrdinalIgnoreCase).FirstOrDefault() is { } category
            ? (one.Text($"properties.{destination}")!, category)
            : null;
    }

    private static IEnumerable<string> Categories(ArmBody setting)
    {
        var isRegistrys = setting.Parent.Contains(RegistryProvider, StringComparison.OrdinalIgnoreCase);
        return Enabled("logs")
            .SelectMany(log => Text(log, "category") is { } category ? [category] : isRegistrys ? RegistryLogs : [Text(log, "categoryGroup") ?? ""])
            .Concat(Enabled("metrics").Select(metric => Text(metric, "category") ?? AllMetrics));

        IEnumerable<JsonObject> Enabled(string list)
            => setting.Objects($"properties.{list}").Where(entry => entry["enabled"] is JsonValue value && value.TryGetValue<bool>(out var enabled) && enabled);
    }

    private static string? Text(JsonObject entry, string name) => entry[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
