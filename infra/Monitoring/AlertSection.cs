using GeoRegistry.Configuration;

namespace GeoRegistry.Monitoring;

/// <summary>Reads <c>alerts</c>.</summary>
internal static class AlertSection
{
    private static readonly string[] Spans = ["PT15M", "PT30M", "PT1H", "PT6H", "P1D"];

    /// <param name="alerts">What stands at the key; null when it is left out.</param>
    /// <param name="registry">The registry's entry.</param>
    internal static AlertSettings Read(ConfigNode? alerts, ConfigNode registry) => alerts?.AsMap(map =>
    {
        var groups = map.Optional("actionGroups")?.AsList(
            "action groups", "remove the key", group => group.AsNameInOrId(registry["actionGroups"], "Microsoft.Insights/actionGroups")) ?? [];
        if (!alerts.Keys.Contains("actionGroups"))
            alerts.Warn("has no actionGroups, so nobody is told: the alerts are seen in Azure's portal only");
        return new AlertSettings
        {
            ActionGroups = [.. groups.Distinct().Order(StringComparer.Ordinal)],
            Storage = map.Optional("storage")?.AsMap(ReadStorage),
            FailedPulls = ReadFailures(map.Optional("failedPulls"), registry),
            FailedPushes = ReadFailures(map.Optional("failedPushes"), registry),
            Deletions = map.Optional("deletions")?.AsBoolean() ?? false,
        };
    }) ?? new();

    private static StorageAlertSettings ReadStorage(ConfigMap map) => new(
        map.Optional("percent")?.AsInteger(1, 100) ?? StorageAlertSettings.DefaultPercent,
        map.Optional("limitGiB")?.AsInteger(1, StorageAlertSettings.MaximumGiB) ?? StorageAlertSettings.IncludedGiB);

    private static FailureAlertSettings? ReadFailures(ConfigNode? failures, ConfigNode registry) => failures?.AsMap(map =>
    {
        var moreThan = map.Required("moreThan")?.AsInteger(0, FailureAlertSettings.MaximumMoreThan);
        var within = map.Optional("within") is { } span ? span.AsChoice(Spans) : Spans[0];
        if (!registry["diagnostics"].Items.Any(SendsMetricsToWorkspace))
        {
            failures.Report(
                "must be left out unless an entry of diagnostics sends metrics to a workspace: "
                    + "only there can successful requests be subtracted from all requests, a metric alert cannot",
                "add metrics: true to an entry of diagnostics that has a workspace");
        }

        return moreThan is null || within is null ? null : new FailureAlertSettings(moreThan.Value, within);
    });

    private static bool SendsMetricsToWorkspace(ConfigNode setting)
        => setting.Keys.Contains("workspace") && (setting["metrics"].Flag ?? !setting.Keys.Intersect(["logs", "groups"]).Any());
}
